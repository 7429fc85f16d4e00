/** Events into a session: the one place that says what each of them changes. */
import { noGates } from '#shared/law/gates.ts'
import type { StepId } from '#shared/playbook/playbook.ts'
import type { Terms } from '#shared/rules/terms.ts'
import { toldIn } from './billing-told.ts'
import { laneOf } from './effects.ts'
import type { Event } from './events.ts'
import type { OfferMade, Session } from './session.ts'
import type { Seen } from './standing.ts'
import { isOfSurvey, type SurveyHappening } from './survey-happened.ts'

const blank = {
  turn: 1,
  step: '',
  trail: [],
  asked: null,
  reasons: [],
  probed: false,
  said: [],
  heard: null,
  style: null,
  objection: null,
  decided: false,
  parted: false,
  permitted: null,
  exposed: [],
  offers: [],
  shown: {},
  cases: [],
  endsOn: null,
  confirmedAt: null,
  endedAt: null,
  outcome: null,
  effects: {},
  voided: null,
  seenToBy: null,
  standings: [],
  told: null,
  undo: null,
} satisfies Partial<Session>

/** @throws Error where the first event is not `session_started`. */
export function sessionOf(events: readonly Event[]): Session {
  const [first, ...rest] = events
  if (first?.type !== 'session_started') throw new Error('a session begins with session_started')
  return rest.reduce(evolve, begunBy(first))
}

export function begunBy(event: Event & { type: 'session_started' }): Session {
  const { type: _, at, turn: __, ...rest } = event
  // A log may be older than a gate or a fact: what was not asked then was not known.
  const facts = rest.facts && { ...laterFacts, ...rest.facts }
  const place = rest.place ?? facts?.place ?? null
  const started = { ...rest, facts, place, gates: { ...noGates, ...rest.gates } }
  return { ...blank, started, beganAt: at, lastAt: at }
}

const laterFacts = {
  otherPeriod: null,
  useTrend: null,
  futureValue: null,
  contractEnd: null,
  contactConsent: null,
  accountGroup: null,
}

export function evolve(session: Session, event: Event): Session {
  // What is said of a session later is no sign of life of it.
  if (event.type === 'reading_corrected' || event.type === 'exit_noted') return session
  if (event.type === 'standing_seen') return { ...session, standings: [...session.standings, seenIn(event)] }
  if (event.type === 'billing_told') return { ...session, told: toldIn(event) }
  if (isOfSurvey(event)) return session
  const next = apply(onTurn(session, event), event)
  return { ...next, lastAt: event.at }
}

function seenIn(event: Event & { type: 'standing_seen' }): Seen {
  const { type: _, turn: __, ...seen } = event
  return seen
}

function exposedIn(event: Event & { type: 'exposed' }): Session['exposed'][number] {
  const { type: _, turn: __, ...trial } = event
  return trial
}

/** The first event of an answer turns the page. */
function onTurn(session: Session, event: Event): Session {
  if (event.turn === null || event.turn < session.turn) return session
  return { ...session, turn: event.turn + 1, asked: session.step, heard: null, objection: null }
}

/** What is said later does not come here. */
type Timely = Exclude<Event, { type: Later }>
type Later = 'reading_corrected' | 'exit_noted' | 'standing_seen' | 'billing_told' | SurveyHappening['type']

function apply(session: Session, event: Timely): Session {
  switch (event.type) {
    case 'moved':
      return moved(session, event.to, event.back)
    case 'reason_given':
      return { ...session, reasons: event.reasons }
    case 'probe_asked':
      return { ...session, probed: true }
    case 'probe_answered':
      return { ...session, said: event.options }
    case 'words_given':
      return { ...session, heard: event.text, style: event.style ?? null, parted: session.outcome !== null }
    case 'objection_raised':
      return objected(session, event)
    case 'offers_permitted':
      return { ...session, permitted: event.permitted }
    case 'offer_presented':
      return presented(session, event)
    case 'offer_reopened':
      return { ...session, shown: { ...session.shown, [session.step]: event.offer } }
    case 'offer_accepted':
      return { ...session, offers: settle(session.offers, event.offer, 'accepted', event.terms) }
    case 'offer_declined':
      return { ...session, offers: settle(session.offers, event.offer, 'declined') }
    case 'case_opened':
      return { ...session, cases: [...session.cases, { kind: event.kind, due: event.due }] }
    case 'cancel_confirmed':
      return { ...session, endsOn: event.endsOn, confirmedAt: event.at }
    case 'ended':
      return { ...session, outcome: event.outcome, endedAt: event.at }
    case 'undo_asked':
      return { ...session, undo: { askedAt: event.at, state: 'waiting', at: null } }
    case 'effect_done':
      return settled(session, event, 'done')
    case 'effect_failed':
      return settled(session, event, 'failed')
    case 'effect_stuck':
      return laneOf[event.effect] === 'billing' ? { ...session, seenToBy: event.due } : session
    case 'exposed':
      return { ...session, exposed: [...session.exposed, exposedIn(event)] }
    case 'session_started':
    case 'question_skipped':
    case 'offer_considered':
    case 'leave_asked':
      return session
  }
}

function settled(session: Session, event: Settled, state: 'done' | 'failed'): Session {
  const { effect, at } = event
  const undo = effect === 'take_back' && session.undo ? { ...session.undo, state, at } : session.undo
  const next = { ...session, effects: { ...session.effects, [effect]: state }, undo }
  if (laneOf[effect] !== 'billing') return next
  const { due = null, void: voided = null } = event.type === 'effect_failed' ? event : {}
  return { ...next, voided, seenToBy: due }
}
type Settled = Extract<Event, { type: 'effect_done' | 'effect_failed' }>

function objected(session: Session, { offer, objection }: Event & { type: 'objection_raised' }): Session {
  const decided = session.decided || objection === 'already_decided'
  return { ...session, objection: { offer, objection }, decided }
}

function presented(session: Session, event: Event & { type: 'offer_presented' }): Session {
  const { at, offer, rule, terms, value = null, chance = null, claim = null } = event
  const made: OfferMade = { at, offer, rule, terms, kind: terms.kind, state: 'open', value, chance, claim }
  return { ...session, offers: [...session.offers, made], shown: { ...session.shown, [session.step]: offer } }
}

function moved(session: Session, to: StepId, back: boolean): Session {
  if (back) return { ...session, step: to, trail: session.trail.slice(0, -1), asked: null }
  if (session.asked === null) return { ...session, step: to }
  return { ...session, step: to, trail: [...session.trail, session.asked], asked: null }
}

/** An accepted offer stands as it was accepted: of a pause, with the day that was chosen. */
const settle = (
  offers: readonly OfferMade[],
  offer: string,
  state: OfferMade['state'],
  terms?: Terms,
): OfferMade[] =>
  offers.map((one) => (one.offer === offer ? { ...one, state, terms: terms ?? one.terms } : one))
