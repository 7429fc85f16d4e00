import type { Experiment } from '#shared/experiments/experiment.ts'
import { holdoutId } from '#shared/experiments/holdout.ts'
import { stateOf, type Life } from '#shared/experiments/life.ts'
import type { PhaseCounts } from '#shared/outcomes/experiment-sums.ts'
import type { Range } from '#shared/statistics/range.ts'
import type { KeptVerdict } from '#shared/statistics/verdict.ts'
import type { Latched } from './latched.ts'
import { lookedAt, saidOf } from './looked.ts'

/** The little of a report that a list of experiments shows. */
export interface Brief {
  /** Customers exposed so far, in all arms, and how many are planned; null where there is nothing to reach. */
  letIn: number
  planned: number | null
  isBlocked: boolean
  /** It runs, and a guardrail is crossed. */
  isHarm: boolean
  /** In the order of the document. */
  offers: OfferSaid[]
}

export interface OfferSaid {
  name: string
  verdict: KeptVerdict['state']
  /** As in the report. */
  saved: Range | null
}

/** Of one that was started. It agrees with `reportOf` of the same day, and throws as that does. */
export function briefOf(
  life: Life,
  sums: readonly PhaseCounts[],
  latched: readonly Latched[],
  today: string,
): Brief {
  const { experiment } = life
  const looked = lookedAt(life, sums, latched, today)
  const told = looked.pairs.map((pair) => ({ arm: pair.offer.arm, ...saidOf(looked, pair) }))
  const isCrossed = told.some(({ guardrails }) => guardrails.some(({ state }) => state === 'harm'))
  const all = sums.flatMap(({ arms }) => arms.map(({ exposed }) => exposed.n))
  return {
    letIn: all.reduce((sum, n) => sum + n, 0),
    planned: plannedIn(experiment),
    isBlocked: looked.look.isBlocked,
    isHarm: stateOf(life, today) === 'running' && isCrossed,
    offers: told.map(({ arm, kept, comparison }) => ({
      name: experiment.arms.find(({ id }) => id === arm)?.name ?? arm,
      verdict: kept.state,
      saved: comparison.kept,
    })),
  }
}

/**
 * Customers planned in all arms: the plan is that of one comparison, and offers share one holdout. Null where there is
 * nothing to reach, as in the holdout that goes on for ever.
 */
function plannedIn({ id, arms, holdoutArm, plannedTotal }: Experiment): number | null {
  if (id === holdoutId) return null
  const open = arms.filter(({ weight }) => weight > 0)
  const holdout = arms.find((arm) => arm.id === holdoutArm)?.weight ?? 0
  const pairs = open.filter((arm) => arm.id !== holdoutArm).map(({ weight }) => weight + holdout)
  const all = open.reduce((sum, { weight }) => sum + weight, 0)
  const least = Math.min(...pairs)
  return Number.isFinite(least) && least > 0 ? Math.round((plannedTotal * all) / least) : null
}
