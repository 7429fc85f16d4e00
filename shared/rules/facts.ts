import * as z from 'zod'
import { Money } from '#shared/money.ts'
import { meant } from './nearest.ts'
import { isTrait, traitRefusal } from './traits.ts'

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

const period = z.enum(['month', 'year'])

/** The same plan paid by another period, and what one such period costs. */
export const OtherPeriod = z.strictObject({ period, price: Money })
export type OtherPeriod = z.infer<typeof OtherPeriod>

/** Each fact by itself. What null, no or nought stands for where nobody said: see `facts/fact-table.ts`. */
export const factShape = {
  name: z.string().max(200).nullable(),
  plan: z.strictObject({ id: z.string().min(1).max(64), name: Localized }),
  period,
  /** What one period costs the customer now. */
  price: Money,
  since: day.nullable(),
  /** Last day already paid for; of a subscription that is ending, its last day. */
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
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'must be a country, or country and region, like IL or US-MN')
    .nullable(),
  smallerPlan: SmallerPlan.nullable(),
  otherPeriod: OtherPeriod.nullable(),
  /** Where use is going, as whoever measures it sees it. */
  useTrend: z.enum(['falling', 'steady', 'rising']).nullable(),
  /** What the customer is expected to bring in from now on, in minor units of `price.currency`. */
  futureValue: z.int().min(0).max(1e12).nullable(),
  /** Last day of a contract for a fixed time; null where there is none or nobody said. */
  contractEnd: day.nullable(),
  /** Agreed, or did not, to be contacted by a person. */
  contactConsent: z.boolean().nullable(),
  /** Those with the same one, a household or a company, are one to the limits on offers. An id; it says nothing else. */
  accountGroup: z
    .string()
    .regex(
      /^[\w.:-]{1,64}$/,
      'must be an id of at most 64 letters, digits and . _ : -, not a name or an address',
    )
    .nullable(),
} as const

/** Why a name is no fact to be stated here. */
export function whyNoFact(name: string): string {
  if (isTrait(name)) return traitRefusal(name)
  const known = Object.keys(factShape)
  return known.includes(name)
    ? `${name}: not for this source to say`
    : `${name}: no such fact${meant(name, known)}`
}

/** Unknown names are refused with a word on why: a protected trait, or a slip of the pen. */
export const refuseUnknownFacts: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys') return undefined
  return issue.keys.map(whyNoFact).join('; ')
}

/**
 * What is known of a customer when deciding. Null means not known, and a condition over an unknown fact does
 * not hold. There is no place here for sex, age, origin, family or health: a strict schema refuses them.
 * Those with a default may be left out by a billing that knows nothing of them.
 */
export const Facts = z.strictObject(
  {
    ...factShape,
    otherPeriod: factShape.otherPeriod.default(null),
    useTrend: factShape.useTrend.default(null),
    futureValue: factShape.futureValue.default(null),
    contractEnd: factShape.contractEnd.default(null),
    contactConsent: factShape.contactConsent.default(null),
    accountGroup: factShape.accountGroup.default(null),
  },
  { error: refuseUnknownFacts },
)
export type Facts = z.infer<typeof Facts>
export type FactKey = keyof Facts

/** The price of a month, in minor units, rounded half up. */
export const monthlyPrice = (facts: Facts): number =>
  facts.period === 'year' ? Math.round(facts.price.amount / 12) : facts.price.amount
