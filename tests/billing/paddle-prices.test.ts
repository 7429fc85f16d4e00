/** Other prices at Paddle, which knows no later day for them, and what a price is. */
import { describe, expect, test } from 'vitest'
import { BillingRefused } from '#worker/billing/billing.ts'
import { day } from '../fixtures/a-clock.ts'
import { priceId } from '../peers/paddle/shop.ts'
import { byYear, money, stage } from './paddle-stage.ts'
import { key, smaller, thirty } from './stage.ts'

describe('another price', () => {
  test('the whole list is sent; nothing is billed; what is paid for stays until its day', async () => {
    const { make, bodies, now, clock } = await stage({ quantity: 2, addOn: { amount: 700, quantity: 3 } })
    const { periodEnd } = await now()
    await make(smaller)
    expect(bodies()[0]).toMatchObject({
      items: [
        { price_id: priceId('solo', 'month', 'USD'), quantity: 2 },
        { price_id: priceId('addon', 'month', 'USD'), quantity: 3 },
      ],
      proration_billing_mode: 'do_not_bill',
      custom_data: { parley_keeps: { plan: 'studio', period: 'month', price: 11_900, until: periodEnd } },
    })
    expect(await now()).toMatchObject({ plan: 'studio', nextPlan: 'solo', price: money(11_900), periodEnd })
    clock.pass(25 * day)
    expect(await now()).toMatchObject({ plan: 'solo', nextPlan: null, price: money(5900) })
  })

  test('the plan is not offered, and declined, where the tenant’s service would take it away at once', async () => {
    const { make, billing, who, what } = await stage({}, { keepsPaidPlan: false })
    expect((await billing.facts(who)).smallerPlan).toBeNull()
    await expect(make(smaller)).rejects.toThrow('at once')
    expect(what()).toEqual([])
  })

  test('the year begins with the next bill, on the day it had', async () => {
    const { make, subscription, now, clock } = await stage()
    const { next_billed_at } = subscription()
    await make(byYear)
    expect(subscription()).toMatchObject({ next_billed_at, billing_cycle: { interval: 'year' } })
    expect(await now()).toMatchObject({ period: 'month', nextPeriod: 'year', price: money(4900) })
    clock.pass(25 * day)
    expect(await now()).toMatchObject({ period: 'year', nextPeriod: null, periodEnd: '2027-11-24' })
  })

  test('while one waits, facts name no other and a second is declined', async () => {
    const { make, billing, who } = await stage()
    await make(smaller, 'first-0-0')
    expect(await billing.facts(who)).toMatchObject({
      plan: { id: 'studio' },
      price: money(4900),
      smallerPlan: null,
      otherPeriod: null,
    })
    await expect(make(byYear)).rejects.toThrow('waits already')
  })

  test('another period is declined with an add-on, and beside a discount, which would count in years', async () => {
    const { make } = await stage({ addOn: { amount: 700, quantity: 3 } })
    await expect(make(byYear)).rejects.toThrow('keep their period')
    const discounted = await stage()
    await discounted.make(thirty, 'first-0-0')
    expect((await discounted.billing.facts(discounted.who)).otherPeriod).toBeNull()
    await expect(discounted.make(byYear)).rejects.toThrow('other period')
  })

  test('nothing is exchanged on trial', async () => {
    const { make, billing, who } = await stage({ status: 'trialing' })
    expect((await billing.facts(who)).smallerPlan).toBeNull()
    await expect(make(smaller)).rejects.toThrow(BillingRefused)
  })
})

describe('T19: the price is what the customer pays, taxes and all', () => {
  test.each([
    ['external', 5880, 2280],
    ['internal', 4900, 1900],
  ] as const)('%s', async (tax_mode, now, smallerPrice) => {
    const { billing, who, peer } = await stage()
    peer.books.taxRate = 0.2
    for (const price of peer.books.prices.values()) price.tax_mode = tax_mode
    const facts = await billing.facts(who)
    expect([facts.price.amount, facts.smallerPlan?.price.amount]).toEqual([now, smallerPrice])
    await billing.change(who, thirty, key)
    expect((await billing.facts(who)).price.amount).toBe(now * 0.7)
    expect((await billing.subscription(who)).price.amount).toBe(now)
  })
})
