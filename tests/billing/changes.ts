import type { Change } from '#shared/engine/change.ts'
import { addDays, addMonths } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Opening } from './harness.ts'

/** Every kind of change, made from what a customer has. */
export interface Case {
  name: string
  opening: Opening
  /** What must be so before. */
  before?: (facts: Facts) => Change
  change: (facts: Facts) => Change
  /** It is about leaving, and so no offer. */
  leaves?: true
}

const monthly: Opening = { status: 'active', period: 'month', currency: 'USD' }
const yearly: Opening = { status: 'active', period: 'year' }
const money = (facts: Facts, amount: number) => ({ amount, currency: facts.price.currency })

export const cancelNow: Change = { type: 'cancel', endsOn: null }
export const takeBack: Change = { type: 'take_back' }

export const cases: Case[] = [
  {
    name: 'a discount by percent',
    opening: monthly,
    change: () => ({ type: 'discount', percent: 30, cycles: 3 }),
  },
  {
    name: 'a discount by percent on a yearly plan',
    opening: yearly,
    change: () => ({ type: 'discount', percent: 20, cycles: 1 }),
  },
  {
    name: 'a discount by amount',
    opening: monthly,
    change: (facts) => ({ type: 'discount', amount: money(facts, 400), cycles: 2 }),
  },
  {
    name: 'a credit',
    opening: monthly,
    change: (facts) => ({ type: 'credit', amount: money(facts, 500) }),
  },
  {
    name: 'a pause',
    opening: monthly,
    change: ({ periodEnd }) => ({ type: 'pause', months: 2, resumesOn: addMonths(periodEnd, 2) }),
  },
  {
    name: 'the smaller plan',
    opening: monthly,
    change: ({ smallerPlan }) => ({ type: 'plan_change', plan: smallerPlan?.id ?? 'none' }),
  },
  {
    name: 'the year instead of the month',
    opening: monthly,
    change: () => ({ type: 'continuation', period: 'year' }),
  },
  {
    name: 'a longer trial',
    opening: { status: 'trialing' },
    change: () => ({ type: 'trial_extension', days: 14 }),
  },
  {
    name: 'a benefit',
    opening: monthly,
    change: () => ({ type: 'benefit', benefit: 'priority', months: 3 }),
  },
  { name: 'a cancellation', opening: monthly, change: () => cancelNow, leaves: true },
  {
    name: 'a cancellation before the period is over',
    opening: monthly,
    change: ({ periodEnd }) => ({ type: 'cancel', endsOn: addDays(periodEnd, -1) }),
    leaves: true,
  },
  { name: 'a cancellation on trial', opening: { status: 'trialing' }, change: () => cancelNow, leaves: true },
  {
    name: 'a cancellation with a payment open',
    opening: { status: 'past_due' },
    change: () => cancelNow,
    leaves: true,
  },
  {
    name: 'a cancellation taken back',
    opening: monthly,
    before: () => cancelNow,
    change: () => takeBack,
    leaves: true,
  },
]
