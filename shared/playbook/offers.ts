import * as z from 'zod'

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,47}$/)
const shared = {
  /** Who in the company answers for this offer. */
  owner: z.string().min(1).max(100),
  /** Not offered after this day, so that no programme is clung to (S0.26). */
  reviewBy: z.iso.date(),
}

/**
 * What may change a customer's mind. `cycles` counts billing periods, so the same offer is true for monthly and
 * yearly plans. The last three are answers, not prices: each opens a case with an owner and a deadline.
 */
export const Offer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('discount'),
    percent: z.int().min(1).max(50),
    cycles: z.int().min(1).max(12),
    ...shared,
  }),
  z.strictObject({ kind: z.literal('credit'), percent: z.int().min(1).max(100), ...shared }),
  z.strictObject({ kind: z.literal('pause'), months: z.int().min(1).max(6), ...shared }),
  z.strictObject({ kind: z.literal('plan_change'), to: z.literal('smaller'), ...shared }),
  z.strictObject({ kind: z.literal('trial_extension'), days: z.int().min(1).max(60), ...shared }),
  z.strictObject({ kind: z.literal('benefit'), benefit: id, months: z.int().min(1).max(12), ...shared }),
  z.strictObject({ kind: z.literal('service_fix'), withinHours: z.int().min(1).max(168), ...shared }),
  z.strictObject({ kind: z.literal('guided_help'), withinHours: z.int().min(1).max(168), ...shared }),
  z.strictObject({ kind: z.literal('contact'), withinHours: z.int().min(1).max(168), ...shared }),
])
export type Offer = z.infer<typeof Offer>
export type OfferKind = Offer['kind']
