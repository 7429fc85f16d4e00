/**
 * What one may believe today, as a reading aid: "belief today; not protected against repeated looking". Nothing is ever
 * called by it: looked at daily, "more than 95 %" is reached by most offers that do nothing. Each arm's share has the
 * distribution Beta(1 + yes, 1 + no): all shares were thought alike before the first customer.
 */
import { betaCdf, betaDensity, betaQuantile } from './beta.ts'
import type { RateArm } from './gate.ts'
import { mustBeCount, mustBePart, mustBeShare } from './guards.ts'

interface Shape {
  a: number
  b: number
  mean: number
}

const points = 401
/** The chance that is left out at either end: a skewed tail is longer than any fixed number of deviations. */
const leftOut = 1e-12

function shapeOf({ n, yes }: RateArm): Shape {
  mustBeCount('n', n)
  mustBePart('yes', yes, n)
  return { a: 1 + yes, b: 1 + n - yes, mean: (1 + yes) / (2 + n) }
}

/**
 * E of `value(x)` for x of this shape, by Simpson's rule over all but its outermost tails. Chances are off by 1e-8 where
 * there are ten of each kind, and by 2e-6 at the worst.
 */
function expected({ a, b }: Shape, value: (x: number) => number): number {
  const low = betaQuantile(leftOut, a, b)
  const step = (1 - betaQuantile(leftOut, b, a) - low) / (points - 1)
  let sum = 0
  for (let at = 0; at < points; at++) {
    const x = low + at * step
    const weight = at === 0 || at === points - 1 ? 1 : at % 2 === 1 ? 4 : 2
    sum += weight * betaDensity(x, a, b) * value(x)
  }
  return (sum * step) / 3
}

const cdf = ({ a, b }: Shape, x: number): number => betaCdf(x, a, b)

/** The chance, 0 to 1, that the share of b is above that of a. Throws a RangeError for impossible counts. */
export function chanceToBeat(a: RateArm, b: RateArm): number {
  const other = shapeOf(a)
  return expected(shapeOf(b), (x) => cdf(other, x))
}

/** For each arm the chance that its share is the highest; they sum to 1. Throws a RangeError for impossible counts. */
export function chancesBest(arms: readonly RateArm[]): number[] {
  const shapes = arms.map(shapeOf)
  return shapes.map((shape) => {
    const others = shapes.filter((other) => other !== shape)
    return expected(shape, (x) => others.reduce((product, other) => product * cdf(other, x), 1))
  })
}

/**
 * What choosing b costs if a is the better one: E of max(share of a − share of b, 0), in fractions of one.
 * Throws a RangeError for impossible counts.
 */
export function expectedLoss(a: RateArm, b: RateArm): number {
  const chosen = shapeOf(b)
  return expected(shapeOf(a), (x) => x * cdf(chosen, x) - meanUpTo(chosen, x))
}

/** The part of the mean that lies below x: E of y where y ≤ x. */
const meanUpTo = ({ a, b, mean }: Shape, x: number): number => mean * betaCdf(x, a + 1, b)

/** Where the share of one arm lies with chance 1 − alpha. Throws a RangeError for impossible counts or levels. */
export function beliefRange(arm: RateArm, alpha = 0.05): { low: number; high: number } {
  mustBeShare('alpha', alpha)
  const { a, b } = shapeOf(arm)
  return { low: betaQuantile(alpha / 2, a, b), high: 1 - betaQuantile(alpha / 2, b, a) }
}
