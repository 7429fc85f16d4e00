/** What is known of an experiment on a day: plain data, the same for a page, for the API and for whoever calls it. */
import { stateOf, type Life, type LifeState } from '#shared/experiments/life.ts'
import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { pairsOf, type Pair as OffersCompared } from '#shared/statistics/comparison.ts'
import { adviceOnAll, type StoppingAdvice } from './report/advice.ts'
import { againstOf, armReport, type ArmReport } from './report/arms.ts'
import { keptArm, offersOf } from './report/compare.ts'
import type { Latched } from './report/latched.ts'
import { lookedAt, type Looked } from './report/looked.ts'
import { currencyOf } from './report/money.ts'
import { progressOf, type Progress } from './report/progress.ts'
import type { RestatedDays } from './report/restated.ts'
import { segmentsOf, type Segment } from './report/segments.ts'
import type { SplitReport } from './report/split.ts'
import { courseOf, drawnIn, maturedAt, methodOf, totalOf, within, type Method } from './report/totals.ts'

export interface ExperimentReport {
  experiment: string
  name: string
  state: LifeState
  /** The day it is of, in UTC. */
  today: string
  /** That runs, or ran last. */
  phase: number
  startedAt: string | null
  stopped: Life['stopped']
  /** Days after the exposure on which customers are judged. */
  horizon: number
  /** The smallest difference that matters, a share of one. */
  smallestEffect: number
  method: Method
  /** Null before there is an offer that new customers come to. */
  progress: Progress | null
  /** Null for one that does not run any more: there is nothing to stop. */
  advice: StoppingAdvice | null
  /** The arms fill otherwise than their weights say: no verdict is given, whatever the ranges are. */
  isBlocked: boolean
  splits: SplitReport[]
  /** The holdout first, then in the order of the document. */
  arms: ArmReport[]
  /**
   * Offers that are both called better than the holdout, against each other; secondary, nothing is called of it. None
   * where weights changed.
   */
  pairs: OffersCompared[]
  restated: RestatedDays
  /** For looking at: counts of groups of customers, of which nothing is called. */
  segments: Segment[]
}

/** The horizon whose days are to be in the sums of each phase; null where totals are enough. */
export const daysNeeded = (life: Life): number | null =>
  methodOf(drawnIn(life)) === 'daily' ? life.experiment.horizon : null

/**
 * The report of a day. `sums`: of each phase, with the days of `daysNeeded`. It costs the same for any number of
 * customers. Throws a RangeError where sums are none that customers can have.
 */
export function reportOf(
  life: Life,
  sums: readonly ExperimentSums[],
  latched: readonly Latched[],
  today: string,
): ExperimentReport {
  const { experiment, startedAt, stopped } = life
  const looked = lookedAt(life, sums, latched, today)
  const { splits, restated, method } = looked
  const { isBlocked } = looked.look
  const arms = armsOf(looked, sums)
  const state = stateOf(life, today)
  return {
    experiment: experiment.id,
    name: experiment.name,
    state,
    today,
    phase: experiment.phase,
    startedAt,
    stopped,
    horizon: experiment.horizon,
    smallestEffect: experiment.smallestEffect / 10_000,
    method,
    progress: progressIn(looked, sums, arms),
    advice: state === 'running' ? adviceIn(arms) : null,
    isBlocked,
    splits,
    arms,
    pairs: isBlocked ? [] : offersCompared(looked, sums, arms),
    restated,
    segments: segmentsOf(life, sums),
  }
}

function armsOf(looked: Looked, sums: readonly ExperimentSums[]): ArmReport[] {
  const { life, pairs } = looked
  const { arms, holdoutArm } = life.experiment
  const currency = currencyOf(life, sums)
  return arms
    .toSorted((a, b) => Number(b.id === holdoutArm) - Number(a.id === holdoutArm))
    .map((arm) => {
      const pair = pairs.find(({ offer }) => offer.arm === arm.id)
      const own = { total: totalOf(sums, arm.id), course: courseOf(sums, arm.id) }
      const against = pair ? againstOf(looked, pair, currency) : null
      return { ...armReport(looked, arm, own, currency), against }
    })
}

/** Those that new customers come to; once there are none, all. */
function openOf(arms: readonly ArmReport[]): ArmReport[] {
  const offers = arms.filter(({ isHoldout }) => !isHoldout)
  const open = offers.filter(({ weight }) => weight > 0)
  return open.length > 0 ? open : offers
}

/** Of the offer that is furthest behind, of those that new customers still come to. */
function progressIn(
  { life, pairs, look }: Looked,
  sums: readonly ExperimentSums[],
  arms: readonly ArmReport[],
): Progress | null {
  const [last] = openOf(arms)
    .flatMap(({ arm, against }) => (against ? [{ arm, reached: against.reached }] : []))
    .toSorted((a, b) => a.reached.letIn - b.reached.letIn)
  const pair = pairs.find(({ offer }) => offer.arm === last?.arm)
  if (!last || !pair) return null
  const both = [pair.holdout.arm, pair.offer.arm]
  const own = within(sums, pair.drawn).flatMap((one) => one.arms.filter(({ arm }) => both.includes(arm)))
  const exposedOn = own.flatMap((one) => one.exposedOn)
  return progressOf(life, { reached: last.reached, exposedOn }, look.date)
}

/** An arm that was closed still does harm where it does. */
function adviceIn(arms: readonly ArmReport[]): StoppingAdvice {
  if (arms.some(({ against }) => against?.stopping === 'harm')) return 'harm'
  return adviceOnAll(
    openOf(arms).flatMap(({ against }) =>
      against ? [{ kept: against.verdict, guardrails: against.guardrails, reached: against.reached }] : [],
    ),
  )
}

function offersCompared(
  { life, method }: Looked,
  sums: readonly ExperimentSums[],
  arms: readonly ArmReport[],
): OffersCompared[] {
  if (method === 'daily') return []
  const { horizon, holdoutArm, alpha, plannedTotal, smallestEffect } = life.experiment
  const better = arms.filter(({ against }) => against?.verdict.state === 'keeps_more').map(({ arm }) => arm)
  const kept = (id: string) => ({ id, kept: keptArm(maturedAt(totalOf(sums, id), horizon)), money: null })
  const planned = { kept: plannedTotal, money: plannedTotal }
  return pairsOf(
    { holdout: kept(holdoutArm), offers: offersOf(life).map(kept) },
    { alpha, planned, smallestEffect: smallestEffect / 10_000 },
    better,
  )
}
