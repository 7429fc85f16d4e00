import { acceptedOffer } from '#shared/engine/letters.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Recorded } from '#shared/replay/recorded.ts'
import { isCase } from '#shared/rules/terms.ts'

/** One session as reports and the console's lists see it: no free text, no name. */
export interface SessionRow {
  session: string
  position: number
  customer: string
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
  /** The customer wished for something that is not there. */
  wish?: true
  /** What a draft is tried over. Rows from before it was kept are without it. */
  recorded?: Recorded
}

/**
 * `reasons` as support has corrected them, where it has.
 * @throws Error for a session that has not ended: those are not reported.
 */
export function rowOf(session: Session, position: number, reasons = session.reasons): SessionRow {
  const { started, outcome } = session
  if (outcome === null) throw new Error('only an ended session is reported')
  return {
    session: started.session,
    position,
    customer: started.customer,
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
  }
}

function billingOf(session: Session): SessionRow['billing'] {
  const asked = session.outcome === 'cancelled' ? 'cancel_subscription' : 'apply_offer'
  const accepted = acceptedOffer(session)
  const nothing = session.outcome !== 'cancelled' && (!accepted || isCase(accepted.terms))
  return session.effects[asked] ?? (nothing ? 'none' : 'waiting')
}
