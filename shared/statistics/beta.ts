import { mustBePositive, mustBeShare } from './guards.ts'
import { logBeta } from './log-gamma.ts'

/** Enough for a and b in the tens of millions, where the fraction needs some thousand steps near the mean. */
const mostSteps = 100_000
const smallest = 1e-300

/**
 * The density of a Beta(a, b) variable at x; 0 outside of [0, 1]. Off by some 1e-15 × (a + b) of the value.
 * Throws a RangeError where a or b is not above 0.
 */
export function betaDensity(x: number, a: number, b: number): number {
  if (x < 0 || x > 1) return 0
  return Math.exp(power(a - 1, Math.log(x)) + power(b - 1, Math.log1p(-x)) - logBeta(a, b))
}

/** 0 × ln 0 is 0 here: nothing raised to the power of nothing is one. */
const power = (exponent: number, log: number): number => (exponent === 0 ? 0 : exponent * log)

/**
 * The chance that a Beta(a, b) variable is at most x (the regularised incomplete beta function), by its continued
 * fraction (Abramowitz & Stegun 26.5.8) after Lentz (Appl. Opt. 15, 1976). Off by some 1e-15 × (a + b) of the value or
 * less. Throws a RangeError where a or b is not above 0 and finite, or the fraction does not settle.
 */
export function betaCdf(x: number, a: number, b: number): number {
  mustBePositive('a', a)
  mustBePositive('b', b)
  if (x <= 0) return 0
  if (x >= 1) return 1
  // On this side of the mean the fraction settles fast; the other side is its mirror image.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a)
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a
  return front / fraction(x, a, b)
}

/** 1 + d₁x/(1 + d₂x/(1 + …)) by Lentz's products. */
function fraction(x: number, a: number, b: number): number {
  let value = 1
  let c = 1
  let d = 0
  for (let step = 1; step < mostSteps; step++) {
    const term = coefficient(step, a, b) * x
    d = 1 / away(1 + term * d)
    c = away(1 + term / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 2e-16) return value
  }
  throw new RangeError(`The fraction for a = ${a}, b = ${b} does not settle`)
}

function coefficient(step: number, a: number, b: number): number {
  const m = Math.floor(step / 2)
  const end = a + step
  return step % 2 === 0 ? (m * (b - m)) / ((end - 1) * end) : (-(a + m) * (a + b + m)) / ((end - 1) * end)
}

const away = (value: number): number => (Math.abs(value) < smallest ? smallest : value)

/**
 * The x that a Beta(a, b) variable stays below with chance p, 0 < p < 1: Newton's steps, halving wherever one leaves
 * the bracket. Throws as `betaCdf` does, and where p is not strictly between 0 and 1.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  mustBeShare('p', p)
  let [low, high, x] = [0, 1, a / (a + b)]
  for (let step = 0; step < 200; step++) {
    const off = betaCdf(x, a, b) - p
    if (off > 0) high = x
    else low = x
    const newton = x - off / betaDensity(x, a, b)
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 1e-15 * x) return next
    x = next
  }
  return x
}
