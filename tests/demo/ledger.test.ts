/** What the demonstration's billing does is what the cards of the chat say it will do. */
import { describe, expect, test } from 'vitest'
import { Subscription, type Change } from '#shared/engine/change.ts'
import { Facts } from '#shared/rules/facts.ts'
import { shows } from '#worker/billing/read-back.ts'
import { customerOf, customers } from '#worker/demo/customers.ts'
import { caughtUp, changed, factsOf, keptAfterAll, opened, subscriptionOf } from '#worker/demo/ledger.ts'

const today = '2026-11-22'

test('at least eight customers, who differ in all that decides, each with facts that are facts', () => {
  expect(customers.length).toBeGreaterThanOrEqual(8)
  const all = customers.map((customer) => Facts.parse(factsOf(customer, opened(customer, today))))
  const different = (pick: (facts: Facts) => unknown) => new Set(all.map(pick)).size
  expect(different(({ price }) => price.currency)).toBeGreaterThan(2)
  expect(different(({ period }) => period)).toBe(2)
  expect(different(({ potential }) => potential)).toBeGreaterThan(2)
  expect(different(({ place }) => place)).toBeGreaterThan(5)
  expect(different(({ status }) => status)).toBeGreaterThan(2)
  expect(all.some(({ anchor }) => anchor) && all.some(({ complaints }) => complaints > 0)).toBe(true)
  expect(all.some(({ price, costToServe }) => costToServe !== null && costToServe > price.amount)).toBe(true)
})

const changes: [string, Change][] = [
  ['mara', { type: 'discount', percent: 30, cycles: 3 }],
  ['mara', { type: 'credit', amount: { amount: 500, currency: 'USD' } }],
  ['eitan', { type: 'pause', months: 2, resumesOn: '2027-02-13' }],
  ['mara', { type: 'plan_change', plan: 'team' }],
  ['mara', { type: 'benefit', benefit: 'space', months: 3 }],
  ['mara', { type: 'cancel', endsOn: '2026-12-09' }],
  ['mara', { type: 'cancel', endsOn: null }],
]

describe('a change', () => {
  test.each(changes)('%s: %j can be read back (S1.10)', (id, change) => {
    const customer = customerOf(id)
    const account = customer && changed(opened(customer, today), change, today)
    expect(shows(Subscription.parse(account && subscriptionOf(account)), change)).toBe(true)
  })

  test('to another plan comes with the next period, not before', () => {
    const customer = customerOf('mara')
    if (!customer) throw new Error('mara is gone')
    const account = changed(opened(customer, today), { type: 'plan_change', plan: 'team' }, today)
    if (!account) throw new Error('refused')
    expect(subscriptionOf(account)).toMatchObject({ plan: 'studio', nextPlan: 'team' })
    expect(factsOf(customer, account).smallerPlan).toBeNull()
    const later = caughtUp(account, '2027-01-01')
    expect(subscriptionOf(later)).toMatchObject({ plan: 'team', nextPlan: null })
  })

  test('is refused once a cancellation runs, until that is taken back', () => {
    const customer = customerOf('ruth')
    if (!customer) throw new Error('ruth is gone')
    const ending = opened(customer, today)
    const discount: Change = { type: 'discount', percent: 10, cycles: 1 }
    expect(changed(ending, discount, today)).toBeNull()
    expect(changed(keptAfterAll(ending), discount, today)).not.toBeNull()
  })

  test.each<[string, Change]>([
    ['mara', { type: 'credit', amount: { amount: 500, currency: 'JPY' } }],
    ['mara', { type: 'plan_change', plan: 'moon' }],
    ['mara', { type: 'trial_extension', days: 7 }],
    ['eitan', { type: 'pause', months: 1, resumesOn: '2020-01-01' }],
  ])('%s: %j makes no sense and is refused', (id, change) => {
    const customer = customerOf(id)
    expect(customer && changed(opened(customer, today), change, today)).toBeNull()
  })
})
