import * as z from 'zod'
import { Money } from '#shared/money.ts'

/** A text in one language for everybody, or in several by language tag. */
export const Localized = z.union([z.string().max(200), z.record(z.string().max(35), z.string().max(200))])
export type Localized = z.infer<typeof Localized>

const day = z.iso.date()
const count = z.int().min(0).max(1e6)

export const SmallerPlan = z.strictObject({
  id: z.string().min(1).max(64),
  name: Localized,
  price: Money,
  /** What the customer would no longer have. */
  loses: z.array(Localized).max(8),
})
export type SmallerPlan = z.infer<typeof SmallerPlan>

/**
 * What is known of a customer when deciding. Null means not known, and a condition over an unknown fact does
 * not hold. There is no place here for sex, age, origin, family or health: a strict schema refuses them.
 */
export const Facts = z.strictObject({
  name: z.string().max(200).nullable(),
  plan: z.strictObject({ id: z.string().min(1).max(64), name: Localized }),
  period: z.enum(['month', 'year']),
  /** What one period costs the customer now. */
  price: Money,
  since: day.nullable(),
  /** Last day already paid for. */
  periodEnd: day,
  status: z.enum(['active', 'trialing', 'past_due', 'cancelling']),
  /** How much of what the plan allows is used, 0 to 100. */
  use: z.number().min(0).max(100).nullable(),
  /** Days since the product was last used. */
  idleDays: count.nullable(),
  potential: z.enum(['low', 'medium', 'high']).nullable(),
  /** Others are customers because of this one. */
  anchor: z.boolean(),
  openCases: count,
  /** Complaints in the last 90 days. */
  complaints: count,
  /** What serving this customer costs a month, in minor units of `price.currency`. */
  costToServe: count.nullable(),
  /** ISO 3166 country, or country and region: `IL`, `US-MN`. */
  place: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
    .nullable(),
  smallerPlan: SmallerPlan.nullable(),
})
export type Facts = z.infer<typeof Facts>

/** The price of a month, in minor units, rounded half up. */
export const monthlyPrice = (facts: Facts): number =>
  facts.period === 'year' ? Math.round(facts.price.amount / 12) : facts.price.amount
