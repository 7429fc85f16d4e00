import type { Answer } from '#shared/protocol/answer.ts'
import { readComment, withPhrases } from '#shared/reading/comment.ts'
import { speaksOfExit } from '#shared/reading/exit-trouble.ts'
import { styleOf } from '#shared/reading/style.ts'
import { wishIn } from '#shared/reading/wishes.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { tierOf } from '#shared/rules/tiers.ts'
import { gatesFor } from '#shared/law/gates.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { cancelled, type Later } from './cancellation.ts'
import type { Event, Happening, Started } from './events.ts'
import { exposures } from './exposure.ts'
import { begunBy, evolve } from './fold.ts'
import { isAlreadyEnding, type Session } from './session.ts'
import { raisedBy } from './objections.ts'
import { kindOf } from './steps/kinds.ts'
import { reasonsGiven, sparedBy } from './steps/route.ts'
import { move, type Here, type StepAnswer } from './steps/step.ts'
import type { Rivals } from './trial.ts'

/** What a session starts from; the tier follows from the facts, the gates from the place. */
export type Beginning = Omit<Started, 'tier' | 'gates' | 'playbook'>

/** Begins a session: who it is, what is known, and the first question. */
export function begin(
  compiled: Compiled,
  start: Beginning,
  at: Date,
  rivals: readonly Rivals[] = [],
): Event[] {
  const started = startedBy(compiled, start, at)
  const firstUnder = (one: Compiled): Event[] => {
    const here: Here = { compiled: one, session: begunBy(started), at, earlier: [] }
    const first = isAlreadyEnding({ started }) ? one.confirm : one.playbook.flow.start
    return arrive(here, [move(first)], 0)
  }
  const exposed = exposedNow({ session: begunBy(started), at, rivals }, firstUnder)
  return [started, ...exposed.map((event) => ({ ...event, turn: 0 })), ...firstUnder(compiled)]
}

/** Begins a session at its confirmation, for the plain page: no step is asked, nothing is offered. */
export function beginAtExit(compiled: Compiled, start: Beginning, at: Date): Event[] {
  return [startedBy(compiled, start, at), { ...move(compiled.confirm), at: at.toISOString(), turn: 0 }]
}

function startedBy(compiled: Compiled, start: Beginning, at: Date): Event & { type: 'session_started' } {
  const { facts } = start
  const tier = tierOf(compiled, facts, at)
  const place = start.place ?? facts?.place ?? null
  const gates = gatesFor(place, dayOf(at))
  return {
    type: 'session_started',
    ...start,
    place,
    playbook: compiled.version,
    tier,
    gates,
    at: at.toISOString(),
    turn: 0,
  }
}

/**
 * What an answer to the turn on the table makes happen.
 * @returns null where it is not an answer to that question.
 */
export function take(here: Here, answer: Answer): Event[] | null {
  const events = taken(here, answer)
  if (events === null) return null
  return [...exposedNow(here, (compiled) => taken({ ...here, compiled }, answer)), ...events]
}

function taken(here: Here, answer: Answer): Event[] | null {
  const happenings = here.session.outcome === null ? answered(here, answer) : afterTheEnd(here, answer)
  return happenings && arrive(here, happenings, here.session.turn)
}

/** Test customers are in no figures, whatever they are shown. */
function exposedNow(
  { session, at, rivals = [] }: Pick<Here, 'session' | 'at' | 'rivals'>,
  decide: (compiled: Compiled) => readonly Event[] | null,
): Event[] {
  if (session.started.mode === 'test') return []
  const stamp = (happening: Happening): Event => ({ ...happening, at: at.toISOString(), turn: session.turn })
  return exposures(rivals, session, decide).map(stamp)
}

/** The plain way out: asks no step anything, so that it works when they do not. */
export function leaveNow(session: Session, at: Date, named: Later | null = null): Event[] {
  const left: Happening[] = [{ type: 'leave_asked' }, ...cancelled(session, at, named)]
  return left.map((happening) => ({ ...happening, at: at.toISOString(), turn: session.turn }))
}

/** Silence for longer than the playbook waits: not kept, not saved, but undecided (S0.2). */
export const abandon = (at: Date): Event[] => [
  { type: 'ended', outcome: 'abandoned', at: at.toISOString(), turn: null },
]

function answered(here: Here, answer: Answer): Happening[] | null {
  const { session, compiled } = here
  const step = stepOf(compiled, session)
  switch (answer.type) {
    case 'leaving':
      return session.step === compiled.confirm ? null : [{ type: 'leave_asked' }, move(compiled.confirm)]
    case 'back': {
      const to = session.trail.at(-1)
      return to === undefined ? null : [{ type: 'moved', to, back: true }]
    }
    case 'wrote':
      return wrote(here, answer.text)
    case 'chose': {
      const happenings = kindOf(step).answer(step, answer, here)
      if (happenings === null || !answer.text) return happenings
      return [wordsGiven(here, answer.text), ...happenings]
    }
    default:
      return kindOf(step).answer(step, answer satisfies StepAnswer, here)
  }
}

/**
 * Words are welcome on every turn: *leave now* is always understood, the rest is the step's to make something of.
 * Who says why while asking to leave is answered as such: a death gets fitting words, a wrong charge its case.
 */
function wrote(here: Here, text: string): Happening[] {
  const given = wordsGiven(here, text)
  const { reading } = given
  const { session, compiled } = here
  const step = stepOf(compiled, session)
  const raised = raisedBy(text, reading, session)
  const isAboutOffers = step.kind === 'offer' || step.kind === 'permit'
  const isDecided = isAboutOffers && raised?.objection === 'already_decided'
  if ((reading.intent === 'leave' || isDecided) && step.kind !== 'confirm') {
    const known =
      session.reasons.length > 0 ? [] : reading.reasons.filter((reason) => compiled.reasons.has(reason))
    const why = known.length > 0 ? reasonsGiven(here, known, 'words') : []
    const against = raised && isAboutOffers ? [raised] : []
    return [given, ...why, ...against, { type: 'leave_asked' }, move(compiled.confirm)]
  }
  const sparing = sparedBy(reading, here)
  if (sparing !== null && step.kind !== 'ask') return [given, ...sparing]
  return [given, ...kindOf(step).hear(step, { ...reading, text }, here)]
}

/** After the end one may still leave a word; nothing else changes any more. */
function afterTheEnd(here: Here, answer: Answer): Happening[] | null {
  const { session } = here
  if (answer.type !== 'wrote' || session.parted || session.outcome === 'abandoned') return null
  return [wordsGiven(here, answer.text)]
}

/** Read by whoever was asked, or here; a reason that the playbook does not have is none. */
function wordsGiven({ reading, compiled }: Here, text: string): Happening & { type: 'words_given' } {
  const { phrases } = compiled
  const read = reading ? withPhrases(reading, text, phrases) : readComment(text, phrases)
  const reasons = [...compiled.reasons.keys()].filter((reason) => read.reasons.includes(reason))
  const by = reading ? 'model' : 'lexicon'
  const wish = wishIn(text)
  return {
    type: 'words_given',
    text,
    reading: { ...read, reasons },
    by,
    style: styleOf(text),
    ...(wish && { wish }),
    ...(speaksOfExit(text) && { aboutExit: true }),
  }
}

/** Follows `moved` from step to step until one has something to ask. */
function arrive(here: Here, happenings: readonly Happening[], turn: number): Event[] {
  const stamp = (happening: Happening): Event => ({ ...happening, at: here.at.toISOString(), turn })
  const events = happenings.map(stamp)
  let session = events.reduce(evolve, here.session)
  const most = Object.keys(here.compiled.playbook.flow.steps).length
  for (let steps = 0; isForward(events.at(-1)); steps++) {
    if (steps > most) throw new Error(`the flow turns in a circle at ${session.step}`)
    const step = stepOf(here.compiled, session)
    const arrived = kindOf(step)
      .enter(step, { ...here, session })
      .map(stamp)
    if (arrived.length === 0) break
    session = arrived.reduce(evolve, session)
    events.push(...arrived)
  }
  return events
}

const isForward = (event: Event | undefined): boolean => event?.type === 'moved' && !event.back

function stepOf(compiled: Compiled, session: Session) {
  const step = compiled.playbook.flow.steps[session.step]
  if (!step) throw new Error(`no step ${session.step} in playbook ${compiled.version}`)
  return step
}
