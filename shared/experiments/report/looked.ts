/** One look at an experiment: what its report and its line in the list both stand on. */
import type { Life } from '#shared/experiments/life.ts'
import type { PhaseCounts } from '#shared/outcomes/experiment-sums.ts'
import type { Comparison } from '#shared/statistics/comparison.ts'
import {
  judged,
  type Advice,
  type KeptVerdict,
  type Look,
  type MoneyVerdict,
} from '#shared/statistics/verdict.ts'
import { compared, datedOf, offersOf, pairOf, type Dated, type Pair } from './compare.ts'
import { guardrailsOf, type GuardrailReport } from './guardrails.ts'
import { callsOf, type Latched } from './latched.ts'
import { restatedOf, type RestatedDays } from './restated.ts'
import { splitsOf, type SplitReport } from './split.ts'
import { drawnIn, methodOf, type Method } from './totals.ts'

export interface Looked {
  life: Life
  latched: readonly Latched[]
  look: Look
  method: Method
  splits: SplitReport[]
  restated: RestatedDays
  /** Each offer and the holdout, in the order of the document. */
  pairs: Pair[]
  /** Null where totals are enough. */
  dated: Dated[] | null
}

/** `sums`: of each phase, with the days of `daysNeeded`. Throws a RangeError where they are none that customers can have. */
export function lookedAt(
  life: Life,
  sums: readonly PhaseCounts[],
  latched: readonly Latched[],
  today: string,
): Looked {
  const drawn = drawnIn(life)
  const method = methodOf(drawn)
  const splits = splitsOf(life, drawn, sums)
  const restated = restatedOf(sums)
  const isBlocked = splits.some(({ isAlarm }) => isAlarm)
  return {
    life,
    latched,
    look: { date: today, revision: restated.revision, isBlocked },
    method,
    splits,
    restated,
    pairs: offersOf(life).map((offer) => pairOf(life, drawn, sums, offer)),
    dated: method === 'daily' ? datedOf(life, drawn, sums) : null,
  }
}

/** What is said of one offer. */
export interface Said {
  comparison: Comparison
  kept: KeptVerdict
  money: MoneyVerdict
  advice: Advice | null
  guardrails: GuardrailReport[]
}

export function saidOf({ life, latched, look, dated }: Looked, pair: Pair): Said {
  const comparison = compared(life, pair, dated)
  const [offer] = judged([comparison], pair.plan, callsOf(latched), look).offers
  if (!offer) throw new Error('a comparison has a verdict')
  const { kept, money, advice } = offer
  return { comparison, kept, money, advice, guardrails: guardrailsOf(life, pair, latched) }
}
