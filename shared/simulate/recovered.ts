/** The verdicts of a made-up year beside the truth planted in it. */
import type { ExperimentReport } from '#shared/experiments/report.ts'
import type { GuardrailReport } from '#shared/experiments/report/guardrails.ts'
import type { Range } from '#shared/statistics/range.ts'
import type { KeptVerdict } from '#shared/statistics/verdict.ts'
import type { Planted } from './planted.ts'
import type { Truth } from './truth.ts'

/** One arm against the holdout of its experiment. */
export interface Recovered {
  experiment: string
  arm: string
  /** Days after which they are judged. */
  horizon: number
  /** Customers of both arms whose day has come. */
  n: number
  /** By how much more are kept: as planted, on average over those of the arm, and as found; a share of one. */
  planted: number
  found: Range | null
  verdict: KeptVerdict['state']
  /** Seconds by which leaving takes longer: as planted, and as found where there are enough who left. */
  slower: number
  leaving: Pick<GuardrailReport, 'difference' | 'state'> | null
}

export const recovered = (
  { experiment, horizon, arms }: ExperimentReport,
  all: readonly Planted[],
  truth: Truth,
): Recovered[] =>
  arms.flatMap(({ arm, against }): Recovered[] => {
    if (against === null) return []
    const { saved: found, verdict, reached, guardrails } = against
    const leaving = guardrails.find(({ guardrail }) => guardrail === 'secondsToLeave')
    return [
      {
        experiment,
        arm,
        horizon,
        n: reached.judged,
        found,
        planted: meanOf(all.filter((one) => one.experiment === experiment && one.arm === arm)),
        verdict: verdict.state,
        slower: truth.arms[`${experiment}/${arm}`]?.slower ?? 0,
        leaving: leaving ? { difference: leaving.difference, state: leaving.state } : null,
      },
    ]
  })

/** Whether the truth lies in the range; null where there is none yet. */
export const holdsTruth = ({ found, planted }: Recovered): boolean | null =>
  found && found.low <= planted && planted <= found.high

function meanOf(all: readonly Planted[]): number {
  const n = all.reduce((sum, one) => sum + one.n, 0)
  return n === 0 ? 0 : all.reduce((sum, { keeps }) => sum + keeps, 0) / n
}
