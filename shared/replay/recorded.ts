import * as z from 'zod'
import { Money } from '#shared/money.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import { outcomes } from '#shared/protocol/outcome.ts'
import type { OfferEvidence } from '#shared/rules/chance.ts'
import { Facts } from '#shared/rules/facts.ts'

const id = z.string().max(64)
/** Kinds come and go with versions; a record keeps the one it was made with. */
const kind = z
  .string()
  .max(48)
  .transform((text) => text as OfferKind)

const count = z.int().min(0)
const Evidence = z
  .record(kind, z.strictObject({ taken: count, stayed: count }))
  .transform((tallies): OfferEvidence => tallies)

/** Where one session began and what was truly done in it: enough to play it again, no name and no words. */
export const Recorded = z.strictObject({
  /** The version it was pinned to. */
  playbook: id,
  /** As known when it began, without the name; null where billing could not be asked. */
  facts: Facts.refine(({ name }) => name === null, 'names do not belong here').nullable(),
  /** What was known then of offers taken before; left out where that was nothing. */
  evidence: Evidence.optional(),
  /** Options pressed at the follow-up question. */
  said: z.array(id),
  /** Null where nobody asked for consent to offers. */
  permitted: z.boolean().nullable(),
  /** Asked to leave before any offer was considered. */
  left: z.boolean(),
  offers: z.array(z.strictObject({ offer: id, kind, cost: Money })),
  /** Offers of the customer's sessions before this one: what the limits counted. */
  earlier: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      offer: id,
      kind,
      state: z.enum(['open', 'accepted', 'declined']),
    }),
  ),
})
export type Recorded = z.infer<typeof Recorded>

/** One line of `sessions.ndjson`. `customer` is a pseudonym: the same for one customer, and nobody's name. */
export const RecordedSession = z.strictObject({
  session: z.string().max(128),
  customer: z.string().max(128),
  began: z.iso.datetime(),
  ended: z.iso.datetime(),
  outcome: z.enum(outcomes),
  tier: id,
  reasons: z.array(id),
  /** The offer that was taken. */
  accepted: id.nullable(),
  /** Null where it was recorded before facts were kept with it. */
  recorded: Recorded.nullable(),
})
export type RecordedSession = z.infer<typeof RecordedSession>
