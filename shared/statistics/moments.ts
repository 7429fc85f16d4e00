import { mustBeCount, mustBeFinite, mustBePart } from './guards.ts'

/** All that a range needs of one arm: how many customers, the mean of each one's value, and their variance. */
export interface Moments {
  n: number
  mean: number
  variance: number
}

/** What rounding may take off a sum of squares before it is called impossible. */
const rounding = 1e-9

/**
 * The moments of a share: `yes` of `n` customers. Variance m (1 − m), as the binomial has it.
 * Throws a RangeError where these are not whole numbers with yes ≤ n.
 */
export function ofRate(n: number, yes: number): Moments {
  mustBeCount('n', n)
  mustBePart('yes', yes, n)
  const mean = n === 0 ? 0 : yes / n
  return { n, mean, variance: mean * (1 - mean) }
}

/**
 * The moments of one number for each customer (net value in whole units of the currency, minutes), from its sum and the
 * sum of its squares. One number for each customer first, then its square: squares of single invoices are too small.
 * Variance (Σy² − (Σy)²/n) / (n − 1). Throws a RangeError where no n numbers have these sums.
 */
export function ofSums(n: number, sum: number, sumOfSquares: number): Moments {
  mustBeCount('n', n)
  mustBeFinite('sum', sum)
  mustBeFinite('sumOfSquares', sumOfSquares)
  const mean = n === 0 ? 0 : sum / n
  const spread = sumOfSquares - sum * mean
  if (spread < -rounding * sumOfSquares || (n === 0 && (sum !== 0 || sumOfSquares !== 0)))
    throw new RangeError(`No ${n} numbers have the sum ${sum} and the sum of squares ${sumOfSquares}`)
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, spread) / (n - 1) }
}
