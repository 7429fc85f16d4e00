/**
 * Arms whose weights changed while they filled. Pooled, they compare one season's customers with another's; day by day
 * they do not: augmented inverse-probability weighting (Hadad, Hirshberg, Zhan, Wager & Athey, PNAS 118(15), 2021), with
 * the means of earlier days as the guess, so that it stays right however the weights were chosen.
 */
import { mustBeShare } from './guards.ts'
import { ofSums } from './moments.ts'

/** The customers of one arm exposed on one day: sums over one number for each; for a share both sums count the yes. */
export interface Cell {
  n: number
  sum: number
  sumOfSquares: number
  /** The arm's share of all customers of that day. */
  weight: number
}

export interface Estimate {
  difference: number
  se: number
  /** Customers of all arms: each day's tell of both arms' guesses. */
  n: number
}

/** Customers of one arm on all earlier days. */
interface Past {
  n: number
  sum: number
}

const nobody: Past = { n: 0, sum: 0 }

/** Over the scores of customers. */
interface Sums extends Past {
  squares: number
}

/** Adds base + (value − guess) × factor of each customer of a cell, in place: a report adds thousands of cells. */
function addScores(total: Sums, cell: Cell, base: number, guess: number, factor: number): void {
  const { n, sum, sumOfSquares } = cell
  const constant = base - guess * factor
  total.n += n
  total.sum += n * constant + factor * sum
  total.squares += n * constant ** 2 + 2 * constant * factor * sum + factor ** 2 * sumOfSquares
}

/** Guesses are drawn towards `prior` as if by two customers: ½ for shares, 0 for money. */
const guessOf = ({ n, sum }: Past, prior: number): number => (sum + 2 * prior) / (n + 2)

const seen = (past: Past, cell: Cell): Past => ({ n: past.n + cell.n, sum: past.sum + cell.sum })

/** The cells of one exposure day, by the id of their arm. */
export type Day = Readonly<Record<string, Cell>>

/**
 * The difference of arm `b` minus arm `a`, from days in the order of exposure. Null before the second customer.
 * Throws a RangeError where a weight is not between 0 and 1, sums are impossible, or a day lacks one of the two.
 */
export function dailyEstimate(
  days: readonly Day[],
  { a, b, prior }: { a: string; b: string; prior: number },
): Estimate | null {
  let [pastA, pastB]: [Past, Past] = [nobody, nobody]
  const total: Sums = { ...nobody, squares: 0 }
  for (const day of days) {
    const [guessA, guessB] = [guessOf(pastA, prior), guessOf(pastB, prior)]
    for (const arm of Object.keys(day)) {
      const cell = cellOf(day, arm)
      check(cell)
      const factor = (arm === b ? 1 : arm === a ? -1 : 0) / cell.weight
      addScores(total, cell, guessB - guessA, arm === b ? guessB : guessA, factor)
    }
    pastA = seen(pastA, cellOf(day, a))
    pastB = seen(pastB, cellOf(day, b))
  }
  const { n, mean, variance } = ofSums(total.n, total.sum, total.squares)
  return n < 2 ? null : { difference: mean, se: Math.sqrt(variance / n), n }
}

function cellOf(day: Day, arm: string): Cell {
  const cell = day[arm]
  if (!cell) throw new RangeError(`A day lacks the arm ${arm}`)
  return cell
}

function check({ n, sum, sumOfSquares, weight }: Cell): void {
  mustBeShare('weight', weight)
  ofSums(n, sum, sumOfSquares)
}
