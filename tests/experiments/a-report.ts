/** A report on an experiment with two offers: one keeps more than the holdout, the other does not. */
import type { Experiment } from '#shared/experiments/experiment.ts'
import { lifeOf, type ExperimentEvent, type Life } from '#shared/experiments/life.ts'
import { reportOf } from '#shared/experiments/report.ts'
import type { ArmReport } from '#shared/experiments/report/arms.ts'
import { anExperiment } from './an-experiment.ts'
import { chance, dayAfter, play, sumsOf, type Truth } from './played.ts'

export const cap = { amount: 50_000, currency: 'USD' }
export const document = anExperiment({ horizon: 60, valueCap: cap, plannedTotal: 4000 })
export const from = '2027-01-04'
const stamp = { at: `${from}T09:00:00.000Z`, by: 'ada' }
export const started = (experiment: Experiment, ...more: ExperimentEvent[]): Life =>
  lifeOf([
    { type: 'experiment_planned', experiment, ...stamp },
    { type: 'experiment_started', ...stamp },
    ...more,
  ])

const plain: Truth = { kept: 0.3, pays: 9000, accepts: 0, leaves: 0.6 }
const offered: Truth = { ...plain, accepts: 0.4 }
export const truths = { control: plain, today: { ...offered, kept: 0.45 }, shorter: offered }
export const weights = { control: 4000, today: 3000, shorter: 3000 }

export const today = dayAfter(from, 120)
export const all = play({ phase: 1, from, days: 100, perDay: 60, weights }, truths, chance(5))
export const sums = sumsOf(all, today, cap)
export const report = reportOf(started(document), sums, [], today)
export const arm = (id: string, of = report): ArmReport => of.arms.find((one) => one.arm === id)!
export const against = (id: string, of = report) => arm(id, of).against!
