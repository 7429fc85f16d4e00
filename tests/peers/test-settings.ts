/** Settings of the workers under test inside the runtime; nothing here is a secret of anybody. */
const key = (letter: string): string => letter.repeat(43)

/** API keys; the settings below keep their SHA-256. */
export const apiKey = key('K')
export const apiKeyBeside = key('L')

/** Tests and the bench begin more at once than people do. */
const manyBegins = { customer: 100_000, tenant: 1_000_000, network: 1_000_000 }

/** Secrets of events from billing; for Standard Webhooks, the base64 of their bytes. */
export const eventSecrets = {
  demo: `whsec_${'RGVt'.repeat(10)}`,
  'demo-test': `whsec_${'VGVz'.repeat(10)}`,
  beside: `whsec_${'QmVz'.repeat(10)}`,
  stripe: 'whsec_peer0000peer0000',
}

/** Signs what a home-made billing is told. */
export const homeMadeSecret = `whsec_${btoa('a home-made billing keeps this to itself')}`

const tenants = [
  {
    id: 'demo',
    name: 'Fernleaf',
    begins: manyBegins,
    origins: ['https://shop.test'],
    keys: { 'test-1': key('A'), 'test-2': key('B') },
    apiKeys: { crm: '7a97835b001a7648b60ef502bc760f5ec329991efe0386300900d6cf99497e44' },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: 'demo',
    billingEvents: {
      live: { provider: 'webhook', secretName: 'demo' },
      test: { provider: 'webhook', secretName: 'demo-test' },
    },
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
    billingEvents: { live: { provider: 'webhook', secretName: 'beside' } },
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
  {
    id: 'busy',
    name: 'Takes few at once',
    begins: { customer: 10, tenant: 20, network: 12 },
    origins: ['https://busy.test'],
    keys: { 'busy-1': key('G') },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: 'demo',
  },
  {
    id: 'stripe',
    name: 'Bills by Stripe',
    origins: ['https://stripe.test'],
    keys: { 'stripe-1': key('F') },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: {
      provider: 'stripe',
      keyName: 'live',
      plans: { studio: { name: 'Studio', prices: { month: { USD: 'price_studio_month_usd' } } } },
    },
    billingEvents: { live: { provider: 'stripe', secretName: 'stripe' } },
  },
  {
    id: 'chargebee',
    name: 'Bills by Chargebee',
    origins: ['https://chargebee.test'],
    keys: { 'chargebee-1': key('H') },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: {
      provider: 'chargebee',
      site: 'acme',
      keyName: 'chargebee',
      plans: { studio: { name: 'Studio', prices: { month: { USD: 'studio-month-USD' } } } },
    },
  },
  {
    id: 'home-made',
    name: 'Bills by itself',
    origins: ['https://home-made.test'],
    keys: { 'home-made-1': key('I') },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: { provider: 'webhook', url: 'https://billing.home-made.test/in', keyName: 'home-made' },
  },
  {
    id: 'holds-out',
    name: 'Holds half of them out',
    origins: ['https://shop.test'],
    keys: { 'holds-1': key('J') },
    cancelAddress: '/cancel',
    accountAddress: '/',
    billing: 'demo',
    holdout: 5000,
  },
]

/** Nobody is held out where a test does not want somebody to be. */
export const testTenants = tenants.map((tenant) => ({ holdout: 0, ...tenant }))

export const testSettings = {
  PARLEY_SECRET: key('S'),
  PARLEY_TENANTS: JSON.stringify(testTenants),
  PARLEY_DEMO_KEY: key('D'),
  PARLEY_WEBHOOK_LOOPBACK: 'on',
  PARLEY_ADDRESS: 'https://parley.test',
  PARLEY_BILLING_KEYS: JSON.stringify({
    live: 'rk_live_peer0000',
    chargebee: 'live_peer0000',
    'home-made': homeMadeSecret,
  }),
  PARLEY_BILLING_EVENT_SECRETS: JSON.stringify(eventSecrets),
  PARLEY_READING_KEYS: JSON.stringify({ main: 'k-test' }),
}
