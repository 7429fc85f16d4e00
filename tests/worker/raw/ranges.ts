/** Ranges and their like by the formulas of docs/statistics.md, written down once more. */

/** Customers one by one: a number for each. */
export interface Sample {
  n: number
  mean: number
  /** Of one customer. */
  variance: number
}

export interface Range {
  difference: number
  low: number
  high: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export const rateOf = (n: number, yes: number): Sample => ({
  n,
  mean: yes / n,
  variance: (yes / n) * (1 - yes / n),
})

export function sampleOf(values: readonly number[]): Sample {
  const n = values.length
  const mean = sum(values) / n
  return { n, mean, variance: sum(values.map((value) => (value - mean) ** 2)) / (n - 1) }
}

/** ρ² of a level and a plan. */
const rho2 = (alpha: number, planned: number): number =>
  (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / planned

export function rangeAround(
  difference: number,
  se: number,
  { n, alpha, planned }: { n: number; alpha: number; planned: number },
): Range {
  const x = n * rho2(alpha, planned)
  const half = se * Math.sqrt(((2 * (x + 1)) / x) * Math.log(Math.sqrt(x + 1) / alpha))
  return { difference, low: difference - half, high: difference + half }
}

export interface Level {
  alpha: number
  planned: number
}

const seOf = (a: Sample, b: Sample): number => Math.sqrt(a.variance / a.n + b.variance / b.n)

/** Offer b minus holdout a. */
export const rangeOf = (a: Sample, b: Sample, level: Level): Range =>
  rangeAround(b.mean - a.mean, seOf(a, b), { n: a.n + b.n, ...level })

/** One end: what the difference is at least where more is harm, at most where less is. */
export function boundOf(a: Sample, b: Sample, { alpha, planned }: Level, harm: 'more' | 'less'): number {
  const n = a.n + b.n
  const x = n * rho2(2 * alpha, planned)
  const factor = Math.sqrt(((2 * (x + 1)) / x) * Math.log(1 + Math.sqrt(x + 1) / (2 * alpha)))
  return b.mean - a.mean + (harm === 'more' ? -1 : 1) * factor * seOf(a, b)
}

/** The gate of rates, and how many are lacking to it. */
export const rateLack = (n: number, yes: number) => ({
  mature: Math.max(0, 100 - n),
  yes: Math.max(0, 20 - yes),
  no: Math.max(0, 20 - (n - yes)),
})
export const isEnough = (n: number, yes: number): boolean => sum(Object.values(rateLack(n, yes))) === 0

/** The same of money: of how many it is known, and how many paid at all. */
export const moneyLack = (n: number, payers: number) => ({
  mature: Math.max(0, 400 - n),
  payers: Math.max(0, 100 - payers),
})

/** Upper end of Wilson's 95 % range. */
export function wilsonUpper(yes: number, n: number): number {
  const z = 1.959964
  const middle = (yes + z ** 2 / 2) / (n + z ** 2)
  const half = (z / (n + z ** 2)) * Math.sqrt((yes * (n - yes)) / n + z ** 2 / 4)
  return middle + half
}

/** ln of the odds that the arms fill otherwise than their shares say: Γ(x + c) ÷ Γ(x) is x (x + 1) … (x + c − 1). */
export function splitOdds(arms: readonly { count: number; share: number }[]): number {
  const rising = (from: number, count: number) =>
    sum(Array.from({ length: count }, (_, step) => Math.log(from + step)))
  const all = sum(arms.map(({ count }) => count))
  const own = arms.map(({ count, share }) => rising(100 * share, count) - count * Math.log(share))
  return sum(own) - rising(100, all)
}

/** Chance that the share of b is above that of a, and what choosing b costs on average if not: summed over forty thousand shares. */
export function beliefIn(a: [n: number, yes: number], b: [n: number, yes: number]) {
  const steps = 40_000
  const log = ([n, yes]: [number, number], x: number) => yes * Math.log(x) + (n - yes) * Math.log(1 - x)
  const density = (of: [number, number]): number[] => {
    const top = log(of, of[1] / of[0])
    const heights = Array.from({ length: steps + 1 }, (_, at) =>
      at === 0 || at === steps ? 0 : Math.exp(log(of, at / steps) - top),
    )
    const whole = sum(heights)
    return heights.map((height) => height / whole)
  }
  const [inA, inB] = [density(a), density(b)]
  let [belowA, belowB, chance, loss] = [0, 0, 0, 0]
  for (let at = 0; at <= steps; at++) {
    const [pA, pB] = [inA[at] ?? 0, inB[at] ?? 0]
    chance += pB * (belowA + pA / 2)
    belowA += pA
    belowB += pB
    loss += (belowB * (1 - belowA)) / steps
  }
  return { chance, loss }
}
