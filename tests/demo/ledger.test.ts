/** What the demonstration's billing does is what the cards of the chat say it will do. */
import { describe, expect, test } from 'vitest'
import { Subscription, type Change } from '#shared/engine/change.ts'
import { addDays, addMonths } from '#shared/rules/derived.ts'
import { Facts } from '#shared/rules/facts.ts'
import { shows } from '#worker/billing/read-back.ts'
import { customerOf, customers, type Customer } from '#worker/demo/customers.ts'
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

function known(id: string): Customer {
  const customer = customerOf(id)
  if (!customer) throw new Error(`${id} is gone`)
  return customer
}

test('a plan that ends sooner than it is paid for is told with its own last day, so that nobody names a later one', () => {
  const sooner = changed(opened(known('mara'), today), { type: 'cancel', endsOn: '2026-11-25' }, today)
  expect(sooner && factsOf(known('mara'), sooner)).toMatchObject({
    status: 'cancelling',
    periodEnd: '2026-11-25',
  })
})

const changes: [string, Change][] = [
  ['mara', { type: 'discount', percent: 30, cycles: 3 }],
  ['mara', { type: 'discount', amount: { amount: 5000, currency: 'USD' }, cycles: 3 }],
  ['yuki', { type: 'continuation', period: 'month' }],
  ['tomas', { type: 'continuation', period: 'year' }],
  ['mara', { type: 'credit', amount: { amount: 500, currency: 'USD' } }],
  ['eitan', { type: 'pause', months: 2, resumesOn: '2027-02-13' }],
  ['mara', { type: 'plan_change', plan: 'team' }],
  ['mara', { type: 'benefit', benefit: 'space', months: 3 }],
  ['mara', { type: 'cancel', endsOn: '2026-12-09' }],
  ['mara', { type: 'cancel', endsOn: null }],
  // The latest day that a law names, after the paid period is over.
  ['mara', { type: 'cancel', endsOn: '2027-03-01' }],
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

  test('to another period comes when the paid one is over, at the price billing named, and runs that long', () => {
    const customer = known('tomas')
    const before = opened(customer, today)
    const { otherPeriod, periodEnd } = factsOf(customer, before)
    expect(otherPeriod).toEqual({ period: 'year', price: { amount: 29_000, currency: 'USD' } })
    const account = changed(before, { type: 'continuation', period: 'year' }, today)
    if (!account) throw new Error('refused')
    expect(subscriptionOf(account)).toMatchObject({ period: 'month', nextPeriod: 'year', periodEnd })
    expect(factsOf(customer, account)).toMatchObject({ otherPeriod: null, smallerPlan: null })
    const later = caughtUp(account, addDays(periodEnd, 1))
    const year = { period: 'year', nextPeriod: null, price: otherPeriod?.price }
    expect(subscriptionOf(later)).toMatchObject({ ...year, periodEnd: addMonths(periodEnd, 12) })
  })

  test('by an amount takes that off each period, and then no more', () => {
    const customer = known('mara')
    const off = { amount: 5000, currency: 'USD' }
    const account = changed(opened(customer, today), { type: 'discount', amount: off, cycles: 2 }, today)
    if (!account) throw new Error('refused')
    const priceOn = (day: string) => factsOf(customer, caughtUp(account, day)).price.amount
    expect(['2026-11-22', '2026-12-10', '2027-01-10'].map(priceOn)).toEqual([19_000, 19_000, 24_000])
  })

  test('an account kept from before a period could be chosen reads as it was', () => {
    const { nextPeriod: _, ...older } = opened(known('tomas'), today)
    expect(subscriptionOf(caughtUp(older, '2027-01-10'))).toMatchObject({ period: 'month', nextPeriod: null })
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
    ['mara', { type: 'discount', amount: { amount: 500, currency: 'EUR' }, cycles: 1 }],
    ['mara', { type: 'discount', amount: { amount: 12_001, currency: 'USD' }, cycles: 1 }],
    ['mara', { type: 'discount', amount: { amount: -500, currency: 'USD' }, cycles: 1 }],
    ['mara', { type: 'continuation', period: 'month' }],
    ['lina', { type: 'continuation', period: 'year' }],
    ['mara', { type: 'trial_extension', days: 7 }],
    ['eitan', { type: 'pause', months: 1, resumesOn: '2020-01-01' }],
  ])('%s: %j makes no sense and is refused', (id, change) => {
    const customer = customerOf(id)
    expect(customer && changed(opened(customer, today), change, today)).toBeNull()
  })
})

const half = { percent: 50, cyclesLeft: 3 }
const five = { amount: { amount: 500, currency: 'USD' }, cyclesLeft: 3 }
const asFive = { type: 'discount', amount: five.amount, cycles: 3 } as const

test.each<[string, Subscription['discount'], Change, boolean]>([
  ['the share', half, { type: 'discount', percent: 50, cycles: 3 }, true],
  ['another share', half, { type: 'discount', percent: 30, cycles: 3 }, false],
  ['the amount', five, asFive, true],
  ['another amount', five, { ...asFive, amount: { amount: 50, currency: 'USD' } }, false],
  ['another currency', five, { ...asFive, amount: { amount: 500, currency: 'CAD' } }, false],
  ['a share for an amount', half, asFive, false],
  ['an amount for a share', five, { type: 'discount', percent: 50, cycles: 3 }, false],
  ['nothing', null, asFive, false],
])(
  'done is said of a discount where billing shows %s: %j after %j is %s (S1.10)',
  (_, discount, change, is) => {
    const before = subscriptionOf(opened(known('mara'), today))
    expect(shows({ ...before, discount }, change)).toBe(is)
  },
)

test('done is not said of another period that billing does not show', () => {
  const before = subscriptionOf(opened(known('tomas'), today))
  expect(shows(before, { type: 'continuation', period: 'year' })).toBe(false)
  expect(shows({ ...before, nextPeriod: 'year' }, { type: 'continuation', period: 'year' })).toBe(true)
})

test('a cancellation is taken back until the day it ends, and no longer', () => {
  const mara = opened(known('mara'), today)
  const gone = changed(mara, { type: 'cancel', endsOn: '2026-12-09' }, today)
  if (!gone) throw new Error('not cancelled')
  const back = changed(gone, { type: 'take_back' }, '2026-12-09')
  expect(back).toEqual(mara)
  expect(back && shows(subscriptionOf(back), { type: 'take_back' })).toBe(true)
  expect(changed(gone, { type: 'take_back' }, '2026-12-10')).toBeNull()
  // One that is not there is no fault: the account page may have been quicker.
  expect(changed(mara, { type: 'take_back' }, today)).toEqual(mara)
})
