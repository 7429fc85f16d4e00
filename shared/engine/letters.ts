import type { OfferMade, Session } from './session.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Line, Receipt } from '#shared/protocol/turn.ts'
import { monthsBetween } from '#shared/rules/derived.ts'
import type { Copy } from '#shared/copy/copy.ts'
import { linesOf, titleOf } from '#shared/copy/offer-card.ts'
import { whatEnds } from './what-ends.ts'

/** The one sentence that says how it ended, true to what billing has said so far. */
export function verdictOn(session: Session, copy: Copy): string[] {
  switch (session.outcome) {
    case 'cancelled':
      return [copy.say(`ended.cancelled.${session.effects.cancel_subscription ?? 'pending'}`)]
    case 'saved':
      return [copy.say(`ended.saved.${stateOfOffer(session)}`)]
    case 'kept': {
      const due = session.case?.due
      return [due === undefined ? copy.say('ended.kept') : copy.say('ended.kept.case', { due: copy.moment(due) })]
    }
    case 'abandoned':
      return [copy.say('ended.abandoned')]
    case null:
      return []
  }
}

/** Proof of what was done: of a cancellation with its letter, of an offer with its terms. Nothing else needs one. */
export function receiptOf(session: Session, playbook: Playbook, copy: Copy): Receipt | null {
  if (session.outcome === 'cancelled') {
    const lines = [...asked(session, copy), ...whatEnds(session, playbook, copy), reference(session, copy)]
    return { title: copy.say('receipt.cancelled'), lines, letter: farewell(session, copy) }
  }
  const accepted = acceptedOffer(session)
  if (session.outcome !== 'saved' || !accepted) return null
  const lines = [...linesOf(accepted.terms, copy), ...followUp(session, copy), ...asked(session, copy), reference(session, copy)]
  return { title: `${copy.say('receipt.saved')}: ${titleOf(accepted.terms, copy)}`, lines, letter: [] }
}

export const acceptedOffer = (session: Session): OfferMade | undefined => session.offers.find((one) => one.state === 'accepted')

/** An answer that is a case, not a change at billing, is done when the case is open. */
function stateOfOffer(session: Session): 'done' | 'pending' | 'failed' {
  const kind = acceptedOffer(session)?.kind
  if (kind === 'service_fix' || kind === 'guided_help' || kind === 'contact') return 'done'
  return session.effects.apply_offer ?? 'pending'
}

/** Thanks that customer with their own facts; no offer, no guilt, the way back once (S0.21, S0.22). */
export function farewell(session: Session, copy: Copy): string[] {
  const { facts, business } = session.started
  const dear = facts?.name ? copy.say('letter.dear', { name: facts.name }) : copy.say('letter.hello')
  const ends = facts
    ? copy.say('letter.ends', { plan: copy.localized(facts.plan.name), ends: copy.day(facts.periodEnd) })
    : copy.say('letter.ends_unknown')
  const sign = copy.say('letter.sign', { business })
  if (session.reasons.includes('bereaved')) return [copy.say('letter.hello'), copy.say('letter.bereaved'), ends, sign]
  return [dear, thanks(session, copy), ends, copy.say('letter.back'), copy.say('letter.wishes'), sign]
}

function thanks(session: Session, copy: Copy): string {
  const { facts, business } = session.started
  const n = facts?.since ? monthsBetween(facts.since, new Date(session.lastAt)) : 0
  if (!facts?.since || n < 1) return copy.say('letter.thanks_short', { business })
  return copy.say('letter.thanks', { n, business, since: copy.month(facts.since) })
}

const asked = (session: Session, copy: Copy): Line[] => [
  { label: copy.say('receipt.asked'), value: copy.moment(session.confirmedAt ?? session.lastAt) },
]

const reference = (session: Session, copy: Copy): Line => ({
  label: copy.say('receipt.reference'),
  value: session.started.session,
})

const followUp = (session: Session, copy: Copy): Line[] =>
  session.case === null
    ? []
    : [{ label: copy.say('receipt.follow_up'), value: copy.say('receipt.follow_up.value', { due: copy.moment(session.case.due) }) }]
