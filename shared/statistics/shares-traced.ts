/**
 * What several shares may be, side by side, at points fine enough for the narrowest of them. As many points do for ten
 * million customers as for ten. They are log-odds y = ln(x / (1 − x)): over these every Beta density is smooth and dies
 * away on both sides, where over shares x it may end in a step.
 */
import type { RateArm } from './gate.ts'
import { mustBeCount, mustBePart } from './guards.ts'

/** A value at a point, and its slope there. */
export type Steep = readonly [value: number, slope: number]

/** One share: its density over log-odds at each point, and the chance that it lies below. */
export interface Traced {
  density: (at: number) => Steep
  below: (at: number) => Steep
}

export interface Together {
  points: Float64Array
  /** What the log-odds at each point are of. */
  shares: Float64Array
  traced: Traced[]
}

/** Beta(1 + yes, 1 + no). `middle`: the log-odds at which the density is highest; `low` and `high`: where it ends for us. */
interface Shape {
  a: number
  b: number
  middle: number
  low: number
  high: number
}

/** A density ends where it is e⁻³² of its highest: some 1e-14 of it is left out. */
const depth = 32
/** Beyond so many from the middle it has ended, for any a and b from 1 on. */
const farOut = 40
const halvings = 40
/** Steps from where a density begins to where it ends, and the longest of them. */
const steps = 300
const longest = 0.05

/** Throws a RangeError for impossible counts. */
export function tracedTogether(arms: readonly RateArm[]): Together {
  const shapes = arms.map(shapeOf)
  const points = pointsFor(shapes)
  const shares = points.map((y) => 1 / (1 + Math.exp(-y)))
  return { points, shares, traced: shapes.map((shape) => traced(shape, points, shares)) }
}

function shapeOf({ n, yes }: RateArm): Shape {
  mustBeCount('n', n)
  mustBePart('yes', yes, n)
  const [a, b] = [1 + yes, 1 + n - yes]
  const middle = Math.log(a / b)
  return { a, b, middle, low: middle + end(a, b, -farOut), high: middle + end(a, b, farOut) }
}

/** ln of the density over log-odds, so far from its middle, less that in the middle. */
const height = (a: number, b: number, distance: number): number =>
  a * distance - (a + b) * Math.log1p((a / (a + b)) * Math.expm1(distance))

/** How far from the middle it ends, on the side of `outside`. */
function end(a: number, b: number, outside: number): number {
  let [inside, beyond] = [0, outside]
  for (let halving = 0; halving < halvings; halving++) {
    const between = (inside + beyond) / 2
    if (height(a, b, between) > -depth) inside = between
    else beyond = between
  }
  return beyond
}

/** Evenly from where a density begins or ends to the next such place, as close as the narrowest there needs it. */
function pointsFor(shapes: readonly Shape[]): Float64Array {
  const ends = [...new Set(shapes.flatMap(({ low, high }) => [low, high]))].toSorted((a, b) => a - b)
  const points = ends.slice(0, 1)
  for (const [index, to] of ends.slice(1).entries()) {
    const from = ends[index] ?? to
    const there = shapes.filter(({ low, high }) => low < to && high > from)
    const step = Math.min(longest, ...there.map(({ low, high }) => (high - low) / steps))
    const count = Math.ceil((to - from) / step)
    for (let one = 1; one <= count; one++) points.push(from + ((to - from) * one) / count)
  }
  return Float64Array.from(points)
}

function traced({ a, b, middle, low, high }: Shape, points: Float64Array, shares: Float64Array): Traced {
  const density = points.map((y) => (y < low || y > high ? 0 : Math.exp(height(a, b, y - middle))))
  const slope = density.map((value, at) => value * (a - (a + b) * (shares[at] ?? 0)))
  const below = sumsUpTo(points, (at) => [density[at] ?? 0, slope[at] ?? 0])
  const whole = below.at(-1) ?? 1
  return {
    density: (at) => [(density[at] ?? 0) / whole, (slope[at] ?? 0) / whole],
    below: (at) => [(below[at] ?? 0) / whole, (density[at] ?? 0) / whole],
  }
}

/**
 * The integral from the first point up to each, by the trapezoidal rule with the first of Euler and Maclaurin's
 * corrections (Abramowitz & Stegun 25.4.7): over steps h it is off by some h⁴/720 of the third derivative.
 */
export function sumsUpTo(points: Float64Array, value: (at: number) => Steep): Float64Array {
  const sums = new Float64Array(points.length)
  let before = value(0)
  for (let at = 1; at < points.length; at++) {
    const here = value(at)
    const h = (points[at] ?? 0) - (points[at - 1] ?? 0)
    sums[at] = (sums[at - 1] ?? 0) + (h * (before[0] + here[0])) / 2 + (h * h * (before[1] - here[1])) / 12
    before = here
  }
  return sums
}
