/** What Parley asks of a tenant's own billing, and what that may answer: docs/billing-webhook.md. */
import * as z from 'zod'
import type { Change } from '#shared/engine/change.ts'
import type { Billed } from '../billing.ts'
import type { Mode } from '../keys.ts'

interface Who extends Billed {
  mode: Mode
}

/** Asked by a signed GET; changes nothing. */
export type Question =
  | { type: 'billing.facts' | 'billing.subscription'; data: Who }
  | { type: 'billing.effect'; data: Who & { key: string } }
  /** `since`: an ISO instant. Newer than the others: one who does not know it is not asked for more. */
  | { type: 'billing.paid'; data: Who & { since: string } }

/** Told by a signed POST. The key makes a repeat harmless: the same one is the same order, however much later. */
export interface Order {
  type: 'billing.apply_offer' | 'billing.cancel' | 'billing.take_back'
  data: Who & { key: string; change: Change }
}

export const orderTypeOf = ({ type }: Change): Order['type'] =>
  type === 'cancel' ? 'billing.cancel' : type === 'take_back' ? 'billing.take_back' : 'billing.apply_offer'

/** A word for the console, never a sentence: nobody's name or address may come in by it. */
const reason = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/)
  .optional()
  .catch(undefined)

/** How an order stands. `unknown` is said of one that was never heard of, and only to a question. */
export const Standing = z.object({
  state: z.enum(['done', 'pending', 'refused', 'unknown']),
  /** The tenant's own name for what was done. */
  reference: z.string().max(200).optional(),
  reason,
  /** Seconds after which a pending order is worth asking for again. */
  after: z.int().min(1).max(86_400).optional(),
})
export type Standing = z.output<typeof Standing>
