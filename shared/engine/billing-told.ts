/** What billing tells between the days on which it is asked; see docs/billing.md, *Events from billing*. */
import type { Session } from './session.ts'
import type { Told } from './standing.ts'

export const billingNews = ['ended', 'payment_failed', 'paid', 'resumed', 'changed'] as const
export type BillingNews = (typeof billingNews)[number]

/** How a subscription stands by an answer of billing that nobody's day asked for. */
export interface Stands {
  standing: Told
  /** Whether a loss is the customer's own wish; null where nothing is lost or nobody says. */
  voluntary: boolean | null
}

export interface BillingTold extends Stands {
  what: BillingNews
  /** When it happened, by the provider's own clock: an ISO instant. */
  occurred: string
}

export const toldIn = ({ what, standing, voluntary, occurred }: BillingTold): BillingTold => ({
  what,
  standing,
  voluntary,
  occurred,
})

/**
 * What an answer of billing adds to a session's record; null where that is known. The message that led to the question
 * says nothing here but when: late, twice or out of order, it leads to the same answer.
 */
export function newsFor(session: Session, now: Stands): BillingNews | null {
  const before = lastKnown(session)
  const same = before.standing === now.standing && before.voluntary === now.voluntary
  return same ? null : newsOf(before.standing, now.standing)
}

/** Before anything was told, a customer stands as the conversation left them. */
function lastKnown({ told, outcome, undo }: Session): Stands {
  if (told) return told
  const hasLeft = outcome === 'cancelled' && undo?.state !== 'done'
  return hasLeft ? { standing: 'cancelling', voluntary: true } : { standing: 'paying', voluntary: null }
}

function newsOf(before: Told, now: Told): BillingNews {
  if (now === 'ended') return 'ended'
  if (now === 'past_due') return 'payment_failed'
  if (now !== 'paying') return 'changed'
  if (before === 'past_due' || before === 'trialing') return 'paid'
  return before === 'paused' || before === 'ended' ? 'resumed' : 'changed'
}
