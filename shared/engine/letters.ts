import type { Letter } from './effects.ts'
import { isAlreadyEnding, type OfferMade, type Session } from './session.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Line, Receipt } from '#shared/protocol/turn.ts'
import { monthsBetween } from '#shared/rules/derived.ts'
import { isCase } from '#shared/rules/terms.ts'
import type { Copy } from '#shared/copy/copy.ts'
import { linesOf, titleOf } from '#shared/copy/offer-card.ts'
import { whatEnds } from './what-ends.ts'

/** The one sentence that says how it ended, true to what billing has said so far. */
export function verdictOn(session: Session, copy: Copy): string[] {
  switch (session.outcome) {
    case 'cancelled':
      return [copy.say(`ended.cancelled.${session.effects.cancel_subscription ?? 'pending'}`)]
    case 'saved':
      return [savedVerdict(session, copy)]
    case 'kept':
      return [keptVerdict(session, copy)]
    case 'abandoned':
      return [copy.say('ended.abandoned')]
    case null:
      return []
  }
}

function keptVerdict(session: Session, copy: Copy): string {
  const { facts } = session.started
  if (facts && isAlreadyEnding(session))
    return copy.say('ended.kept.ending', { ends: copy.day(facts.periodEnd) })
  const due = session.cases.at(-1)?.due
  return due === undefined ? copy.say('ended.kept') : copy.say('ended.kept.case', { due: copy.deadline(due) })
}

/** An answer that is a case, not a change at billing, needs nothing but the case. */
function savedVerdict(session: Session, copy: Copy): string {
  const terms = acceptedOffer(session)?.terms
  if (terms && isCase(terms)) return copy.say('ended.saved.case')
  return copy.say(`ended.saved.${session.effects.apply_offer ?? 'pending'}`)
}

/** Proof of what was done: of a cancellation with its letter, of an offer with its terms. Nothing else needs one. */
export function receiptOf(session: Session, playbook: Playbook, copy: Copy): Receipt | null {
  if (session.outcome === 'cancelled') {
    const ends = whatEnds({ ...session.started, endsOn: session.endsOn }, playbook.exit.dataDays, copy)
    const lines = [...asked(session, copy), ...ends, ...followUp(session, copy), reference(session, copy)]
    return { title: copy.say('receipt.cancelled'), lines, letter: farewell(session, copy) }
  }
  const accepted = acceptedOffer(session)
  if (session.outcome !== 'saved' || !accepted) return null
  const lines = [
    ...linesOf(accepted.terms, copy),
    ...followUp(session, copy),
    ...asked(session, copy),
    reference(session, copy),
  ]
  return { title: `${copy.say('receipt.saved')}: ${titleOf(accepted.terms, copy)}`, lines, letter: [] }
}

export const acceptedOffer = (session: Session): OfferMade | undefined =>
  session.offers.find((one) => one.state === 'accepted')

/** Thanks that customer with their own facts; no offer, no guilt, the way back once (S0.21, S0.22). */
export function farewell(session: Session, copy: Copy): string[] {
  const { facts, business } = session.started
  const dear = facts?.name ? copy.say('letter.dear', { name: facts.name }) : copy.say('letter.hello')
  const ends = facts
    ? copy.say('letter.ends', {
        plan: copy.localized(facts.plan.name),
        ends: copy.day(session.endsOn ?? facts.periodEnd),
      })
    : copy.say('letter.ends_unknown')
  const sign = copy.say('letter.sign', { business })
  if (session.reasons.includes('bereaved'))
    return [copy.say('letter.hello'), copy.say('letter.bereaved'), ends, sign]
  return [dear, thanks(session, copy), ends, copy.say('letter.back'), copy.say('letter.wishes'), sign]
}

function thanks(session: Session, copy: Copy): string {
  const { facts, business } = session.started
  const n = facts?.since ? monthsBetween(facts.since, new Date(session.endedAt ?? session.lastAt)) : 0
  if (!facts?.since || n < 1) return copy.say('letter.thanks_short', { business })
  return copy.say('letter.thanks', { n, business, since: copy.month(facts.since) })
}

/** A letter for the customer's mailbox: what was said at the end, its lines, and of a cancellation the thanks. */
export function letterOf(
  letter: Letter,
  session: Session,
  playbook: Playbook,
  copy: Copy,
): { subject: string; text: string } {
  const receipt = receiptOf(session, playbook, copy)
  const lines =
    receipt === null ? [] : [receipt.title, ...receipt.lines.map(({ label, value }) => `${label}: ${value}`)]
  const parts = [verdictOn(session, copy).join(' '), lines.join('\n'), (receipt?.letter ?? []).join('\n\n')]
  const subject = copy.say(`mail.${letter}.subject`, { business: session.started.business })
  return { subject, text: parts.filter((part) => part !== '').join('\n\n') }
}

const asked = (session: Session, copy: Copy): Line[] => [
  { label: copy.say('receipt.asked'), value: copy.moment(session.endedAt ?? session.lastAt) },
]

const reference = (session: Session, copy: Copy): Line => ({
  label: copy.say('receipt.reference'),
  value: session.started.session,
})

const followUp = (session: Session, copy: Copy): Line[] =>
  [...new Set(session.cases.map(({ due }) => team(due, session, copy)))].map((value) => ({
    label: copy.say('receipt.follow_up'),
    value,
  }))

/** The deadline is not said twice where the terms that were agreed say it already. */
function team(due: string, session: Session, copy: Copy): string {
  const terms = acceptedOffer(session)?.terms
  if (terms && isCase(terms) && terms.due === due) return copy.say('receipt.follow_up.team')
  return copy.say('receipt.follow_up.value', { due: copy.deadline(due) })
}
