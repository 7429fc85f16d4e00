/** What Paddle gives to those who stay, and what it cannot. */
import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { BillingRefused } from '#worker/billing/billing.ts'
import { shows } from '#worker/billing/read-back.ts'
import { day } from '../fixtures/a-clock.ts'
import { faults } from '../peers/paddle/faults.ts'
import { given, invoiced, open } from '../peers/paddle/shop.ts'
import { cancelNow } from './changes.ts'
import { byYear, credit, money, stage } from './paddle-stage.ts'
import { key, smaller, thirty } from './stage.ts'

const four: Change = { type: 'discount', amount: money(400), cycles: 1 }

describe('a discount', () => {
  test('is for this effect alone: by a code nobody can use, recurring, from the next bill on', async () => {
    const { make, peer, bodies } = await stage()
    await make(thirty)
    const [made] = peer.books.discounts.values()
    expect(made).toMatchObject({ type: 'percentage', amount: '30', recur: true, times_used: 1 })
    expect(made).toMatchObject({
      maximum_recurring_intervals: 3,
      usage_limit: 1,
      enabled_for_checkout: false,
    })
    expect(made?.code).toMatch(/^PARLEY[0-9A-F]{26}$/)
    expect(bodies()[1]).toEqual({
      discount: { id: made?.id, effective_from: 'next_billing_period' },
      custom_data: { parley_effect: key },
    })
  })

  test('of an amount is a text in minor units, with its currency', async () => {
    const { make, bodies } = await stage({ currency: 'JPY' })
    await make({ type: 'discount', amount: money(900, 'JPY'), cycles: 2 })
    expect(bodies()[0]).toMatchObject({ type: 'flat', amount: '900', currency_code: 'JPY' })
  })

  test('T20: one that was made and not given is found again, and no second is made', async () => {
    const { make, peer, clock, what } = await stage()
    peer.failAt(2, faults['down'])
    await expect(make(thirty)).rejects.toThrow('503')
    clock.pass(3 * day)
    await make(thirty)
    expect(what()).toEqual(['discount_made', 'discount'])
  })

  test('T4: one of the same effect that says something else is never given', async () => {
    const { make, peer, what } = await stage()
    peer.failAt(2, faults['down'])
    await expect(make(thirty)).rejects.toThrow('503')
    await expect(make({ ...thirty, percent: 50 })).rejects.toThrow('says something else')
    expect(what()).toEqual(['discount_made'])
  })

  test.each([
    ['month', 1],
    ['month', 3],
    ['year', 2],
  ] as const)('by the %s, %i periods are that many bills', async (period, cycles) => {
    const { make, clock, now, subscription } = await stage({ period })
    await make({ type: 'discount', percent: 20, cycles })
    const left: number[] = []
    for (let bill = 0; bill < 4; bill++) {
      left.push((await now()).discount?.cyclesLeft ?? 0)
      clock.pass(Date.parse(subscription().next_billed_at ?? '') - clock.now().getTime() + 1000)
    }
    expect(left).toEqual([0, 1, 2, 3].map((bills) => Math.max(0, cycles - bills)))
  })

  test.each([
    ['for good', { type: 'percentage', amount: '10', intervals: null }],
    ['for a while', { type: 'percentage', amount: '10', intervals: 12 }],
    ['of an amount, for one bill', { type: 'flat', amount: '300', intervals: 2 }],
  ] as const)('is declined beside the merchant’s own, %s, which stays', async (_, off) => {
    const { make, subscription, billing, who } = await stage({
      tweak: (one, books) => given(books, one, off),
    })
    const before = subscription().discount
    await expect(make(thirty)).rejects.toThrow('keeps one discount')
    await expect(make(four)).rejects.toThrow('keeps one discount')
    expect(subscription().discount).toEqual(before)
    expect((await billing.facts(who)).price.amount).toBe(off.type === 'flat' ? 4600 : 4410)
  })

  test('is given in the place of one that has run out', async () => {
    const { make, clock, now } = await stage()
    await make({ ...thirty, cycles: 1 }, 'first-0-0')
    clock.pass(60 * day)
    await make(thirty)
    expect((await now()).discount).toEqual({ percent: 30, cyclesLeft: 3 })
  })
})

describe('a credit', () => {
  test('is off the next bill, as Paddle credits nothing that it collects by itself', async () => {
    const { make, now, clock, bodies } = await stage()
    await make(credit(500))
    expect(bodies()[0]).toMatchObject({
      type: 'flat',
      amount: '500',
      recur: true,
      maximum_recurring_intervals: 1,
    })
    expect(await now()).toMatchObject({ credit: money(500), discount: null })
    clock.pass(60 * day)
    expect((await now()).credit).toBeNull()
  })

  test('and an amount off the same bill are one sum, and each is told', async () => {
    const { make, now, subscription, peer } = await stage()
    await make(four, 'first-0-0')
    await make(credit(500), 'second-0-0')
    await make(credit(100), 'third-0-0')
    expect(peer.books.discounts.get(subscription().discount?.id ?? '')?.amount).toBe('1000')
    expect(await now()).toMatchObject({ credit: money(600), discount: { amount: money(400), cyclesLeft: 1 } })
  })

  test('beside a discount of several periods cannot be said in one, and is declined', async () => {
    const { make, now } = await stage()
    await make(thirty, 'first-0-0')
    await expect(make(credit(500))).rejects.toThrow('keeps one discount')
    expect((await now()).discount).toMatchObject({ percent: 30 })
  })

  test('of more than the next bill would be lost in part, and is declined', async () => {
    const { make } = await stage()
    await expect(make(credit(5000))).rejects.toThrow('more than the next bill')
  })

  test('T3: on an invoice that is out is an adjustment, found by its reason, among many', async () => {
    const { make, what, clock, now, bodies } = await stage({ tweak: (one, books) => invoiced(books, one) })
    await make(credit(500), 'old-0-0')
    for (let other = 0; other < 60; other++) await make(credit(1), `other-${other}-0`)
    clock.pass(15 * day)
    await make(credit(500), 'old-0-0')
    await expect(make(credit(600), 'old-0-0')).rejects.toThrow(BillingRefused)
    expect(what()).toHaveLength(61)
    expect(bodies()[0]).toMatchObject({
      action: 'credit',
      reason: expect.stringMatching(/parley_effect old-0-0$/),
    })
    expect((await now()).credit).toEqual(money(560))
  })

  test('where invoices are sent and none is out, there is nothing to take it off', async () => {
    const { make } = await stage({
      tweak: (one) => {
        one.collection_mode = 'manual'
      },
    })
    await expect(make(credit(500))).rejects.toThrow('no invoice is out')
  })
})

describe('a pause', () => {
  const pause: Change = { type: 'pause', months: 2, resumesOn: '2027-01-24' }

  test('begins with the next period, ends on its day at the hour of every bill, and costs nothing', async () => {
    const { make, bodies, now, billing, who, clock } = await stage()
    await make(pause)
    expect(bodies()[0]).toEqual({
      effective_from: 'next_billing_period',
      resume_at: '2027-01-24T10:00:00.000Z',
      on_resume: 'start_new_billing_period',
    })
    expect((await billing.facts(who)).price.amount).toBe(0)
    clock.pass(40 * day)
    expect(await now()).toMatchObject({ status: 'paused', resumesOn: '2027-01-24' })
    clock.pass(60 * day)
    expect(await now()).toMatchObject({ status: 'active', resumesOn: null, periodEnd: '2027-02-24' })
  })

  test('T3: that is over is not made again, though nothing of it shows', async () => {
    const { make, clock, what } = await stage()
    await make(pause)
    clock.pass(100 * day)
    await make(pause)
    expect(what()).toEqual(['pause', 'custom_data'])
  })

  test('stands where Paddle takes no mark for it', async () => {
    const { make, peer, now } = await stage()
    peer.failAt(2, {
      act: false,
      answer: { status: 400, body: '{"error":{"type":"request_error","code":"x"}}' },
    })
    await make(pause)
    expect(shows(await now(), pause)).toBe(true)
  })

  test('is not made of another, nor on trial, and takes no discount', async () => {
    const { make } = await stage()
    await make(pause, 'first-0-0')
    await expect(make({ ...pause, resumesOn: '2027-02-24' })).rejects.toThrow('paused already')
    await expect(make(thirty)).rejects.toThrow('it is paused')
    const trial = await stage({ status: 'trialing' })
    await expect(trial.make(pause)).rejects.toThrow('on trial')
  })
})

describe('what is not offered, whatever was said before', () => {
  test('no reward for a debt; T17: also where the payment failed between the offer and the yes', async () => {
    const { make, billing, who, subscription, what } = await stage()
    expect((await billing.facts(who)).status).toBe('active')
    subscription().status = 'past_due'
    for (const change of [thirty, smaller, byYear, credit(100)])
      await expect(make(change)).rejects.toThrow('a payment is open')
    expect(what()).toEqual([])
  })

  test('a trial without a card has no first bill that could come later', async () => {
    const { make } = await stage({
      status: 'trialing',
      tweak: (one) => {
        one.next_billed_at = null
      },
    })
    await expect(make({ type: 'trial_extension', days: 7 })).rejects.toThrow('no first bill')
  })

  test('a plan that is none of the tenant’s has no facts; leaving goes on', async () => {
    const { make, billing, who, now } = await stage({}, { plans: {} })
    await expect(billing.facts(who)).rejects.toThrow('no plan')
    await make(cancelNow)
    expect((await now()).status).toBe('cancelling')
  })

  test('T9: a subscription of another customer, and what is no id', async () => {
    const { billing, who, peer } = await stage()
    const mixed = { ...who, customer: open(peer.books).customer }
    await expect(billing.change(mixed, cancelNow, key)).rejects.toThrow(BillingRefused)
    const { length } = peer.seen
    await expect(billing.facts({ ...who, subscription: '../customers' })).rejects.toThrow(BillingRefused)
    expect(peer.seen).toHaveLength(length)
  })
})
