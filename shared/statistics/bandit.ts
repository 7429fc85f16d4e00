/**
 * Off unless a team turns it on. After Thompson (Biometrika 25, 1933) each offer gets the share with which it may be the
 * best, above a floor that keeps every offer measurable. The holdout's share never moves. Whoever uses the weights
 * changes them at most once a day, stores them with every exposure, and judges by `daily.ts`.
 */
import { mustBeFinite } from './guards.ts'

/** Weights are basis points: 10,000 are everybody. */
const everybody = 10_000

export interface Floors {
  /** In basis points of everybody, from 0 and below 10,000. */
  holdout: number
  /** The least share of each offer, 0 to 1, of what the holdout leaves. */
  floor: number
}

/**
 * Weights of the offers in basis points, in their order; with the holdout's they sum to 10,000. `best` are the chances
 * to be the best offer, which sum to 1 (`chancesBest` of `belief.ts` over the offers alone).
 * Share = floor + (1 − number of offers × floor) × chance. Throws a RangeError where floors leave nothing, or the
 * chances do not sum to 1.
 */
export function banditWeights(best: readonly number[], { holdout, floor }: Floors): number[] {
  check(best, holdout, floor)
  const left = everybody - holdout
  const exact = best.map((chance) => (floor + (1 - best.length * floor) * chance) * left)
  return rounded(exact, left)
}

/** To whole numbers of the same sum: what rounding down leaves goes to the largest remainders. */
function rounded(exact: readonly number[], whole: number): number[] {
  const down = exact.map(Math.floor)
  const left = Math.round(whole - down.reduce((sum, weight) => sum + weight, 0))
  const remainder = (place: number): number => (exact[place] ?? 0) - (down[place] ?? 0)
  const order = [...exact.keys()].toSorted((one, other) => remainder(other) - remainder(one))
  const lucky = new Set(order.slice(0, left))
  return down.map((weight, place) => weight + (lucky.has(place) ? 1 : 0))
}

function check(best: readonly number[], holdout: number, floor: number): void {
  for (const chance of best) mustBeFinite('chance', chance)
  const sum = best.reduce((total, chance) => total + chance, 0)
  if (Math.abs(sum - 1) > 1e-6 || best.some((chance) => chance < 0))
    throw new RangeError(`chances must be 0 or more and sum to 1, not ${sum}`)
  if (!Number.isInteger(holdout) || holdout < 0 || holdout >= everybody)
    throw new RangeError(`holdout must be basis points below ${everybody}, not ${holdout}`)
  if (!(floor >= 0 && best.length * floor <= 1))
    throw new RangeError(`floor must be at most one part in ${best.length}, not ${floor}`)
}
