/** When a change is sharp enough to call somebody (S2.2). */

/** Weeks that say what is usual. */
export const usualWeeks = 8
/** Fewer more than usual are nothing to call anybody for. */
export const fewestMore = 5
/** One in a thousand, one-sided. */
const z = 3.09

export interface Rise {
  /** The week's place in the list. */
  index: number
  count: number
  /** The middle of the weeks before. */
  usual: number
}

/**
 * Weeks with sharply more than usual: above what a Poisson count with the median of the eight weeks before reaches once
 * in a thousand weeks (its Cornish-Fisher quantile λ + z√λ + (z² − 1) ÷ 6; Abramowitz & Stegun 26.2.49), and at least
 * five more. The median is an estimate too, so a steady business sees a false alarm in fewer than one of 100 weeks.
 * A week without eight before it is not judged. Counts that swing for other reasons, as with seasons, alarm more often.
 */
export function sharpRises(counts: readonly number[]): Rise[] {
  return counts.flatMap((count, index) => {
    if (index < usualWeeks) return []
    const usual = medianOf(counts.slice(index - usualWeeks, index))
    const isSharp = count > upperBound(usual) && count >= usual + fewestMore
    return isSharp ? [{ index, count, usual }] : []
  })
}

const upperBound = (mean: number): number => mean + z * Math.sqrt(mean) + (z * z - 1) / 6

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

/** A net promoter score, how many answered, and who asked: scores of two who asked are not compared. */
export interface Score {
  score: number
  answers: number
  by: 'business' | 'surveys'
}

/** Fewer answers tell of those who answered, and of nobody else. */
export const fewestAnswers = 30

/**
 * Whether the score has fallen by more than chance explains once in a hundred times. The variance of an answer, which is
 * −1, 0 or 1, is at most 1 − (score ÷ 100)²: so the rule is on the safe side, and needs no more than is written down of a
 * score that was measured elsewhere.
 */
export function hasFallen(before: Score, now: Score): boolean {
  if (before.by !== now.by || before.answers < fewestAnswers || now.answers < fewestAnswers) return false
  const spread = ({ score, answers }: Score) => (1 - (score / 100) ** 2) / answers
  const error = Math.sqrt(spread(before) + spread(now))
  return (now.score - before.score) / 100 < -2.33 * error
}
