/** Schedules, several items and the ways to leave at Stripe. */
import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { BillingRefused } from '#worker/billing/billing.ts'
import { shows } from '#worker/billing/read-back.ts'
import { day } from '../fixtures/a-clock.ts'
import { create } from '../peers/stripe/schedules.ts'
import { priceId, type Opening } from '../peers/stripe/shop.ts'
import { cancelNow, takeBack } from './changes.ts'
import { smaller, thirty } from './stage.ts'
import { stage } from './stripe-stage.ts'

describe('a schedule says what comes next', () => {
  const scheduled = async () => {
    const stood = await stage()
    await stood.make(smaller, 'earlier-0-0')
    stood.peer.seen.length = 0
    return stood
  }

  test.each<[string, Change]>([
    ['a discount', thirty],
    ['another plan', { type: 'continuation', period: 'year' }],
  ])('%s is declined under one', async (_, change) => {
    const { make } = await scheduled()
    await expect(make(change)).rejects.toThrow('a schedule manages the subscription')
  })

  test('and its facts name no other plan or period', async () => {
    const { billing, who } = await scheduled()
    expect(await billing.facts(who)).toMatchObject({ smallerPlan: null, otherPeriod: null })
  })

  test('a cancellation sets the end there, with the phase that runs as it is', async () => {
    const { make, peer, subscription, form, billing, who } = await scheduled()
    await make(cancelNow)
    const [schedule] = peer.books.schedules.values()
    expect(form(/subscription_schedules/)).toMatchObject({
      end_behavior: 'cancel',
      proration_behavior: 'none',
    })
    expect(schedule?.phases).toHaveLength(1)
    expect(schedule?.phases[0]?.end_date).toBe(subscription().items.data[0]?.current_period_end)
    expect((await billing.subscription(who)).status).toBe('cancelling')
  })

  test('an end that the tenant has set is not the customer’s to take back', async () => {
    const { make, peer } = await scheduled()
    const [schedule] = peer.books.schedules.values()
    Object.assign(schedule!, { end_behavior: 'cancel', metadata: {} })
    await expect(make(takeBack)).rejects.toThrow(BillingRefused)
  })

  test('another plan comes with the next period, and the subscription then goes on by itself', async () => {
    const { clock, billing, who, subscription, peer } = await scheduled()
    expect(await billing.subscription(who)).toMatchObject({ plan: 'studio', nextPlan: 'solo' })
    clock.pass(25 * day)
    expect(await billing.subscription(who)).toMatchObject({ plan: 'solo', nextPlan: null })
    clock.pass(40 * day)
    await billing.subscription(who)
    expect(subscription().schedule).toBeNull()
    const writes = peer.writes()
    await billing.change(who, smaller, 'earlier-0-0')
    expect(peer.writes()).toBe(writes)
    // Nor is it made again where the tenant has since gone back by hand.
    subscription().items.data[0]!.price = peer.books.prices.get(priceId('studio', 'month', 'USD'))!
    await billing.change(who, smaller, 'earlier-0-0')
    expect(peer.writes()).toBe(writes)
  })

  test('one that the tenant attached is left alone', async () => {
    const { make, what } = await stage({
      tweak: ({ id }, books) => {
        create(books, { from_subscription: id })
      },
    })
    const before = what()
    await expect(make(smaller)).rejects.toThrow(BillingRefused)
    expect(what()).toEqual(before)
  })
})

describe('several items', () => {
  const opening: Opening = { addOn: { amount: 700, quantity: 3 }, quantity: 2 }

  test('the price is that of all, by their quantities', async () => {
    const { billing, who } = await stage(opening)
    const { price, smallerPlan, otherPeriod } = await billing.facts(who)
    expect([price.amount, smallerPlan?.price.amount, otherPeriod]).toEqual([11_900, 5900, null])
  })

  test('only the plan is switched; quantities and add-ons stay', async () => {
    const { make, clock, billing, who, subscription } = await stage(opening)
    const addOn = subscription().items.data[1]!.price.id
    await make(smaller)
    clock.pass(25 * day)
    await billing.subscription(who)
    expect(subscription().items.data.map(({ price, quantity }) => [price.id, quantity])).toEqual([
      [priceId('solo', 'month', 'USD'), 2],
      [addOn, 3],
    ])
  })

  test('another period for one of them is declined', async () => {
    const { make } = await stage(opening)
    await expect(make({ type: 'continuation', period: 'year' })).rejects.toThrow(BillingRefused)
  })

  test('where their periods differ, it ends with the first', async () => {
    const { make, form, billing, who } = await stage({
      ...opening,
      tweak: ({ items }) => {
        items.data[0]!.current_period_end += 10 * 86_400
      },
    })
    await make(cancelNow)
    expect(form(/subscriptions/)).toMatchObject({ cancel_at: 'min_period_end', proration_behavior: 'none' })
    expect((await billing.subscription(who)).endsOn).toBe('2026-11-24')
  })
})

describe('leaving', () => {
  test.each([
    ['price', 'too_expensive'],
    ['unused', 'unused'],
    ['competitor', 'switched_service'],
    ['service', 'customer_service'],
    ['one-of-their-own', 'other'],
    ['constructor', 'other'],
  ])('for the reason %s, Stripe is told %s', async (reason, feedback) => {
    const { make, subscription } = await stage()
    await make({ type: 'cancel', endsOn: null, reason })
    expect(subscription().cancellation_details.feedback).toBe(feedback)
  })

  test('a day of the law is kept to the second, without an invoice for the rest', async () => {
    const { make, form } = await stage()
    await make({ type: 'cancel', endsOn: '2026-11-10' })
    expect(form(/subscriptions/)).toMatchObject({
      cancel_at: String(Date.parse('2026-11-10T20:59:59Z') / 1000),
      proration_behavior: 'none',
    })
  })

  test('a day that is over ends it now', async () => {
    const { make, subscription, peer } = await stage()
    await make({ type: 'cancel', endsOn: '2026-11-04' })
    expect(subscription().status).toBe('canceled')
    expect(peer.seen.at(-1)).toMatchObject({ method: 'DELETE', body: 'invoice_now=false&prorate=false' })
  })

  test.each([
    ['incomplete', 'incomplete_expired'],
    ['paused', 'canceled'],
  ])('what is %s has nothing paid ahead and ends now', async (status, after) => {
    const { make, billing, who, subscription } = await stage({ status })
    await make(cancelNow)
    expect(subscription().status).toBe(after)
    expect(shows(await billing.subscription(who), cancelNow)).toBe(true)
  })

  test('what is over already is no fault, and is not taken back', async () => {
    const { make, billing, who, peer } = await stage({
      tweak: (subscription) => {
        Object.assign(subscription, { status: 'canceled', ended_at: 1_793_000_000 })
      },
    })
    await make(cancelNow)
    expect(peer.writes()).toBe(0)
    expect(shows(await billing.subscription(who), cancelNow)).toBe(true)
    await expect(make(takeBack)).rejects.toThrow(BillingRefused)
  })

  test('one that ends later than asked is brought forward, one that ends sooner stays', async () => {
    const { make, billing, who, what } = await stage()
    await make(cancelNow, 'first-0-0')
    await make({ type: 'cancel', endsOn: '2026-11-10' }, 'second-0-0')
    await make(cancelNow, 'third-0-0')
    expect((await billing.subscription(who)).endsOn).toBe('2026-11-10')
    expect(what()).toEqual(['cancel', 'cancel', 'metadata'])
  })
})
