import { acceptedOffer } from '#shared/engine/letters.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import type { BillingTold } from '#shared/engine/billing-told.ts'
import type { SurveyRow } from '#shared/engine/survey.ts'
import { followUpOf, type FollowUp } from '#shared/engine/standing.ts'
import type { Money } from '#shared/money.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Recorded } from '#shared/replay/recorded.ts'
import { monthlyPrice, type Facts } from '#shared/rules/facts.ts'
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
  /** Of those who stayed: when they are asked next how it is, and what they last said. */
  survey?: SurveyRow
  /** Offers of the customer's earlier sessions that still counted when the first one was made here (S4.4). */
  earlierOffers?: number
  /** What they paid a month when it began, and by which period; left out where billing could not be asked. */
  pays?: { monthly: Money; period: Facts['period'] }
  /** Of the offer that was taken: its kind, and all that it costs. */
  took?: { kind: OfferKind; cost: Money }
  /** When they first asked to leave, and seconds from there until it was confirmed. */
  leaving?: { asked: string; took?: number }
  /** Experiments whose arms began to matter here. One row a customer and phase: later sessions add none. */
  exposed?: Session['exposed']
  /** Experiments that the customer was in already: this session is another chat of theirs. */
  again?: { experiment: string; phase: number; since: string }[]
  /** Played, not lived: of the demonstration's made-up year. Nobody has a record of it. */
  simulated?: true
}

/**
 * `reasons` as support has corrected them, where it has.
 * @throws Error for a session that has not ended: those are not reported.
 */
export function rowOf(session: Session, position: number, reasons = session.reasons): SessionRow {
  const { started, outcome, exposed } = session
  const taken = acceptedOffer(session)
  const again = (started.trials ?? []).flatMap(({ experiment, phase, since }) =>
    since === undefined ? [] : [{ experiment, phase, since }],
  )
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
    accepted: taken?.offer ?? null,
    billing: billingOf(session),
    ...(session.undo && { undone: { state: session.undo.state, at: session.undo.askedAt } }),
    ...(followed && { followed }),
    ...(session.told && { told: session.told }),
    ...(started.facts && { pays: paysIn(started.facts) }),
    ...(taken && { took: { kind: taken.kind, cost: taken.terms.cost } }),
    ...(exposed.length > 0 && { exposed }),
    ...(again.length > 0 && { again }),
  }
}

const paysIn = (facts: Facts): NonNullable<SessionRow['pays']> => ({
  monthly: { amount: Math.round(monthlyPrice(facts)), currency: facts.price.currency },
  period: facts.period,
})

/** How long leaving took from the first word of it. `confirm`: the step that asks for it. */
export function leavingOf(events: readonly Event[], confirm: string): SessionRow['leaving'] {
  const asked = events.find(
    (one) => one.type === 'leave_asked' || (one.type === 'moved' && one.to === confirm),
  )
  const done = events.find(({ type }) => type === 'cancel_confirmed')
  if (!asked) return undefined
  const took = done && Math.round((Date.parse(done.at) - Date.parse(asked.at)) / 1000)
  return { asked: asked.at, ...(took !== undefined && { took }) }
}

function billingOf(session: Session): SessionRow['billing'] {
  if (session.undo !== null) return session.undo.state
  const asked = session.outcome === 'cancelled' ? 'cancel_subscription' : 'apply_offer'
  const accepted = acceptedOffer(session)
  const nothing = session.outcome !== 'cancelled' && (!accepted || isCase(accepted.terms))
  return session.effects[asked] ?? (nothing ? 'none' : 'waiting')
}
