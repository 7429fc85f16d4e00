import * as z from 'zod'
import { Offer } from './offers.ts'

const OfferKind = z.enum(Offer.options.map(({ shape }) => shape.kind.value))

/**
 * What may be spent on offers in one calendar month, in UTC. Everything given to the tenant's customers counts, under
 * whatever playbook it was given; of several budgets over one kind each must have the money.
 */
export const Budget = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_-]{0,47}$/),
  /** Of which kinds of offer; null stands for all. */
  kinds: z.array(OfferKind).min(1).nullable(),
  /** Minor units by ISO 4217 currency. In one that is not named nothing may be spent. */
  monthly: z
    .record(z.string().max(10), z.int().min(0).max(1e12))
    .refine(
      (monthly) => Object.keys(monthly).length > 0,
      'names no currency; write one like { "USD": 500000 }',
    )
    .meta({ minProperties: 1 }),
})
export type Budget = z.infer<typeof Budget>
