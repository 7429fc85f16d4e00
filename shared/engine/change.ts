import * as z from 'zod'
import { Money } from '#shared/money.ts'

const day = z.iso.date()
const id = z.string().min(1).max(64)

/**
 * One change to a subscription, as billing is told it. Sent with an idempotency key, so a repeat is harmless.
 * `cancel` without a day ends the subscription when the paid period does.
 */
export const Change = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('discount'),
    percent: z.int().min(1).max(50),
    cycles: z.int().min(1).max(12),
  }),
  z.strictObject({ type: z.literal('credit'), amount: Money }),
  z.strictObject({ type: z.literal('pause'), months: z.int().min(1).max(6), resumesOn: day }),
  z.strictObject({ type: z.literal('plan_change'), plan: id }),
  z.strictObject({ type: z.literal('trial_extension'), days: z.int().min(1).max(60) }),
  z.strictObject({ type: z.literal('benefit'), benefit: id, months: z.int().min(1).max(12) }),
  z.strictObject({ type: z.literal('cancel'), endsOn: day.nullable() }),
])
export type Change = z.infer<typeof Change>

/** How a subscription stands at billing; what a change is checked against once it is made (S1.10). */
export const Subscription = z.strictObject({
  plan: id,
  /** The list price of one period; a discount stands apart. */
  price: Money,
  period: z.enum(['month', 'year']),
  status: z.enum(['active', 'cancelling', 'paused', 'past_due', 'trialing']),
  periodEnd: day,
  endsOn: day.nullable(),
  resumesOn: day.nullable(),
  /** The plan that follows with the next period, where another was chosen. */
  nextPlan: id.nullable(),
  discount: z.strictObject({ percent: z.int(), cyclesLeft: z.int() }).nullable(),
  credit: Money.nullable(),
  benefit: z.strictObject({ benefit: id, until: day }).nullable(),
})
export type Subscription = z.infer<typeof Subscription>
