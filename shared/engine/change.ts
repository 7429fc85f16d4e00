import * as z from 'zod'
import { Money, mostPercentOff } from '#shared/money.ts'

const day = z.iso.date()
const id = z.string().min(1).max(64)
const period = z.enum(['month', 'year'])
const percent = z.int().min(1).max(mostPercentOff)
const cycles = z.int().min(1).max(12)

/**
 * One change to a subscription, as billing is told it. Sent with an idempotency key, so a repeat is harmless.
 * `cancel` ends the subscription on its day at the latest; without one, or where the paid period is over sooner, when
 * that is.
 */
export const Change = z.union([
  z.strictObject({ type: z.literal('discount'), percent, cycles }),
  /** Off each period, and no more than half of its price. */
  z.strictObject({ type: z.literal('discount'), amount: Money, cycles }),
  z.strictObject({ type: z.literal('credit'), amount: Money }),
  z.strictObject({ type: z.literal('pause'), months: z.int().min(1).max(6), resumesOn: day }),
  z.strictObject({ type: z.literal('plan_change'), plan: id }),
  /** The same plan by another period, from the end of the one that is paid for. */
  z.strictObject({ type: z.literal('continuation'), period }),
  z.strictObject({ type: z.literal('trial_extension'), days: z.int().min(1).max(60) }),
  z.strictObject({ type: z.literal('benefit'), benefit: id, months: z.int().min(1).max(12) }),
  /** `reason`: the customer's, by its id in the playbook, for a billing that keeps one. */
  z.strictObject({ type: z.literal('cancel'), endsOn: day.nullable(), reason: id.optional() }),
  /** A cancellation that has not come yet is taken back; one that is not there is no fault. */
  z.strictObject({ type: z.literal('take_back') }),
])
export type Change = z.infer<typeof Change>

/** How a subscription stands at billing; what a change is checked against once it is made (S1.10). */
export const Subscription = z.strictObject({
  plan: id,
  /** The list price of one period; a discount stands apart. */
  price: Money,
  period,
  status: z.enum(['active', 'cancelling', 'paused', 'past_due', 'trialing']),
  periodEnd: day,
  endsOn: day.nullable(),
  /** It is over already, though its last day may be today; where billing tells that. */
  over: z.literal(true).optional(),
  /** Whose doing an end is, that is near or past: the customer's or a payment's. Left out where billing does not say. */
  endedBy: z.enum(['wish', 'payment']).optional(),
  resumesOn: day.nullable(),
  /** The plan that follows with the next period, where another was chosen. */
  nextPlan: id.nullable(),
  /** The period that follows, where another was chosen; a billing that has only one leaves it out. */
  nextPeriod: period.nullable().default(null),
  discount: z
    .union([
      z.strictObject({ percent: z.int(), cyclesLeft: z.int() }),
      z.strictObject({ amount: Money, cyclesLeft: z.int() }),
    ])
    .nullable(),
  credit: Money.nullable(),
  benefit: z.strictObject({ benefit: id, until: day }).nullable(),
})
export type Subscription = z.infer<typeof Subscription>
