import { titleOf } from '#shared/copy/offer-card.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Seen } from '#shared/engine/standing.ts'
import { isOfSurvey, type SurveyHappening } from '#shared/engine/survey-happened.ts'
import { reasonsIn } from './reasons.ts'
import type { Words } from './words.ts'

/** One event in one sentence. */
export const happened = (event: Event, words: Words): string =>
  isOfSurvey(event) ? surveyed(event, words) : told(event, words)

function told(event: Exclude<Event, { type: SurveyHappening['type'] }>, words: Words): string {
  const { say, copy } = words
  switch (event.type) {
    case 'session_started':
    case 'probe_asked':
    case 'leave_asked':
    case 'undo_asked':
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
    case 'exit_noted':
      return bySupport(event, words)
    case 'standing_seen':
    case 'billing_told':
      return stood(event, words)
    case 'question_skipped':
      return say('happened.question_skipped', { step: event.step })
    case 'offers_permitted':
      return say(`happened.offers_permitted.${event.permitted ? 'yes' : 'no'}`)
    case 'exposed':
      return say('happened.exposed', { experiment: event.experiment, arm: event.arm })
    case 'offer_considered':
      return considered(event, words)
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
      return confirmed(event, words)
    case 'ended':
      return say('happened.ended', { outcome: say(`outcome.${event.outcome}`) })
    case 'effect_done':
    case 'effect_failed':
    case 'effect_stuck':
      return settled(event, words)
  }
}

function confirmed({ endsOn }: Event & { type: 'cancel_confirmed' }, { say, copy }: Words): string {
  if (endsOn === null) return say('happened.cancel_confirmed.unknown')
  return say('happened.cancel_confirmed', { day: copy.day(endsOn) })
}

function considered({ choice }: Event & { type: 'offer_considered' }, { say }: Words): string {
  const { withheld, tried } = choice
  return withheld ? say(`withheld.${withheld}`) : say('happened.offer_considered', { n: tried.length })
}

/** What support says of an exit that is over. */
function bySupport(event: Event & { type: 'reading_corrected' | 'exit_noted' }, words: Words): string {
  const { say } = words
  if (event.type === 'exit_noted') return say('happened.exit_noted', { field: say(`record.${event.field}`) })
  return say('happened.reading_corrected', {
    intent: say(`intent.${event.intent}`),
    reasons: reasonsIn(event.reasons, words) ?? say('exits.no_reason'),
  })
}

function surveyed(event: Event & SurveyHappening, { say }: Words): string {
  switch (event.type) {
    case 'survey_asked':
      return say('happened.survey_asked', { day: event.day })
    case 'survey_omitted':
      return say('happened.survey_omitted', { day: event.day, why: say(`unasked.${event.why}`) })
    case 'survey_answered':
      return event.text
        ? say('happened.survey_answered.said', { score: event.score, text: event.text })
        : say('happened.survey_answered', { score: event.score })
    case 'survey_refused':
      return say('happened.survey_refused')
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

function stood(event: Event & { type: 'standing_seen' | 'billing_told' }, { say, moment }: Words): string {
  const whose = whoseWish(event)
  const standing = say(`standing.${event.standing}`)
  if (event.type === 'standing_seen')
    return say(`happened.standing_seen${whose}`, { day: event.day, standing })
  return say(`happened.billing_told${whose}`, { at: moment(event.occurred), standing })
}

/** A payment that is overdue says by itself that nobody wished it. */
function whoseWish({ standing, voluntary }: Pick<Seen, 'standing' | 'voluntary'>) {
  if (voluntary === null || standing === 'past_due') return ''
  return voluntary ? '.voluntary' : '.involuntary'
}

type Settled = Extract<Event, { type: 'effect_done' | 'effect_failed' }>

function settled(event: Settled | (Event & { type: 'effect_stuck' }), { say, moment }: Words): string {
  const name = { effect: say(`effect.${event.effect}`) }
  if (event.type === 'effect_stuck') return say('happened.effect_stuck', { ...name, due: moment(event.due) })
  const said = saidOf(event, name, say)
  return event.late ? `${said}, ${say('effect.late')}` : said
}

function saidOf(event: Settled, name: { effect: string }, say: Words['say']): string {
  if (event.type === 'effect_failed') return say('happened.effect_failed', { ...name, why: event.why })
  if (event.by === 'hand') return byHand(event, name, say)
  return event.unsent
    ? say('happened.effect_unsent', { ...name, why: say(`unsent.${event.unsent}`) })
    : say('happened.effect_done', name)
}

type Done = Extract<Event, { type: 'effect_done' }>

const byHand = ({ who = '', reference }: Done, name: { effect: string }, say: Words['say']): string =>
  reference === undefined
    ? say('happened.effect_by_hand', { ...name, who })
    : say('happened.effect_by_hand.reference', { ...name, who, reference })
