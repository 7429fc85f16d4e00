import { describe, expect, test } from 'vitest'
import { accessTo, StripeSettings } from '#worker/billing/stripe/settings.ts'

const settings = {
  provider: 'stripe',
  keyName: 'shop',
  plans: {
    solo: { name: 'Solo', prices: { month: { USD: 'price_1', EUR: 'price_1' } } },
    studio: { name: 'Studio', prices: { month: { USD: 'price_2' } }, older: ['price_0'], smaller: 'solo' },
  },
}
const wrong = (changed: object) => StripeSettings.safeParse({ ...settings, ...changed }).success

test('what a tenant says of its Stripe', () => {
  const read = StripeSettings.parse(settings)
  expect(read.api).toBe('https://api.stripe.com')
  expect(read.plans['studio']).toMatchObject({ smaller: 'solo', loses: [], older: ['price_0'] })
})

test.each([
  ['a smaller plan that is not there', { plans: { solo: { ...settings.plans.solo, smaller: 'tiny' } } }],
  [
    'a smaller plan by a name of Object’s own',
    { plans: { solo: { ...settings.plans.solo, smaller: 'toString' } } },
  ],
  ['one price for two plans', { plans: { a: settings.plans.solo, b: settings.plans.solo } }],
  ['what is no price', { plans: { a: { name: 'A', prices: { month: { USD: 'prod_1' } } } } }],
  ['a field nobody knows', { coupon: 'x' }],
])('%s is refused', (_, changed) => expect(wrong(changed)).toBe(false))

describe('where Stripe is', () => {
  test.each(['https://api.stripe.com', 'http://127.0.0.1:4242', 'http://localhost:1/', 'http://[::1]:9'])(
    '%s may be',
    (api) => expect(wrong({ api })).toBe(true),
  )
  test.each([
    'http://api.stripe.com',
    'http://127.0.0.1.evil.test',
    'http://localhost.evil.test',
    'http://10.0.0.1',
    'https://user:pass@api.stripe.com',
    'https://api.stripe.com/v1',
    'https://api.stripe.com?x=1',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'stripe',
  ])('%s may not be', (api) => expect(wrong({ api })).toBe(false))
})

describe('the key', () => {
  const read = StripeSettings.parse(settings)
  test('a restricted one of the session’s mode opens it', () => {
    expect(accessTo(read, 'rk_live_12345678', 'live')).toMatchObject({ mode: 'live' })
    expect(accessTo(read, 'rk_test_12345678', 'test')).toMatchObject({ mode: 'test' })
  })
  test.each([
    ['of the other mode', 'rk_test_12345678', 'live'],
    ['of the other mode', 'rk_live_12345678', 'test'],
    ['that can do everything', 'sk_live_12345678', 'live'],
    ['that can do nothing', 'pk_live_12345678', 'live'],
    ['that is not there', undefined, 'live'],
  ] as const)('one %s does not, and is not repeated', (_, key, mode) => {
    expect(() => accessTo(read, key, mode)).toThrow(/shop/)
    expect(() => accessTo(read, key, mode)).not.toThrow(/12345678/)
  })
})
