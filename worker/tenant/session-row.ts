import { acceptedOffer } from '#shared/engine/letters.ts'
import type { Session } from '#shared/engine/session.ts'
import type { BillingTold } from '#shared/engine/billing-told.ts'
import { followUpOf, type FollowUp } from '#shared/engine/standing.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Recorded } from '#shared/replay/recorded.ts'
import { isCase } from '#shared/rules/terms.ts'

/** One session as reports and the console's lists see it: no free text, no name. */
export interface SessionRow {
  session: string
  position: number
  customer: string
  /** By it the tenant's object finds whom an event of billing is about. Rows from before it was kept are without it. */
  subscription?: string
  mode: 'live' | 'test'
  locale: string
  began: string
  ended: string
  outcome: Outcome
  reasons: string[]
  tier: string
  offers: string[]
  accepted: string | null
  billing: 'none' | 'waiting' | 'done' | 'failed'
  /** The cancellation was taken back, or is about to be: how that stands, and when it was asked for. */
  undone?: { state: 'waiting' | 'done' | 'failed'; at: string }
  /** Nobody’s any more: `customer` is a name made by chance. */
  erased?: true
  /** The customer wished for something that is not there. */
  wish?: true
  /** What a draft is tried over. Rows from before it was kept are without it. */
  recorded?: Recorded
  /** How they stood in the months after. Rows of sessions that nobody follows up are without it. */
  followed?: FollowUp
  /** What billing told last by itself of how they stand. */
  told?: BillingTold
}

/**
 * `reasons` as support has corrected them, where it has.
 * @throws Error for a session that has not ended: those are not reported.
 */
export function rowOf(session: Session, position: number, reasons = session.reasons): SessionRow {
  const { started, outcome } = session
  const followed = followUpOf(session)
  if (outcome === null) throw new Error('only an ended session is reported')
  return {
    session: started.session,
    position,
    customer: started.customer,
    subscription: started.subscription,
    mode: started.mode,
    locale: started.locale,
    began: session.beganAt,
    ended: session.endedAt ?? session.lastAt,
    outcome,
    reasons,
    tier: started.tier,
    offers: session.offers.map((one) => one.offer),
    accepted: acceptedOffer(session)?.offer ?? null,
    billing: billingOf(session),
    ...(session.undo && { undone: { state: session.undo.state, at: session.undo.askedAt } }),
    ...(followed && { followed }),
    ...(session.told && { told: session.told }),
  }
}

function billingOf(session: Session): SessionRow['billing'] {
  if (session.undo !== null) return session.undo.state
  const asked = session.outcome === 'cancelled' ? 'cancel_subscription' : 'apply_offer'
  const accepted = acceptedOffer(session)
  const nothing = session.outcome !== 'cancelled' && (!accepted || isCase(accepted.terms))
  return session.effects[asked] ?? (nothing ? 'none' : 'waiting')
}
