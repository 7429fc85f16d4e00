/** What every billing adapter must do. An adapter joins by a harness of its own: see `demo.test.ts` beside it. */
import { describe, expect, test } from 'vitest'
import { Subscription, type Change } from '#shared/engine/change.ts'
import { Facts } from '#shared/rules/facts.ts'
import { BillingRefused, type Billed } from '#worker/billing/billing.ts'
import { shows } from '#worker/billing/read-back.ts'
import { day, hour, second } from '../fixtures/a-clock.ts'
import { cancelNow, cases, takeBack, type Case } from './changes.ts'
import { stageFor } from './contract-stage.ts'
import type { Harness, Opening, Provider } from './harness.ts'
import { paying } from './paid.ts'
import { restored } from './restored.ts'
import { key } from './stage.ts'

export function billingContract(harness: Harness): void {
  const stage = (opening: Opening, before?: Case['before']) => stageFor(harness, opening, before)

  describe(`billing by ${harness.name}`, () => {
    test.each(cases)(
      '$name is made once and can be read back (S1.10)',
      async ({ opening, before, change }) => {
        const { billing, who, facts, made } = await stage(opening, before)
        const wanted = change(facts)
        await billing.change(who, wanted, key)
        const now = await billing.subscription(who)
        expect(shows(now, wanted), JSON.stringify(now)).toBe(true)
        expect(Subscription.parse(now)).toEqual(now)
        expect(await made()).toEqual([wanted.type])
      },
    )

    test.each(['month', 'year'] as const)(
      'facts by the %s are whole and of this customer',
      async (period) => {
        const { facts, billing, who } = await stage({ status: 'active', period })
        const { price, periodEnd, plan } = await billing.subscription(who)
        expect(Facts.parse(facts)).toEqual(facts)
        expect(facts).toMatchObject({ status: 'active', period, periodEnd, price, plan: { id: plan } })
        expect(facts.smallerPlan?.price.currency).toBe(price.currency)
        expect(facts.otherPeriod?.period).toBe(period === 'month' ? 'year' : 'month')
        expect(facts.since).not.toBeNull()
      },
    )

    test.each(['trialing', 'past_due'] as const)('a customer who is %s is known to be', async (status) => {
      const { facts, billing, who } = await stage({ status })
      expect([facts.status, (await billing.subscription(who)).status]).toEqual([status, status])
    })

    if (harness.hasClock) describe('T3: sent again after 30 s, 25 h and 40 days', () => repeats(harness))
    if (harness.hasClock) describe('T27: asked for again from a log of yesterday', () => restored(harness))
    if (harness.hasClock) describe('what was paid', () => paying(harness))
    describe('T20, T21: whatever happens to a write, it is made once', () => broken(harness))
    describe('T17, T30: a no is a no', () => refused(harness))
    describe('leaving, and coming back', () => leaving(harness))
    describe('T19: amounts are whole minor units, in every currency', () => amounts(harness))
  })
}

function repeats(harness: Harness): void {
  test.each(cases)('$name is no second one', async ({ opening, before, change }) => {
    const { billing, clock, who, facts, made } = await stageFor(harness, opening, before)
    const wanted = change(facts)
    await billing.change(who, wanted, key)
    for (const pause of [30 * second, 25 * hour, 40 * day]) {
      clock.pass(pause)
      await billing.change(who, wanted, key)
    }
    expect(await made()).toEqual([wanted.type])
  })
}

/** As the outbox does: again with the same key, at growing distances, until it is through. */
async function until(provider: Provider, who: Billed, change: Change): Promise<void> {
  for (const pause of [30 * second, 25 * hour, 25 * hour, 0]) {
    try {
      return await provider.billing.change(who, change, key)
    } catch (fault) {
      expect(fault, 'what is not known is no refusal').not.toBeInstanceOf(BillingRefused)
      expect(pause, 'it never went through').not.toBe(0)
      provider.clock.pass(pause)
    }
  }
}

function broken(harness: Harness): void {
  const all = cases.flatMap((one) => harness.faults.map((fault) => ({ ...one, fault })))
  test.each(all)('$name, $fault', async ({ opening, before, change, fault }) => {
    const plain = await stageFor(harness, opening, before)
    const start = plain.writes()
    await plain.billing.change(plain.who, change(plain.facts), key)
    const writes = plain.writes() - start
    expect(writes).toBeGreaterThan(0)
    for (let write = 1; write <= writes; write++) {
      const { provider, who, facts, made } = await stageFor(harness, opening, before)
      provider.fail(fault, write)
      await until(provider, who, change(facts))
      expect(await made(), `write ${write}`).toEqual([change(facts).type])
      expect(shows(await provider.billing.subscription(who), change(facts)), `write ${write}`).toBe(true)
    }
  })
}

function refused(harness: Harness): void {
  test.each<[string, Opening, Change]>([
    [
      'a credit in another currency',
      { currency: 'USD' },
      { type: 'credit', amount: { amount: 500, currency: 'CHF' } },
    ],
    [
      'a discount in another currency',
      { currency: 'USD' },
      { type: 'discount', amount: { amount: 500, currency: 'CHF' }, cycles: 1 },
    ],
    ['a plan that is not sold', { period: 'month' }, { type: 'plan_change', plan: 'no-such-plan' }],
    ['a longer trial for one who is on none', { status: 'active' }, { type: 'trial_extension', days: 7 }],
  ])('%s changes nothing', async (_, opening, change) => {
    const { billing, who, made } = await stageFor(harness, opening)
    const before = await billing.subscription(who)
    await expect(billing.change(who, change, key)).rejects.toThrow(BillingRefused)
    expect(await made()).toEqual([])
    expect(await billing.subscription(who)).toEqual(before)
  })

  const offers = cases.filter(({ leaves }) => !leaves)
  test.each(offers)('$name for one who left meanwhile', async ({ opening, change, before }) => {
    const { billing, who, facts, made } = await stageFor(harness, opening, before)
    await billing.change(who, cancelNow, 'meanwhile-0-0')
    await expect(billing.change(who, change(facts), key)).rejects.toThrow(BillingRefused)
    expect(await made()).toEqual(['cancel'])
    expect((await billing.subscription(who)).status).toBe('cancelling')
  })

  test('a customer nobody knows', async () => {
    const { billing } = await stageFor(harness, {})
    const nobody = { customer: 'cus_nobody', subscription: 'sub_nobody' }
    await expect(billing.facts(nobody)).rejects.toThrow(BillingRefused)
    await expect(billing.change(nobody, cancelNow, key)).rejects.toThrow(BillingRefused)
  })

  test('a cancellation that is declined is not said to be one', async () => {
    const { billing, provider, who, made } = await stageFor(harness, { status: 'active' })
    provider.refuse()
    await expect(billing.change(who, cancelNow, key)).rejects.toThrow(BillingRefused)
    expect(shows(await billing.subscription(who), cancelNow)).toBe(false)
    expect(await made()).toEqual([])
  })

  test('T4: another body under a key that was used makes nothing', async () => {
    const { billing, who, made } = await stageFor(harness, { status: 'active', period: 'month' })
    await billing.change(who, { type: 'discount', percent: 30, cycles: 1 }, key)
    await billing.change(who, { type: 'discount', percent: 50, cycles: 1 }, key).catch((fault: unknown) => {
      expect(fault).toBeInstanceOf(BillingRefused)
    })
    expect(await made()).toEqual(['discount'])
    expect((await billing.subscription(who)).discount).toMatchObject({ percent: 30 })
  })
}

function leaving(harness: Harness): void {
  test('a second cancellation leaves the day of the first', async () => {
    const { billing, who, facts } = await stageFor(harness, { status: 'active', period: 'month' })
    await billing.change(who, cancelNow, 'first-0-0')
    const { endsOn } = await billing.subscription(who)
    await billing.change(who, { type: 'cancel', endsOn: facts.periodEnd }, 'second-0-0')
    expect([endsOn, (await billing.subscription(who)).endsOn]).toEqual([facts.periodEnd, facts.periodEnd])
  })

  test('one that is to end says so in its facts', async () => {
    const { billing, who } = await stageFor(harness, { status: 'active', period: 'month' })
    await billing.change(who, cancelNow, key)
    expect((await billing.facts(who)).status).toBe('cancelling')
  })

  test('after it is taken back, all is as before and offers are good again', async () => {
    const { billing, who, facts } = await stageFor(harness, { status: 'active', period: 'month' })
    await billing.change(who, cancelNow, 'first-0-0')
    await billing.change(who, takeBack, 'second-0-0')
    expect(await billing.facts(who)).toEqual(facts)
    await billing.change(who, { type: 'discount', percent: 30, cycles: 3 }, 'third-0-0')
    await billing.change(who, cancelNow, 'fourth-0-0')
    expect((await billing.subscription(who)).endsOn).toBe(facts.periodEnd)
  })

  test('what was never cancelled is taken back without a fault, and without a change', async () => {
    const { billing, who } = await stageFor(harness, { status: 'active', period: 'month' })
    const before = await billing.subscription(who)
    await billing.change(who, takeBack, key)
    expect(await billing.subscription(who)).toEqual(before)
  })

  test('a plan that is to change can still be left, and come back to', async () => {
    const { billing, who, facts } = await stageFor(harness, { status: 'active', period: 'month' })
    const smaller: Change = { type: 'plan_change', plan: facts.smallerPlan?.id ?? '' }
    await billing.change(who, smaller, 'first-0-0')
    await billing.change(who, cancelNow, 'second-0-0')
    expect(shows(await billing.subscription(who), cancelNow)).toBe(true)
    await billing.change(who, takeBack, 'third-0-0')
    expect(shows(await billing.subscription(who), takeBack)).toBe(true)
  })
}

function amounts(harness: Harness): void {
  test.each(harness.currencies)(
    '%s: a credit and an amount off come back as they were given',
    async (currency) => {
      const { billing, who, facts } = await stageFor(harness, { status: 'active', currency })
      const tenth = Math.floor(facts.price.amount / 100) * 10
      const amount = { amount: tenth, currency }
      expect(facts.price.currency).toBe(currency)
      await billing.change(who, { type: 'credit', amount }, 'first-0-0')
      await billing.change(who, { type: 'discount', amount, cycles: 1 }, 'second-0-0')
      const { credit, discount } = await billing.subscription(who)
      expect([credit, discount]).toEqual([amount, { amount, cyclesLeft: 1 }])
      const { price } = await billing.facts(who)
      expect(price).toEqual({ amount: facts.price.amount - tenth, currency })
    },
  )
}
