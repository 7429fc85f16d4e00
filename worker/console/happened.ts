import { titleOf } from '#shared/copy/offer-card.ts'
import type { Event } from '#shared/engine/events.ts'
import { reasonsIn } from './reasons.ts'
import type { Words } from './words.ts'

/** One event in one sentence. */
export function happened(event: Event, words: Words): string {
  const { say, copy } = words
  switch (event.type) {
    case 'session_started':
    case 'probe_asked':
    case 'leave_asked':
      return say(`happened.${event.type}`)
    case 'moved':
      return say(event.back ? 'happened.moved_back' : 'happened.moved', { to: event.to })
    case 'reason_given':
      return say(`happened.reason_given.${event.by}`, { reasons: reasonsIn(event.reasons, words) ?? '' })
    case 'probe_answered':
      return probed(event.options, words)
    case 'words_given':
      return say('happened.words_given', { intent: say(`intent.${event.reading.intent}`) })
    case 'reading_corrected':
      return say('happened.reading_corrected', {
        intent: say(`intent.${event.intent}`),
        reasons: reasonsIn(event.reasons, words) ?? say('exits.no_reason'),
      })
    case 'exit_noted':
      return say('happened.exit_noted', { field: say(`record.${event.field}`) })
    case 'question_skipped':
      return say('happened.question_skipped', { step: event.step })
    case 'offers_permitted':
      return say(`happened.offers_permitted.${event.permitted ? 'yes' : 'no'}`)
    case 'offer_considered': {
      const { withheld, tried } = event.choice
      return withheld ? say(`withheld.${withheld}`) : say('happened.offer_considered', { n: tried.length })
    }
    case 'offer_presented':
    case 'offer_accepted':
      return say(`happened.${event.type}`, { title: titleOf(event.terms, copy) })
    case 'offer_reopened':
    case 'offer_declined':
      return say(`happened.${event.type}`, { offer: event.offer })
    case 'objection_raised':
      return say('happened.objection_raised', { objection: say(`against.${event.objection}`) })
    case 'case_opened':
      return say('happened.case_opened', { kind: say(`case.${event.kind}`), due: words.moment(event.due) })
    case 'cancel_confirmed':
      if (event.endsOn === null) return say('happened.cancel_confirmed.unknown')
      return say('happened.cancel_confirmed', { day: copy.day(event.endsOn) })
    case 'ended':
      return say('happened.ended', { outcome: say(`outcome.${event.outcome}`) })
    case 'effect_done':
    case 'effect_failed':
      return settled(event, words)
  }
}

function probed(options: readonly string[], { say, copy }: Words): string {
  if (options.length === 0) return say('happened.probe_answered.words')
  return say('happened.probe_answered', {
    options: copy.list(options.map((id) => probeOption(id, copy.say(`probe.option.${id}`)))),
  })
}

/** A playbook may have options that we have no words for. */
const probeOption = (id: string, text: string): string => (text === `probe.option.${id}` ? id : text)

function settled(event: Event & { type: 'effect_done' | 'effect_failed' }, { say }: Words): string {
  const name = { effect: say(`effect.${event.effect}`) }
  const said =
    event.type === 'effect_done'
      ? say('happened.effect_done', name)
      : say('happened.effect_failed', { ...name, why: event.why })
  return event.late ? `${said}, ${say('effect.late')}` : said
}
