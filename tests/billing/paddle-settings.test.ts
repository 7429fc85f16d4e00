import { describe, expect, test } from 'vitest'
import { decimalsOf } from '#shared/money.ts'
import { fromPaddle, toPaddle } from '#worker/billing/paddle/money.ts'
import { paddleAccess, PaddleSettings } from '#worker/billing/paddle/settings.ts'

const [first, second] = ['pri_01gsz8z1q1n00f12qt82y31smh', 'pri_01h1vjfevh5etwq3rb416a23h2']
const settings = {
  provider: 'paddle',
  keyName: 'shop',
  plans: { solo: { name: 'Solo', prices: { month: { USD: first, EUR: first } }, older: [second] } },
}
const taken = (changed: object) => PaddleSettings.safeParse({ ...settings, ...changed }).success

test('what a tenant says of its Paddle', () => {
  expect(PaddleSettings.parse(settings)).toMatchObject({
    keepsPaidPlan: false,
    plans: { solo: { smaller: null } },
  })
  expect(taken({ plans: { a: { name: 'A', prices: { month: { USD: 'price_1' } } } } })).toBe(false)
  expect(taken({ plans: { a: settings.plans.solo, b: settings.plans.solo } })).toBe(false)
  expect(taken({ discount: 'x' })).toBe(false)
  expect(taken({ api: 'http://api.paddle.com' })).toBe(false)
})

describe('the key', () => {
  const read = PaddleSettings.parse(settings)
  const key = (mode: string) => `pdl_${mode}_apikey_01gtgztp8f4kek3yd4g1wrksa3_${'q'.repeat(22)}_AQO`

  test('says of which mode it is, and so where it is sent', () => {
    expect(paddleAccess(read, key('live'), 'live').api).toBe('https://api.paddle.com')
    expect(paddleAccess(read, key('sdbx'), 'test').api).toBe('https://sandbox-api.paddle.com')
  })
  test.each([
    ['of the other mode', key('sdbx'), 'live'],
    ['of the other mode', key('live'), 'test'],
    ['of before keys said so', '01gtgztp8f4kek3yd4g1wrksa3q6TGTJ', 'live'],
    ['for the page', 'live_7d279f61a3499fed520f7cd8c08', 'live'],
    ['that is not there', undefined, 'live'],
  ] as const)('one %s opens nothing, and is not repeated', (_, given, mode) => {
    expect(() => paddleAccess(read, given, mode)).toThrow(/shop/)
    expect(() => paddleAccess(read, given, mode)).not.toThrow(/qqqq|7d279f|q6TGTJ/)
  })
})

/** All that Paddle bills in, by its node library 3.8. */
const currencies =
  'USD EUR GBP JPY AUD CAD CHF CLP HKD SGD SEK ARS BRL CNY COP CZK DKK HUF ILS INR KRW MXN NOK NZD PEN PLN RUB THB TRY TWD UAH VND ZAR'

test.each(currencies.split(' '))('T19: %s goes there and back as it was', (currency) => {
  const money = { amount: 12_345, currency }
  expect(fromPaddle(Number(toPaddle(money)), currency)).toEqual(money)
  expect(toPaddle({ amount: 10 ** decimalsOf(currency), currency })).toBe(
    /CLP|JPY|KRW|VND/.test(currency) ? '1' : '100',
  )
})

test('T19: a currency of three decimals is none of Paddle’s: what two cannot say is not sent', () => {
  expect(toPaddle({ amount: 5125, currency: 'KWD' })).toBeNull()
})
