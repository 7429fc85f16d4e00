/** An experiment from its first draft to the day on which its last customer is judged. Its record is this list of events. */
import { addDays } from '#shared/rules/derived.ts'
import { checkExperiment, experimentProblems, type Around } from './check-experiment.ts'
import { phaseProblems, revisionProblems } from './check-running.ts'
import type { Experiment } from './experiment.ts'
import { problem, type ExperimentProblem } from './problem.ts'

/** `called`: an offer was; `planned`: the number was reached; `no_use`: it is not worth waiting for; `harm`: a guardrail. */
export const stopReasons = ['called', 'planned', 'no_use', 'harm', 'other'] as const
export type StopReason = (typeof stopReasons)[number]

/** When, as an ISO instant, and who, as the console knows them. */
interface Stamp {
  at: string
  by: string
}

export type ExperimentEvent = Stamp &
  (
    | { type: 'experiment_planned'; experiment: Experiment }
    | { type: 'experiment_started' }
    | { type: 'experiment_revised'; experiment: Experiment }
    | { type: 'phase_begun'; experiment: Experiment }
    | { type: 'experiment_stopped'; why: StopReason }
    | { type: 'experiment_discarded' }
    | { type: 'experiment_restored' }
  )

export interface Life {
  /** As it is now. */
  experiment: Experiment
  /** Each phase as it was drawn from, by its number; none before the start. */
  phases: { experiment: Experiment; since: string }[]
  startedAt: string | null
  stopped: { at: string; why: StopReason } | null
  /** Since when and by whom, for a draft that is not wanted any more. */
  discarded: Stamp | null
}

/** `stopped`: nobody new comes in, and those who are in it are waited for. `finished`: all have been judged. */
export const lifeStates = ['draft', 'running', 'stopped', 'finished', 'discarded'] as const
export type LifeState = (typeof lifeStates)[number]

type Decided = { ok: true; events: ExperimentEvent[] } | { ok: false; problems: ExperimentProblem[] }

/** @throws Error where the first event is not `experiment_planned`. */
export function lifeOf([first, ...rest]: readonly ExperimentEvent[]): Life {
  if (first?.type !== 'experiment_planned') throw new Error('an experiment begins with experiment_planned')
  const { experiment } = first
  const draft: Life = { experiment, phases: [], startedAt: null, stopped: null, discarded: null }
  return rest.reduce(evolveLife, draft)
}

export function evolveLife(life: Life, event: ExperimentEvent): Life {
  switch (event.type) {
    case 'experiment_planned':
      return { ...life, experiment: event.experiment }
    case 'experiment_started': {
      const { experiment } = life
      return { ...life, startedAt: event.at, phases: [{ experiment, since: event.at }] }
    }
    case 'experiment_revised':
      return { ...life, experiment: event.experiment }
    case 'phase_begun': {
      const { experiment, at } = event
      return { ...life, experiment, phases: [...life.phases, { experiment, since: at }] }
    }
    case 'experiment_stopped':
      return { ...life, stopped: { at: event.at, why: event.why } }
    case 'experiment_discarded':
      return { ...life, discarded: { at: event.at, by: event.by } }
    case 'experiment_restored':
      return { ...life, discarded: null }
  }
}

/** How it stands on a day, in UTC. What was to end on a day is stopped after it, without a hand. */
export function stateOf({ experiment, startedAt, stopped, discarded }: Life, day: string): LifeState {
  if (startedAt === null) return discarded === null ? 'draft' : 'discarded'
  const last = stopped?.at.slice(0, 10) ?? experiment.endsOn
  if (stopped === null && (last === null || day <= last)) return 'running'
  return last !== null && day > addDays(last, experiment.horizon) ? 'finished' : 'stopped'
}

/** Whether a customer who comes on this day may be let in. */
export const isOpen = (life: Life, day: string): boolean =>
  stateOf(life, day) === 'running' && (life.experiment.startsOn ?? day) <= day

/**
 * Writes a draft, or the little of a running experiment that may be written anew. Whether others are in its way is asked
 * at the start, when it is known which.
 */
export function plan(life: Life | null, document: unknown, { playbook }: Around, stamp: Stamp): Decided {
  const state = life === null ? 'draft' : stateOf(life, stamp.at.slice(0, 10))
  if (state === 'discarded') return refused(isDiscarded)
  if (state === 'stopped' || state === 'finished')
    return refused(problem('not_a_draft', '', 'is over; plan another one, with another id'))
  const checked = checkExperiment(withPhase(document, life?.experiment.phase ?? 1), { playbook, others: [] })
  if (!checked.ok) return checked
  const { experiment } = checked
  if (life === null || state === 'draft') return decided({ type: 'experiment_planned', experiment, ...stamp })
  const problems = [...revisionProblems(life.experiment, experiment), ...passed(experiment, stamp)]
  return problems.length > 0
    ? { ok: false, problems }
    : decided({ type: 'experiment_revised', experiment, ...stamp })
}

/** Everything is asked again: the playbook may be another one since, and other experiments may run. */
export function start(life: Life, around: Around, stamp: Stamp): Decided {
  const day = stamp.at.slice(0, 10)
  const state = stateOf(life, day)
  if (state === 'discarded') return refused(isDiscarded)
  if (state !== 'draft') return refused(problem('not_a_draft', '', 'was started before'))
  const { experiment } = life
  const problems = [...experimentProblems(experiment, around), ...passed(experiment, stamp)]
  return problems.length > 0 ? { ok: false, problems } : decided({ type: 'experiment_started', ...stamp })
}

/** Other weights, or arms beside those there are: customers not yet exposed are drawn anew, all others stay. */
export function newPhase(life: Life, document: unknown, around: Around, stamp: Stamp): Decided {
  if (stateOf(life, stamp.at.slice(0, 10)) !== 'running') return refused(notRunning)
  const { experiment: running } = life
  const checked = checkExperiment(withPhase(document, running.phase + 1), around)
  if (!checked.ok) return checked
  const problems = [...phaseProblems(running, checked.experiment), ...passed(checked.experiment, stamp)]
  if (problems.length > 0) return { ok: false, problems }
  return decided({ type: 'phase_begun', experiment: checked.experiment, ...stamp })
}

/** An end in the past would be one before customers who came in since, and they would never be judged. */
const passed = ({ endsOn }: Experiment, { at }: Stamp): ExperimentProblem[] =>
  endsOn !== null && endsOn < at.slice(0, 10)
    ? [problem('date_passed', 'endsOn', `${endsOn} has passed`)]
    : []

/** Nobody new is let in. It makes no false winner, whatever the reason: it may only leave the question open. */
export function stop(life: Life, why: StopReason, stamp: Stamp): Decided {
  if (stateOf(life, stamp.at.slice(0, 10)) !== 'running') return refused(notRunning)
  return decided({ type: 'experiment_stopped', why, ...stamp })
}

/** Nobody was ever in it. Its record stays, and so does its id: it may be restored, and never becomes another one. */
export function discard(life: Life, stamp: Stamp): Decided {
  const state = stateOf(life, stamp.at.slice(0, 10))
  if (state === 'discarded') return refused(isDiscarded)
  if (state !== 'draft')
    return refused(problem('was_started', '', 'was started: it can be stopped, and is never discarded'))
  return decided({ type: 'experiment_discarded', ...stamp })
}

/** It is a draft again, as it was written. */
export const restore = (life: Life, stamp: Stamp): Decided =>
  life.discarded === null
    ? refused(problem('not_discarded', '', 'is not discarded'))
    : decided({ type: 'experiment_restored', ...stamp })

const isDiscarded = problem(
  'discarded',
  '',
  'was discarded; restore it, or plan another one, with another id',
)
const notRunning = problem('not_running', '', 'is not running')
const refused = (one: ExperimentProblem): Decided => ({ ok: false, problems: [one] })
const decided = (event: ExperimentEvent): Decided => ({ ok: true, events: [event] })

/** The phase is counted here, whatever a document says. */
const withPhase = (document: unknown, phase: number): unknown =>
  typeof document === 'object' && document !== null && !Array.isArray(document)
    ? { ...document, phase }
    : document
