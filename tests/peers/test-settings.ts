/** Settings of the workers under test inside the runtime; nothing here is a secret of anybody. */
const key = (letter: string): string => letter.repeat(43)

/** API keys; the settings below keep their SHA-256. */
export const apiKey = key('K')
export const apiKeyBeside = key('L')

export const testTenants = [
  {
    id: 'demo',
    name: 'Fernleaf',
    origins: ['https://shop.test'],
    keys: { 'test-1': key('A'), 'test-2': key('B') },
    apiKeys: { crm: '7a97835b001a7648b60ef502bc760f5ec329991efe0386300900d6cf99497e44' },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: 'demo',
  },
  {
    id: 'beside',
    name: 'Next door',
    origins: ['https://beside.test'],
    keys: { 'beside-1': key('C') },
    apiKeys: { crm: 'b59504219b78de9b9b62c7998c0d818f5e45201c75d5d1bbf8924e575b7f3708' },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: 'demo',
  },
  {
    id: 'reads',
    name: 'Reads with a model',
    origins: ['https://reads.test'],
    keys: { 'reads-1': key('E') },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: 'demo',
    reading: { url: 'https://model.test/v1', model: 'small', keyName: 'main' },
  },
]

export const testSettings = {
  PARLEY_SECRET: key('S'),
  PARLEY_TENANTS: JSON.stringify(testTenants),
  PARLEY_DEMO_KEY: key('D'),
  PARLEY_READING_KEYS: JSON.stringify({ main: 'k-test' }),
}
