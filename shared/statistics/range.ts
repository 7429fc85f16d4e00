/**
 * The range that stays right however often it is looked at: the Gaussian-mixture asymptotic confidence sequence of
 * Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (Ann. Statist. 2024; arXiv 2103.06476, sec. 2 and 3), the same algebra
 * as Howard, Ramdas, McAuliffe & Sekhon (Ann. Statist. 49(2), 2021, eq. 14) and Robbins (1970). It holds for large
 * numbers: only `gate.ts` says when they are large enough.
 */
import { mustBeCount, mustBeFinite, mustBePositive, mustBeShare } from './guards.ts'
import type { Moments } from './moments.ts'

/** How sure, and where the range is to be narrowest: customers of both arms together, fixed before the first look. */
export interface Level {
  alpha: number
  planned: number
}

/** Offer minus holdout, for each customer: shares as fractions of one, money in whole units of the currency. */
export interface Range {
  difference: number
  se: number
  low: number
  high: number
  /** Always valid, of today and not the least so far: at most alpha exactly where the range leaves out 0. */
  p: number
}

/**
 * The ρ² that makes the range narrowest at `planned` customers. A wrong plan costs width, never validity.
 * Throws a RangeError where alpha is not between 0 and 1, or planned not above 0.
 */
export function rho2(alpha: number, planned: number): number {
  mustBeShare('alpha', alpha)
  mustBePositive('planned', planned)
  const surprise = -2 * Math.log(alpha)
  return (surprise + Math.log(1 + surprise)) / planned
}

/**
 * Half of the range's width, in standard errors, at n customers of both arms: what 1.96 is to a range looked at once.
 * Throws a RangeError where n or rho2 is not above 0, or alpha not between 0 and 1.
 */
export function halfWidthFactor(n: number, rho2: number, alpha: number): number {
  mustBePositive('n', n)
  mustBePositive('rho2', rho2)
  mustBeShare('alpha', alpha)
  const seen = n * rho2
  return Math.sqrt(((2 * (seen + 1)) / seen) * Math.log(Math.sqrt(seen + 1) / alpha))
}

/**
 * The range of arm b minus arm a.
 * @throws RangeError where an arm is empty, both are without spread, or a level is out of bounds.
 */
export function range({ a, b, alpha, planned }: Level & { a: Moments; b: Moments }): Range {
  mustBeCount('a.n', a.n)
  mustBeCount('b.n', b.n)
  const se = Math.sqrt(a.variance / a.n + b.variance / b.n)
  return rangeAt({ difference: b.mean - a.mean, se, n: a.n + b.n, alpha, planned })
}

/** The same for any estimate with a standard error `se`, of `n` customers. Throws a RangeError as `range` does. */
export function rangeAt(estimate: Level & { difference: number; se: number; n: number }): Range {
  const { difference, se, n, alpha, planned } = estimate
  mustBeFinite('difference', difference)
  mustBePositive('se', se)
  const ratio = rho2(alpha, planned)
  const half = halfWidthFactor(n, ratio, alpha) * se
  const seen = n * ratio
  const p = Math.sqrt(seen + 1) * Math.exp((-seen * (difference / se) ** 2) / (2 * (seen + 1)))
  return { difference, se, low: difference - half, high: difference + half, p: Math.min(1, p) }
}
