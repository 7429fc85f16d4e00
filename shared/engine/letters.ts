import type { OfferMade, Session } from './session.ts'
import { dayOf, monthsBetween } from '#shared/rules/derived.ts'
import { isCase } from '#shared/rules/terms.ts'
import type { Copy } from '#shared/copy/copy.ts'
import { isLatest } from './cancellation.ts'
import type { EffectType } from './effects.ts'
import { toldAs } from './still-stands.ts'
import { promisedBy } from './stuck.ts'
import { undoDue } from './undo-due.ts'

/** The one sentence that says how it ended, true to what billing has said so far. */
export function verdictOn(session: Session, copy: Copy): string[] {
  switch (session.outcome) {
    case 'cancelled':
      // One that a later cancellation came before is as if it had not been asked for.
      if (session.undo !== null && session.voided !== 'ending') return [undoneVerdict(session.undo, copy)]
      if (session.voided === 'taken_back') return [copy.say('ended.cancelled.void.taken_back')]
      return [
        copy.say(`ended.cancelled.${session.effects.cancel_subscription ?? 'pending'}`, {
          due: dueOf('cancel_subscription', session, copy),
        }),
      ]
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

function undoneVerdict({ state, askedAt, at }: NonNullable<Session['undo']>, copy: Copy): string {
  const due = copy.deadline(undoDue(state === 'failed' && at !== null ? at : askedAt))
  return state === 'done' ? copy.say('undone.done') : copy.say(`undone.${state}`, { due })
}

function keptVerdict(session: Session, copy: Copy): string {
  const { facts, askedAlready, takingBack } = session.started
  if (takingBack !== undefined)
    return copy.say('ended.kept.taking_back', { asked: copy.day(dayOf(new Date(takingBack))) })
  if (facts?.status === 'cancelling')
    return copy.say('ended.kept.ending', { ends: copy.day(facts.periodEnd) })
  if (askedAlready !== undefined)
    return copy.say('ended.kept.asked', { asked: copy.day(dayOf(new Date(askedAlready))) })
  const due = session.cases.at(-1)?.due
  return due === undefined ? copy.say('ended.kept') : copy.say('ended.kept.case', { due: copy.deadline(due) })
}

/** An answer that is a case, not a change at billing, needs nothing but the case. */
function savedVerdict(session: Session, copy: Copy): string {
  const terms = acceptedOffer(session)?.terms
  if (terms && isCase(terms)) return copy.say('ended.saved.case')
  if (session.voided !== null && session.voided !== 'taken_back')
    return copy.say(`ended.saved.void.${toldAs[session.voided]}`)
  const due = dueOf('apply_offer', session, copy)
  return copy.say(`ended.saved.${session.effects.apply_offer ?? 'pending'}`, { due })
}

/** By when they hear how it ended; logs from before that was kept are told by their end. */
const dueOf = (effect: EffectType, { seenToBy, endedAt, lastAt }: Session, copy: Copy): string =>
  copy.deadline(seenToBy ?? promisedBy(effect, endedAt ?? lastAt))

export const acceptedOffer = (session: Session): OfferMade | undefined =>
  session.offers.find((one) => one.state === 'accepted')

/** Thanks that customer with their own facts; no offer, no guilt, the way back once (S0.21, S0.22). */
export function farewell(session: Session, copy: Copy): string[] {
  const { facts, business } = session.started
  const dear = facts?.name ? copy.say('letter.dear', { name: facts.name }) : copy.say('letter.hello')
  const { endsOn } = session
  const ends =
    facts === null || endsOn === null || isLatest(facts, endsOn)
      ? endsUnknown(session, copy)
      : copy.say('letter.ends', { plan: copy.localized(facts.plan.name), ends: copy.day(endsOn) })
  const sign = copy.say('letter.sign', { business })
  if (session.reasons.includes('bereaved'))
    return [copy.say('letter.hello'), copy.say('letter.bereaved'), ends, sign]
  // Who cannot pay is not told how to come back.
  const last = session.reasons.includes('hardship') ? 'letter.hardship' : 'letter.back'
  return [dear, thanks(session, copy), ends, copy.say(last), copy.say('letter.wishes'), sign]
}

/** Where billing alone knows: the law's latest day, or the end of what was paid for. */
const endsUnknown = ({ endsOn }: Session, copy: Copy): string =>
  endsOn === null
    ? copy.say('letter.ends_unknown')
    : copy.say('letter.ends_latest', { ends: copy.day(endsOn) })

function thanks(session: Session, copy: Copy): string {
  const { facts, business } = session.started
  const n = facts?.since ? monthsBetween(facts.since, new Date(session.endedAt ?? session.lastAt)) : 0
  if (!facts?.since || n < 1) return copy.say('letter.thanks_short', { business })
  return copy.say('letter.thanks', { n, business, since: copy.month(facts.since) })
}
