/**
 * Does an offer do harm beside what it is meant for: complaints, refunds, fewer who get to cancel, more minutes to do so?
 * Only one end matters, so the range has only that end: the one-sided mixture boundary of the papers in `range.ts`
 * (Waudby-Smith et al., arXiv 2103.06476, appendix on one-sided sequences). Each guardrail has its whole alpha: to miss
 * harm is the worse error.
 */
import { mustBeFinite, mustBePositive, mustBeShare } from './guards.ts'
import { moneyMoments, plannedMoney, plannedRate, rateMoments, type MoneyArm, type RateArm } from './gate.ts'
import type { Moments } from './moments.ts'
import { rho2, type Level } from './range.ts'

/** Which direction is harm, and how much of it is put up with (0 or more, in the unit of the figure). */
export interface Limit extends Level {
  harm: 'more' | 'less'
  margin: number
}

export interface Guardrail {
  difference: number
  /** The end that matters: the difference is at least this where more is harm, at most this where less is. */
  bound: number
  isAlarm: boolean
}

/**
 * Half of the width of a one-sided range, in standard errors, at n customers of both arms.
 * Throws a RangeError where alpha is not between 0 and 0.5, or a number not above 0.
 */
export function oneSidedFactor(n: number, alpha: number, planned: number): number {
  mustBePositive('n', n)
  mustBeShare('2 alpha', 2 * alpha)
  const seen = n * rho2(2 * alpha, planned)
  return Math.sqrt(((2 * (seen + 1)) / seen) * Math.log1p(Math.sqrt(seen + 1) / (2 * alpha)))
}

/**
 * A share such as complaints, offer b minus holdout a; null below the gate, where counts are shown as they are.
 * Throws a RangeError for impossible counts, a margin below 0, or an alpha not between 0 and 0.5.
 */
export function rateGuardrail(a: RateArm, b: RateArm, limit: Limit): Guardrail | null {
  const moments = rateMoments(a, b)
  return moments && guardrailOf(...moments, { ...limit, planned: plannedRate(limit.planned) })
}

/** A number for each customer such as refunds or minutes, likewise; `payers` are those who have any. Throws likewise. */
export function moneyGuardrail(a: MoneyArm, b: MoneyArm, limit: Limit): Guardrail | null {
  const moments = moneyMoments(a, b)
  return moments && guardrailOf(...moments, { ...limit, planned: plannedMoney(limit.planned) })
}

function guardrailOf(a: Moments, b: Moments, { harm, margin, alpha, planned }: Limit): Guardrail {
  mustBeFinite('margin', margin)
  if (margin < 0) throw new RangeError(`margin must be 0 or more, not ${margin}`)
  const difference = b.mean - a.mean
  const half = oneSidedFactor(a.n + b.n, alpha, planned) * Math.sqrt(a.variance / a.n + b.variance / b.n)
  const bound = harm === 'more' ? difference - half : difference + half
  return { difference, bound, isAlarm: harm === 'more' ? bound > margin : bound < -margin }
}
