/**
 * What one may believe today, as a reading aid: "belief today; not protected against repeated looking". Nothing is ever
 * called by it: looked at daily, "more than 95 %" is reached by most offers that do nothing. Each arm's share has the
 * distribution Beta(1 + yes, 1 + no): all shares were thought alike before the first customer.
 */
import { betaQuantile } from './beta.ts'
import type { RateArm } from './gate.ts'
import { mustBeCount, mustBePart, mustBeShare } from './guards.ts'
import { sumsUpTo, tracedTogether, type Steep } from './shares-traced.ts'

const times = ([value, slope]: Steep, [other, its]: Steep): Steep => [
  value * other,
  value * its + slope * other,
]
const lessThanOne = ([value, slope]: Steep): Steep => [1 - value, -slope]

/** How fast a share grows with its log-odds. */
const growth = (share: number): Steep => [share * (1 - share), share * (1 - share) * (1 - 2 * share)]

export interface Belief {
  /** The chance, 0 to 1, that the share of b is above that of a. */
  chanceToBeat: number
  /** What choosing b costs if a is the better one: E of max(share of a − share of b, 0), in fractions of one. */
  expectedLoss: number
}

/**
 * Of arm b against arm a. The loss is the integral over all shares x of the chance that b lies below x and a above it.
 * Both are off by 1e-8 at most. Throws a RangeError for impossible counts.
 */
export function beliefIn(a: RateArm, b: RateArm): Belief {
  const { points, shares, traced } = tracedTogether([a, b])
  const [first, second] = traced
  if (!first || !second) throw new Error('two arms have two shares')
  const over = (value: (at: number) => Steep): number => sumsUpTo(points, value).at(-1) ?? 0
  return {
    chanceToBeat: over((at) => times(second.density(at), first.below(at))),
    expectedLoss: over((at) =>
      times(times(second.below(at), lessThanOne(first.below(at))), growth(shares[at] ?? 0)),
    ),
  }
}

/**
 * For each arm the chance that its share is the highest; they sum to 1. Off by 1e-8 at most. Throws a RangeError for
 * impossible counts.
 */
export function chancesBest(arms: readonly RateArm[]): number[] {
  const { points, traced } = tracedTogether(arms)
  return traced.map((one) => {
    const others = traced.filter((other) => other !== one)
    const best = (at: number): Steep =>
      others.reduce((product, other) => times(product, other.below(at)), one.density(at))
    return sumsUpTo(points, best).at(-1) ?? 0
  })
}

/** Where the share of one arm lies with chance 1 − alpha. Throws a RangeError for impossible counts or levels. */
export function beliefRange(arm: RateArm, alpha = 0.05): { low: number; high: number } {
  mustBeShare('alpha', alpha)
  mustBeCount('n', arm.n)
  mustBePart('yes', arm.yes, arm.n)
  const [a, b] = [1 + arm.yes, 1 + arm.n - arm.yes]
  return { low: betaQuantile(alpha / 2, a, b), high: 1 - betaQuantile(alpha / 2, b, a) }
}
