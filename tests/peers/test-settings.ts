/** Settings of the workers under test inside the runtime; nothing here is a secret of anybody. */
const key = (letter: string): string => letter.repeat(43)

export const testTenants = [
  {
    id: 'demo',
    name: 'Fernleaf',
    origins: ['https://shop.test'],
    keys: { 'test-1': key('A'), 'test-2': key('B') },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: 'demo',
  },
]

export const testSettings = {
  PARLEY_SECRET: key('S'),
  PARLEY_TENANTS: JSON.stringify(testTenants),
  PARLEY_DEMO_KEY: key('D'),
}
