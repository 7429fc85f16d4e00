/** Experiments in each state, with made-up customers whose truth is known. */
import type { Experiment } from '#shared/experiments/experiment.ts'
import type { ExperimentEvent, StopReason } from '#shared/experiments/life.ts'
import { anExperiment } from '../experiments/an-experiment.ts'
import { chance, play, sumsOf, type Truth } from '../experiments/played.ts'
import { daysAgo, today, type Kept } from './a-desk.ts'

export const document = (changes: Record<string, unknown> = {}): Experiment =>
  anExperiment({ horizon: 90, valueCap: { amount: 50_000, currency: 'USD' }, plannedTotal: 4000, ...changes })

export const aDraft = (experiment = document()): Kept => ({
  events: [{ type: 'experiment_planned', experiment, at: `${daysAgo(3)}T08:00:00.000Z`, by: 'ada' }],
})

interface Course {
  experiment?: Experiment
  /** Days ago. */
  from?: number
  days?: number
  perDay?: number
  truths?: Record<string, Truth>
  stopped?: { daysAgo: number; why: StopReason }
  seed?: number
}

export const plain: Truth = { kept: 0.3, pays: 9000, accepts: 0, leaves: 0.6 }
export const offered: Truth = { ...plain, accepts: 0.4 }
const usual = { control: plain, today: { ...offered, kept: 0.45 }, shorter: offered }

/** Let in for some days, beginning so many days ago; judged as far as days are closed. */
export function begun(course: Course = {}): Kept {
  const {
    experiment = document(),
    from = 170,
    days = from,
    perDay = 60,
    truths = usual,
    stopped,
    seed = 5,
  } = course
  const weights = Object.fromEntries(experiment.arms.map(({ id, weight }) => [id, weight]))
  const all = play({ phase: 1, from: daysAgo(from), days, perDay, weights }, truths, chance(seed))
  const at = (ago: number) => ({ at: `${daysAgo(ago)}T09:00:00.000Z`, by: 'ada' })
  const events: ExperimentEvent[] = [
    { type: 'experiment_planned', experiment, ...at(from + 2) },
    { type: 'experiment_started', ...at(from) },
    ...(stopped ? [{ type: 'experiment_stopped' as const, why: stopped.why, ...at(stopped.daysAgo) }] : []),
  ]
  const sums = days === 0 ? [] : sumsOf(all, today, experiment.valueCap)
  return { events, sums }
}
