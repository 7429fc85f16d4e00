import * as z from 'zod'
import { mostPercentOff } from '#shared/money.ts'

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,47}$/)
const shared = {
  /** Who in the company answers for this offer. */
  owner: z.string().trim().min(1).max(100),
  /** Not offered after this day, so that no programme is clung to (S0.26). */
  reviewBy: z.iso.date(),
}

/** More than anybody takes off a price, in any currency; how much is too much for one price is asked when it is known. */
const mostAmount = 1_000_000_000

/** Off each billing period, in minor units, by ISO 4217 currency; nobody who pays in another is offered it. */
const Amounts = z
  .record(z.string().regex(/^[A-Z]{3}$/), z.int().min(1).max(mostAmount))
  .refine((amounts) => Object.keys(amounts).length > 0, 'must not be empty: name a currency')
  .meta({ minProperties: 1 })

/** Billing periods for which a discount holds: never for ever. */
export const mostCycles = 12

const Discount = z
  .strictObject({
    kind: z.literal('discount'),
    percent: z.int().min(1).max(mostPercentOff).optional(),
    amounts: Amounts.optional(),
    cycles: z.int().min(1).max(mostCycles),
    ...shared,
  })
  .check(({ value: { percent, amounts }, issues }) => {
    if ((percent === undefined) !== (amounts === undefined)) return
    const message =
      percent === undefined
        ? 'a discount takes something off: name percent, or amounts by currency'
        : 'a discount is by percent or by amounts, not both'
    issues.push({ code: 'custom', input: percent, message })
  })
  .meta({ oneOf: [{ required: ['percent'] }, { required: ['amounts'] }] })

/**
 * What may change a customer's mind. `cycles` counts billing periods, so the same offer is true for monthly and
 * yearly plans. The last three are answers, not prices: each opens a case with an owner and a deadline.
 */
export const Offer = z.discriminatedUnion('kind', [
  Discount,
  z.strictObject({ kind: z.literal('credit'), percent: z.int().min(1).max(100), ...shared }),
  z.strictObject({ kind: z.literal('pause'), months: z.int().min(1).max(6), ...shared }),
  z.strictObject({ kind: z.literal('plan_change'), to: z.literal('smaller'), ...shared }),
  /** The same plan, paid by the other period, at the price that billing names for it. */
  z.strictObject({ kind: z.literal('continuation'), to: z.enum(['year', 'month']), ...shared }),
  z.strictObject({ kind: z.literal('trial_extension'), days: z.int().min(1).max(60), ...shared }),
  z.strictObject({ kind: z.literal('benefit'), benefit: id, months: z.int().min(1).max(12), ...shared }),
  z.strictObject({ kind: z.literal('service_fix'), withinHours: z.int().min(1).max(168), ...shared }),
  z.strictObject({ kind: z.literal('guided_help'), withinHours: z.int().min(1).max(168), ...shared }),
  z.strictObject({ kind: z.literal('contact'), withinHours: z.int().min(1).max(168), ...shared }),
])
export type Offer = z.infer<typeof Offer>
export type OfferKind = Offer['kind']
