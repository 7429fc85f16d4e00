/** Leaving at Chargebee, and what may stand in its way there. */
import { describe, expect, test } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { addDays } from '#shared/rules/derived.ts'
import { BillingRefused } from '#worker/billing/billing.ts'
import { shows } from '#worker/billing/read-back.ts'
import { day, second } from '../fixtures/a-clock.ts'
import { faults } from '../peers/chargebee/faults.ts'
import type { Opening } from '../peers/chargebee/shop.ts'
import { cancelNow, takeBack } from './changes.ts'
import { stage } from './chargebee-stage.ts'
import { smaller, thirty } from './stage.ts'

describe('T17: what waits for the end of the term', () => {
  const waiting: Opening = {
    tweak: (one, books) => {
      one.has_scheduled_changes = true
      const items = [
        { item_price_id: 'solo-month-USD', item_type: 'plan' as const, quantity: 1, amount: 1900 },
      ]
      books.scheduled.set(one.id, items)
    },
  }
  test.each<[string, Change]>([
    ['a discount', thirty],
    ['another period', { type: 'continuation', period: 'year' }],
    ['a benefit', { type: 'benefit', benefit: 'priority', months: 1 }],
  ])('is not dropped by %s, which is declined', async (_, change) => {
    const { make, what, billing, who } = await stage(waiting)
    await expect(make(change)).rejects.toThrow(BillingRefused)
    expect(what()).toEqual([])
    expect(await billing.facts(who)).toMatchObject({ smallerPlan: null, otherPeriod: null })
  })

  test('T30: does not keep anybody: it is cleared where Chargebee would not cancel beside it', async () => {
    const { make, written, billing, who } = await stage(waiting)
    await make(cancelNow)
    expect(written().map(([verb]) => verb)).toEqual([
      'cancel_for_items',
      'remove_scheduled_changes',
      'cancel_for_items',
      'comments',
    ])
    expect(shows(await billing.subscription(who), cancelNow)).toBe(true)
  })

  const breaks = [2, 3].flatMap((write) =>
    (['down', 'cut off before', 'cut off after', 'broken after'] as const).map(
      (fault) => [write, fault] as const,
    ),
  )
  test.each(breaks)(
    'T20: nor does write %i, %s: it is told again until it is done, and once',
    async (write, fault) => {
      const { make, what, billing, who, peer, clock } = await stage(waiting)
      peer.failAt(write, faults[fault])
      await expect(make(cancelNow)).rejects.not.toThrow(BillingRefused)
      for (const pause of [second, 31 * 60 * second]) {
        clock.pass(pause)
        await make(cancelNow).catch((error: unknown) => expect(error).not.toBeInstanceOf(BillingRefused))
      }
      expect(what()).toEqual(['cancel'])
      expect(shows(await billing.subscription(who), cancelNow)).toBe(true)
    },
  )

  test('a pause that waits is no reason to stay either', async () => {
    const { make, billing, who, facts } = await stage().then(async (at) => ({
      ...at,
      facts: await at.billing.facts(at.who),
    }))
    await make({ type: 'pause', months: 2, resumesOn: addDays(facts.periodEnd, 61) }, 'pause-0-0')
    expect(await billing.subscription(who)).toMatchObject({ status: 'paused', endsOn: null })
    expect((await billing.facts(who)).price.amount).toBe(0)
    await make(cancelNow)
    expect(await billing.subscription(who)).toMatchObject({
      status: 'cancelling',
      endsOn: facts.periodEnd,
      resumesOn: null,
    })
  })

  test('S1.10: what comes with the next term is read back before it is there, and after', async () => {
    const { make, billing, who, clock } = await stage()
    await make(smaller)
    expect(await billing.subscription(who)).toMatchObject({ plan: 'studio', nextPlan: 'solo' })
    clock.pass(40 * day)
    expect(await billing.subscription(who)).toMatchObject({ plan: 'solo', nextPlan: null })
    expect(shows(await billing.subscription(who), smaller)).toBe(true)
  })
})

describe('leaving', () => {
  test('on a day of the law, with nothing credited for the days cut off', async () => {
    const { make, written, billing, who } = await stage()
    await make({ type: 'cancel', endsOn: '2026-11-10' }, 'first-0-0')
    const at = Date.parse('2026-11-10T20:59:59Z') / 1000
    const when = { cancel_option: 'specific_date', cancel_at: String(at) }
    expect(written()).toEqual([
      ['cancel_for_items', { ...when, credit_option_for_current_term_charges: 'none' }],
      [
        'comments',
        { entity_type: 'subscription', entity_id: who.subscription, notes: 'parley_effect first-0-0' },
      ],
    ])
    expect((await billing.subscription(who)).endsOn).toBe('2026-11-10')
  })

  test('a paused one ends at once: nothing more is paid for', async () => {
    const { make, subscription } = await stage({
      tweak: (one) => void Object.assign(one, { status: 'paused', pause_date: 1, current_term_end: 1 }),
    })
    await make(cancelNow)
    expect(subscription().status).toBe('cancelled')
  })

  test.each([
    ['price', 'Order Change', ['cancel_for_items']],
    ['service', undefined, ['cancel_for_items']],
    ['unused', undefined, ['cancel_for_items', 'cancel_for_items']],
  ])('the reason %s goes by the site’s own code, and is never in the way', async (reason, code, verbs) => {
    const { make, subscription, written } = await stage()
    await make({ type: 'cancel', endsOn: null, reason })
    expect(subscription()).toMatchObject({ status: 'non_renewing' })
    expect(subscription().cancel_reason_code).toBe(code)
    expect(written().map(([verb]) => verb)).toEqual([...verbs, 'comments'])
  })

  const contract: Opening = {
    tweak: (one) =>
      void (one.contract_term = { status: 'active', contract_end: Date.parse('2027-05-01') / 1000 }),
  }
  test('out of a contract, by the contract’s own option; it is a fact, and is not taken back', async () => {
    const { make, billing, who, written } = await stage(contract)
    expect((await billing.facts(who)).contractEnd).toBe('2027-05-01')
    await make(cancelNow, 'first-0-0')
    expect(written()[0]?.[1]).toMatchObject({
      contract_term_cancel_option: 'end_of_subscription_billing_term',
    })
    expect(shows(await billing.subscription(who), cancelNow)).toBe(true)
    await expect(make(takeBack, 'second-0-0')).rejects.toThrow(BillingRefused)
  })

  test('what has ended is not taken back', async () => {
    const { make, clock } = await stage()
    await make(cancelNow, 'first-0-0')
    clock.pass(60 * day)
    await expect(make(takeBack, 'second-0-0')).rejects.toThrow(BillingRefused)
  })
})
