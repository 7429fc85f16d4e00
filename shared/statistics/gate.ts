/**
 * The range holds for large numbers, and early on a variance can be near nothing by luck. So below these counts there
 * is no range at all. The gate is part of the guarantee: without it the luck of a first few customers would be called.
 */
import { ofRate, ofSums, type Moments } from './moments.ts'
import { range, type Level, type Range } from './range.ts'

/** Customers whose day has come, and for how many of them it is so: kept and paying; in a guardrail, complained. */
export interface RateArm {
  n: number
  yes: number
}

/** The same customers' money: how many paid anything, and the sums over one number for each, in whole units. */
export interface MoneyArm {
  n: number
  payers: number
  sum: number
  sumOfSquares: number
}

/** How many are still lacking in an arm; all 0 once there are enough. */
export interface RateLack {
  mature: number
  yes: number
  no: number
}
export interface MoneyLack {
  mature: number
  payers: number
}

/** Plans below these are taken for these: ranges tuned to very small numbers are not safe there. */
const leastPlanned = { rate: 1000, money: 2000 }

const lack = (least: number, n: number): number => Math.max(0, least - n)

export const rateLack = ({ n, yes }: RateArm): RateLack => ({
  mature: lack(100, n),
  yes: lack(20, yes),
  no: lack(20, n - yes),
})

export const moneyLack = ({ n, payers }: MoneyArm): MoneyLack => ({
  mature: lack(400, n),
  payers: lack(100, payers),
})

export function isRateEnough(arm: RateArm): boolean {
  const { mature, yes, no } = rateLack(arm)
  return mature + yes + no === 0
}

function isMoneyEnough(arm: MoneyArm): boolean {
  const { mature, payers } = moneyLack(arm)
  return mature + payers === 0
}

/** Both arms' moments, or null below the gate. Throws a RangeError for impossible counts, as `ofRate` does. */
export function rateMoments(a: RateArm, b: RateArm): [Moments, Moments] | null {
  const moments: [Moments, Moments] = [ofRate(a.n, a.yes), ofRate(b.n, b.yes)]
  return isRateEnough(a) && isRateEnough(b) ? moments : null
}

/** The same for money; also null where everybody's number is the same. Throws a RangeError as `ofSums` does. */
export function moneyMoments(a: MoneyArm, b: MoneyArm): [Moments, Moments] | null {
  const moments: [Moments, Moments] = [ofSums(a.n, a.sum, a.sumOfSquares), ofSums(b.n, b.sum, b.sumOfSquares)]
  const isSpread = moments.some(({ variance }) => variance > 0)
  return isSpread && isMoneyEnough(a) && isMoneyEnough(b) ? moments : null
}

/** The planned customers of a pair, or the least that are safe to plan for. */
export const plannedRate = (planned: number): number => Math.max(leastPlanned.rate, planned)
export const plannedMoney = (planned: number): number => Math.max(leastPlanned.money, planned)

/** The range of a share, offer b minus holdout a, or null below the gate. Throws a RangeError for impossible counts. */
export function rateRange(a: RateArm, b: RateArm, { alpha, planned }: Level): Range | null {
  const moments = rateMoments(a, b)
  return moments && range({ a: moments[0], b: moments[1], alpha, planned: plannedRate(planned) })
}

/** The range of net value for each customer, likewise. Values are capped at an amount declared before the start. */
export function moneyRange(a: MoneyArm, b: MoneyArm, { alpha, planned }: Level): Range | null {
  const moments = moneyMoments(a, b)
  return moments && range({ a: moments[0], b: moments[1], alpha, planned: plannedMoney(planned) })
}
