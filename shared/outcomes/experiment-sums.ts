/** All that a report needs of one phase of an experiment, however many customers are in it. */
import { censoredOf, type Ages } from '#shared/statistics/survival.ts'
import { dayMs } from '#shared/retention.ts'
import type { Counts, Sums } from './cohort.ts'
import type { SegmentCell } from './segments.ts'

export interface ExperimentSums extends PhaseCounts {
  arms: ArmSums[]
  /** Groups of those judged at the experiment's own horizon, of days that are closed. */
  segments: SegmentCell[]
}

/** The little of it that verdicts are made of. */
export interface PhaseCounts {
  experiment: string
  phase: number
  /** Those to whom anybody was exposed, by name. */
  arms: ArmCounts[]
  /** Closed days whose figures changed later, in their order. */
  restated: Restated[]
}

export interface ArmSums extends ArmCounts {
  exposedOn: ExposedDay[]
  /** First losses by age in whole days, as known today. */
  lost: number[]
}

export interface ArmCounts {
  arm: string
  /** As of the last row that came in, matured or not: for no verdict on what is kept. */
  exposed: Exposed
  /** Days that are closed, by horizon. */
  matured: Matured[]
}

/** Counts of those exposed whose conversation has ended. */
export interface Exposed {
  n: number
  accepted: number
  deflected: number
  /** Known to be lost by now. */
  lost: number
  /** Asked to leave; of them, whose cancellation was confirmed; seconds that took them, and the squares of these. */
  askedToLeave: number
  cancelled: number
  seconds: number
  secondsSquares: number
}

export const noExposed: Exposed = {
  n: 0,
  accepted: 0,
  deflected: 0,
  lost: 0,
  askedToLeave: 0,
  cancelled: 0,
  seconds: 0,
  secondsSquares: 0,
}

/** In the order of days. */
export type ExposedDay = { day: string } & Pick<Exposed, 'n' | 'lost'>

export interface Matured extends Counts {
  horizon: number
  /** One for each currency, the one with most customers first; '' is where none is known. */
  money: MoneySums[]
  /** Where they were asked for: by currency, in the order of days. */
  days: MaturedDay[]
}

/** `n`: customers whose day has come and who pay in this currency. */
export type MoneySums = { currency: string; n: number } & Sums

/** One day's customers who pay in one currency: what estimates by day are made of. */
export interface MaturedDay {
  day: string
  currency: string
  n: number
  known: number
  kept: number
  valued: number
  value: number
  valueSquares: number
}

/** `revision`: 1 is the first closing. `on`: the day on which it changed last. */
export interface Restated {
  day: string
  horizon: number
  revision: number
  on: string
}

/**
 * The currency that most of the customers pay in whose day has come at a horizon, over all phases; null before there are
 * any.
 */
export function commonestCurrency(phases: readonly PhaseCounts[], horizon: number): string | null {
  const arms = phases.flatMap((one) => one.arms)
  const all = arms.flatMap(({ matured }) => matured.filter((one) => one.horizon === horizon))
  const counts = new Map<string, number>()
  for (const { currency, n } of all.flatMap(({ money }) => money))
    if (currency !== '') counts.set(currency, (counts.get(currency) ?? 0) + n)
  const [first] = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return first?.[0] ?? null
}

/** An arm's money in one currency, and how many of its customers are left out because theirs is another or unknown. */
export function moneyIn(
  { money }: Pick<Matured, 'money'>,
  currency: string,
): { sums: MoneySums | null; apart: number } {
  const others = money.filter((one) => one.currency !== currency)
  return {
    sums: money.find((one) => one.currency === currency) ?? null,
    apart: others.reduce((sum, { n }) => sum + n, 0),
  }
}

/** For the survival curve of an arm, as of a day: today, for losses are known as of today. */
export function agesOf({ exposedOn, lost }: Pick<ArmSums, 'exposedOn' | 'lost'>, today: string): Ages {
  const cohorts = exposedOn.map(({ day, n, lost: gone }) => ({ day: dayNumber(day), n, lost: gone }))
  return { lost, censored: censoredOf(cohorts, dayNumber(today)) }
}

const dayNumber = (day: string): number => Date.parse(day) / dayMs
