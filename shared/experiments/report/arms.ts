/** One arm of a report: its counts, and how it stands against the holdout. */
import type { Arm as Document } from '#shared/experiments/experiment.ts'
import type { Exposed } from '#shared/outcomes/experiment-sums.ts'
import type { Counts } from '#shared/outcomes/cohort.ts'
import { beliefIn, type Belief } from '#shared/statistics/belief.ts'
import { rateLack, type RateLack } from '#shared/statistics/gate.ts'
import type { Range } from '#shared/statistics/range.ts'
import type { Advice, KeptVerdict } from '#shared/statistics/verdict.ts'
import { adviceOn, type StoppingAdvice } from './advice.ts'
import { keptArm, type Pair } from './compare.ts'
import { curveOf, type Curve } from './curve.ts'
import type { GuardrailReport } from './guardrails.ts'
import { otherDaysOf, type OtherDay } from './later-days.ts'
import { saidOf, type Looked } from './looked.ts'
import { armMoney, moneyAgainst, type ArmMoney, type MoneyAgainst } from './money.ts'
import type { Reached } from './progress.ts'
import { maturedAt, type Course, type Total } from './totals.ts'

export interface ArmReport {
  arm: string
  /** As the document calls it. */
  name: string
  isHoldout: boolean
  /** In basis points, of those let in now. */
  weight: number
  /** As of the last conversation that ended, judged or not: for nothing that is said of keeping. */
  exposed: Exposed
  /** Customers whose day at the horizon is closed: `n` have come to it, of `known` it is known how they stand. */
  judged: Counts
  /** Of the judged: their conversation did not end in cancellation. A share of one; null before there is anybody. */
  deflected: number | null
  /** Of those known: kept and paying at the horizon. Likewise. */
  kept: number | null
  money: ArmMoney | null
  curve: Curve
  /** Null for the holdout, which is compared with nothing. */
  against: Against | null
}

/** An offer minus the holdout. */
export interface Against {
  /** Truly saved: kept, less what the holdout kept. Shares of one with p; null below the gate. The only number called a save. */
  saved: Range | null
  /** How many are lacking on either side until there is a range. */
  lack: { holdout: RateLack; offer: RateLack }
  /** What is said of it, with the call that stands (its day, its range of then, the revision of the data). */
  verdict: KeptVerdict
  /** Null where no currency is known. */
  money: MoneyAgainst | null
  /** Whether to make it the playbook. */
  ship: Advice | null
  reached: Reached
  stopping: StoppingAdvice
  guardrails: GuardrailReport[]
  otherDays: OtherDay[]
  /** Belief today, not protected against repeated looking. Null below the gate, and where weights changed. */
  belief: Belief | null
}

/** An arm's customers: in all phases, whatever they are compared with. */
export interface Own {
  total: Total
  course: Course
}

/** `currency`: that money is shown in; null where none is known. */
export function armReport(
  { life, look: { date } }: Looked,
  { id: arm, name, weight }: Document,
  { total, course }: Own,
  currency: string | null,
): Omit<ArmReport, 'against'> {
  const { horizon, holdoutArm } = life.experiment
  const { horizon: _, money: __, ...counts } = maturedAt(total, horizon)
  return {
    arm,
    name,
    isHoldout: arm === holdoutArm,
    weight,
    exposed: total.exposed,
    judged: counts,
    deflected: counts.n === 0 ? null : counts.deflected / counts.n,
    kept: counts.known === 0 ? null : counts.kept / counts.known,
    money: armMoney(total, horizon, currency),
    curve: curveOf(course, horizon, date),
  }
}

export function againstOf(looked: Looked, pair: Pair, currency: string | null): Against {
  const { life, method } = looked
  const { horizon, plannedTotal, valueCap } = life.experiment
  const { comparison, kept, money, advice, guardrails } = saidOf(looked, pair)
  const keptIn = (total: Total) => keptArm(maturedAt(total, horizon))
  const arms = { holdout: keptIn(pair.holdout), offer: keptIn(pair.offer) }
  const letIn = pair.holdout.exposed.n + pair.offer.exposed.n
  const reached = { planned: plannedTotal, letIn, judged: arms.holdout.n + arms.offer.n }
  return {
    saved: comparison.kept,
    lack: { holdout: rateLack(arms.holdout), offer: rateLack(arms.offer) },
    verdict: kept,
    money: moneyAgainst(pair, comparison, {
      verdict: valueCap && money,
      method,
      horizon,
      currency,
    }),
    ship: advice,
    reached,
    stopping: adviceOn({ kept, guardrails, reached }),
    guardrails,
    otherDays: otherDaysOf(pair, horizon, method),
    belief: method === 'pooled' && comparison.kept ? beliefIn(arms.holdout, arms.offer) : null,
  }
}
