/** Offers at Stripe that have cost others money, each a case of ours. */
import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { BillingRefused } from '#worker/billing/billing.ts'
import { shows } from '#worker/billing/read-back.ts'
import { day, hour, second } from '../fixtures/a-clock.ts'
import { monthsLater } from '../peers/stripe/books.ts'
import { faults } from '../peers/stripe/faults.ts'
import { priceObject } from '../peers/stripe/objects.ts'
import { open, priceId, type Opening } from '../peers/stripe/shop.ts'
import { cancelNow } from './changes.ts'
import { key, smaller, thirty } from './stage.ts'
import { stage } from './stripe-stage.ts'

describe('T18: a discount beside others', () => {
  test('every discount that stands is sent back', async () => {
    const { make, subscription, form } = await stage({ discount: 10 })
    const [before] = subscription().discounts
    await make(thirty)
    expect(form(/^\/v1\/subscriptions\//)).toMatchObject({
      'discounts[0][coupon]': `parley_${key}`,
      'discounts[1][discount]': before,
    })
    expect(subscription().discounts).toHaveLength(2)
    expect(subscription().discounts).toContain(before)
  })

  test('one of the customer’s own would be hidden: declined, and it stands', async () => {
    const { make, what, billing, who } = await stage({ customerDiscount: 10 })
    await expect(make(thirty)).rejects.toThrow(BillingRefused)
    expect(what()).toEqual([])
    expect((await billing.facts(who)).price).toEqual({ amount: 4410, currency: 'USD' })
  })

  test('what one pays is told with what is off it', async () => {
    const { billing, who } = await stage({ discount: 50 })
    expect((await billing.facts(who)).price).toEqual({ amount: 2450, currency: 'USD' })
    expect((await billing.subscription(who)).price).toEqual({ amount: 4900, currency: 'USD' })
  })
})

/** Its period begins at this very moment. */
const beginning: Opening['tweak'] = ({ items }, books) => {
  const [item] = items.data
  Object.assign(item!, { current_period_start: books.now, current_period_end: monthsLater(books.now, 1) })
}

describe('a coupon is for one effect and one customer', () => {
  test('its id is the effect’s, it is used once, and nobody can take it tomorrow', async () => {
    const { make, peer, clock } = await stage()
    await make(thirty)
    const coupon = peer.books.coupons.get(`parley_${key}`)
    expect(coupon).toMatchObject({ percent_off: 30, duration: 'repeating', duration_in_months: 3 })
    expect(coupon).toMatchObject({ max_redemptions: 1, times_redeemed: 1 })
    const lives = (coupon?.redeem_by ?? 0) * 1000 - clock.now().getTime()
    expect(lives).toBeLessThanOrEqual(25 * hour)
    expect(coupon?.name?.length).toBeLessThanOrEqual(40)
  })

  test.each([
    ['seconds', 5 * second],
    ['days', 5 * day],
  ])('%s after a period has begun it is told for as many bills as it comes off', async (_, late) => {
    const { make, billing, who, clock, subscription, peer } = await stage({ tweak: beginning })
    clock.pass(late)
    await make(thirty)
    expect((await billing.subscription(who)).discount).toEqual({ percent: 30, cyclesLeft: 3 })
    while (subscription().discounts.length > 0) {
      clock.pass(day)
      await billing.subscription(who)
    }
    expect(peer.books.invoices.filter(({ total }) => total < 4900)).toHaveLength(3)
  })

  test('one that ran out before it was used is followed by another, and once', async () => {
    const { make, peer, clock, what, billing, who } = await stage()
    peer.failAt(2, faults['down'])
    await expect(make(thirty)).rejects.toThrow('503')
    clock.pass(3 * day)
    await make(thirty)
    expect(what()).toEqual(['coupon', 'coupon', 'discount'])
    expect(shows(await billing.subscription(who), thirty)).toBe(true)
  })

  test('one of the same effect that says something else is never used', async () => {
    const { make, peer } = await stage()
    peer.failAt(2, faults['down'])
    await expect(make(thirty)).rejects.toThrow('503')
    await expect(make({ ...thirty, percent: 50 })).rejects.toThrow(BillingRefused)
  })

  test.each([
    ['month', 1, { duration: 'once', duration_in_months: null }],
    ['month', 3, { duration: 'repeating', duration_in_months: 3 }],
    ['year', 1, { duration: 'once', duration_in_months: null }],
    ['year', 2, { duration: 'repeating', duration_in_months: 24 }],
  ] as const)('by the %s, %i periods are that many renewals', async (period, cycles, expected) => {
    const { make, peer, clock, subscription, billing, who } = await stage({ period })
    await make({ type: 'discount', percent: 20, cycles })
    expect(peer.books.coupons.get(`parley_${key}`)).toMatchObject(expected)
    const renewals: number[] = []
    for (let month = 0; month < 40; month++) {
      const before = subscription().items.data[0]!.current_period_end
      const standing = subscription().discounts.length
      clock.pass(31 * day)
      await billing.subscription(who)
      if (subscription().items.data[0]!.current_period_end !== before) renewals.push(standing)
    }
    expect(renewals.filter((standing) => standing > 0).length).toBe(cycles)
  })
})

describe('what is not offered, whatever was said before', () => {
  test.each(['past_due', 'unpaid', 'incomplete'])('no reward for a debt: %s', async (status) => {
    const { make, billing, who } = await stage({ status })
    expect((await billing.facts(who)).status).toBe('past_due')
    for (const change of [
      thirty,
      smaller,
      { type: 'credit', amount: { amount: 100, currency: 'USD' } },
    ] as const)
      await expect(make(change)).rejects.toThrow('a payment is open')
  })

  test('T17: a payment that failed between the offer and the yes', async () => {
    const { make, subscription, billing, who, what } = await stage()
    expect((await billing.facts(who)).status).toBe('active')
    subscription().status = 'past_due'
    await expect(make(thirty)).rejects.toThrow(BillingRefused)
    expect(what()).toEqual([])
  })

  test('T17: a payment that failed between two tries', async () => {
    const { make, peer, subscription, what } = await stage()
    peer.failAt(2, faults['down'])
    await expect(make(thirty)).rejects.toThrow('503')
    subscription().status = 'past_due'
    await expect(make(thirty)).rejects.toThrow('a payment is open')
    expect(what()).toEqual(['coupon'])
  })

  test('a trial would use up a discount of several periods, and not one that is once', async () => {
    const { make } = await stage({ status: 'trialing' })
    await expect(make(thirty)).rejects.toThrow(BillingRefused)
    await make({ ...thirty, cycles: 1 })
  })

  test('a pause by void takes no invoices away that people hold', async () => {
    const { make } = await stage({
      tweak: (subscription) => {
        subscription.collection_method = 'send_invoice'
      },
    })
    await expect(make({ type: 'pause', months: 1, resumesOn: '2027-01-24' })).rejects.toThrow(BillingRefused)
  })

  test('what is paused costs nothing, says so, and is not paused again', async () => {
    const pause: Change = { type: 'pause', months: 2, resumesOn: '2027-01-24' }
    const { make, billing, who } = await stage()
    await make(pause, 'first-0-0')
    expect((await billing.facts(who)).price.amount).toBe(0)
    expect((await billing.subscription(who)).status).toBe('paused')
    await expect(make(pause)).rejects.toThrow(BillingRefused)
  })

  const metered = (id: string) => priceObject(id, 'usd', null, 'month')
  test.each<[string, Opening['tweak']]>([
    ['alone', ({ items }) => void (items.data[0]!.price = metered(priceId('studio', 'month', 'USD')))],
    [
      'beside a fixed one',
      ({ items }) =>
        void items.data.push({ ...items.data[0]!, id: 'si_metered', price: metered('price_calls') }),
    ],
  ])(
    'a price that depends on use, %s, is no figure to go by: no facts, and leaving goes on',
    async (_, tweak) => {
      const { make, billing, who } = await stage(tweak ? { tweak } : {})
      await expect(billing.facts(who)).rejects.toThrow('no plan')
      await make(cancelNow)
      expect((await billing.subscription(who)).status).toBe('cancelling')
    },
  )

  test('a subscription of another customer', async () => {
    const { billing, who, peer } = await stage()
    const other = open(peer.books)
    const mixed = { ...who, customer: other.customer }
    await expect(billing.change(mixed, cancelNow, key)).rejects.toThrow(BillingRefused)
    await expect(billing.facts({ ...who, subscription: '../customers' })).rejects.toThrow(BillingRefused)
  })
})

test('T3: a credit is found among many, and is not given twice', async () => {
  const { make, what, clock } = await stage()
  const credit = (amount: number): Change => ({ type: 'credit', amount: { amount, currency: 'USD' } })
  await make(credit(500), 'old-0-0')
  for (let other = 0; other < 120; other++) await make(credit(1), `other-${other}-0`)
  clock.pass(40 * day)
  await make(credit(500), 'old-0-0')
  await expect(make(credit(600), 'old-0-0')).rejects.toThrow(BillingRefused)
  expect(what()).toHaveLength(121)
})

test('T19: a credit finer than Stripe takes it is rounded up, an amount off is declined', async () => {
  const { make, peer, who } = await stage({ currency: 'KWD' })
  await make({ type: 'credit', amount: { amount: 5124, currency: 'KWD' } }, 'credit-0-0')
  expect(peer.books.customers.get(who.customer)?.balance).toBe(-5130)
  const off: Change = { type: 'discount', amount: { amount: 5124, currency: 'KWD' }, cycles: 1 }
  await expect(make(off)).rejects.toThrow(BillingRefused)
})
