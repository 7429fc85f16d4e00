/**
 * Who is still there after so many days, also among those whose day has not come: Kaplan & Meier (J. Am. Stat. Assoc.
 * 53, 1958). A picture, not for decisions: its ranges are for one look at one age, and curves that cross mislead.
 */
import { mustBeCount, mustBePart, mustBeShare } from './guards.ts'
import { normalQuantile } from './normal.ts'

/** By age in whole days from exposure: how many were first lost at it, and how many have only got so far. */
export interface Ages {
  lost: readonly number[]
  censored: readonly number[]
}

/** One exposure day of an arm: customers, and how many of them are lost by now. */
export interface Cohort {
  day: number
  n: number
  lost: number
}

export interface Age {
  /** Who was there when this day began. Who is lost at an age is lost before anybody leaves the picture at it. */
  atRisk: number
  /** The share still there when the day is over, 0 to 1. */
  share: number
  /** Greenwood's standard error. */
  se: number
  /** The log-log range (Kalbfleisch & Prentice); null where nobody is lost yet, or nobody is left. */
  range: { low: number; high: number } | null
}

/**
 * Who is still there has got as far as today. Days are whole numbers of any calendar.
 * Throws a RangeError where a cohort lies ahead or lost more than it had.
 */
export function censoredOf(cohorts: readonly Cohort[], today: number): number[] {
  const censored: number[] = []
  for (const { day, n, lost } of cohorts) {
    mustBeCount('age', today - day)
    mustBeCount('n', n)
    mustBePart('lost', lost, n)
    while (censored.length <= today - day) censored.push(0)
    censored[today - day] = (censored[today - day] ?? 0) + n - lost
  }
  return censored
}

/**
 * The curve, one entry for each age from 0, and no more than `most`. `alpha` is for the ranges, each on its own.
 * Throws a RangeError for counts that are not whole.
 */
export function survivalOf({ lost, censored }: Ages, alpha = 0.05, most = Infinity): Age[] {
  mustBeShare('alpha', alpha)
  for (const count of [...lost, ...censored]) mustBeCount('count', count)
  const z = -normalQuantile(alpha / 2)
  let atRisk = sum(lost) + sum(censored)
  let [share, hazard] = [1, 0]
  const length = Math.min(most, Math.max(lost.length, censored.length))
  return Array.from({ length }, (_, age) => {
    const gone = lost[age] ?? 0
    if (gone > 0) {
      share *= 1 - gone / atRisk
      hazard += gone / (atRisk * (atRisk - gone))
    }
    const here = {
      atRisk,
      share,
      se: share === 0 ? 0 : share * Math.sqrt(hazard),
      range: logLog(share, hazard, z),
    }
    atRisk -= gone + (censored[age] ?? 0)
    return here
  })
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

function logLog(share: number, hazard: number, z: number): Age['range'] {
  if (share === 0 || share === 1) return null
  const reach = Math.exp((z * Math.sqrt(hazard)) / -Math.log(share))
  return { low: share ** reach, high: share ** (1 / reach) }
}

/**
 * Days kept on average, of the first `days`: the area under the curve. Null where the curve does not reach so far.
 * Throws a RangeError where days is not a whole number.
 */
export function meanDaysKept(curve: readonly Age[], days: number): number | null {
  mustBeCount('days', days)
  if (curve.length < days) return null
  return curve.slice(0, days).reduce((total, { share }) => total + share, 0)
}
