import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Line, Receipt } from '#shared/protocol/turn.ts'
import type { Copy } from '#shared/copy/copy.ts'
import { linesOf, titleOf } from '#shared/copy/offer-card.ts'
import { isCase } from '#shared/rules/terms.ts'
import { acceptedOffer, farewell } from './letters.ts'
import type { Session } from './session.ts'
import { whatEnds } from './what-ends.ts'

/**
 * Proof of what was done: of a cancellation with its letter, of an offer with its terms. Nothing else needs one.
 * `address`: where it stands for good, where that is to be said.
 */
export function receiptOf(
  session: Session,
  playbook: Playbook,
  copy: Copy,
  address: string | null = null,
): Receipt | null {
  if (session.outcome === 'cancelled') {
    const letter = session.undo === null ? farewell(session, copy) : []
    const lines = [...cancelledLines(session, playbook, copy), ...standing(address, copy)]
    return { title: copy.say('receipt.cancelled'), lines, letter }
  }
  const accepted = acceptedOffer(session)
  if (session.outcome !== 'saved' || !accepted) return null
  const lines = [
    ...linesOf(accepted.terms, copy),
    ...followUp(session, copy),
    ...asked(session, copy),
    reference(session, copy),
    ...standing(address, copy),
  ]
  return { title: `${copy.say('receipt.saved')}: ${titleOf(accepted.terms, copy)}`, lines, letter: [] }
}

/** A cancellation that was taken back says so, and no longer how to. */
function cancelledLines(session: Session, playbook: Playbook, copy: Copy): Line[] {
  const { started, endsOn, undo } = session
  const ends = whatEnds({ ...started, endsOn }, playbook.exit.dataDays, copy)
  if (undo === null)
    return [...asked(session, copy), ...ends, ...followUp(session, copy), reference(session, copy)]
  const still = ends.filter(({ label }) => label !== copy.say('confirm.undo'))
  const takenBack = { label: copy.say('receipt.taken_back'), value: copy.moment(undo.askedAt) }
  return [...asked(session, copy), ...still, takenBack, ...followUp(session, copy), reference(session, copy)]
}

const standing = (address: string | null, copy: Copy): Line[] =>
  address === null ? [] : [{ label: copy.say('receipt.address'), value: address }]

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
