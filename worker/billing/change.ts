/** What may be asked of the demonstration billing, and what it says back: both sides parse with these. */
import * as z from 'zod'
import { Money } from '#shared/money.ts'

const day = z.iso.date()
const planId = z.string().min(1).max(64)
const benefitId = z.string().regex(/^[a-z][a-z0-9_-]{0,47}$/)

/** One change to a subscription. Sent with an idempotency key, so a repeat is harmless. */
export const Change = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('discount'),
    percent: z.int().min(1).max(100),
    cycles: z.int().min(1).max(12),
  }),
  z.strictObject({ type: z.literal('credit'), amount: Money }),
  z.strictObject({ type: z.literal('pause'), months: z.int().min(1).max(6), resumesOn: day }),
  z.strictObject({ type: z.literal('plan_change'), plan: planId }),
  z.strictObject({ type: z.literal('trial_extension'), days: z.int().min(1).max(60) }),
  z.strictObject({ type: z.literal('benefit'), benefit: benefitId, months: z.int().min(1).max(12) }),
  z.strictObject({ type: z.literal('cancel'), endsOn: day }),
])
export type Change = z.infer<typeof Change>

export const Subscription = z.strictObject({
  plan: planId,
  /** The list price of one period; a discount stands apart. */
  price: Money,
  period: z.enum(['month', 'year']),
  status: z.enum(['active', 'cancelling', 'paused', 'past_due', 'trialing']),
  periodEnd: day,
  endsOn: day.nullable(),
  resumesOn: day.nullable(),
  discount: z.strictObject({ percent: z.int(), cyclesLeft: z.int() }).nullable(),
  credit: Money.nullable(),
  benefit: z.strictObject({ benefit: benefitId, until: day }).nullable(),
})
export type Subscription = z.infer<typeof Subscription>
