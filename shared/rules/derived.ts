import type { FactName } from './fact-types.ts'
import { monthlyPrice, type Facts } from './facts.ts'

const dayMs = 86_400_000

/** Whole months from `since` to `at`, both UTC; never negative. */
export function monthsBetween(since: string, at: Date): number {
  const from = new Date(`${since}T00:00:00Z`)
  const months = (at.getUTCFullYear() - from.getUTCFullYear()) * 12 + at.getUTCMonth() - from.getUTCMonth()
  return Math.max(0, at.getUTCDate() < from.getUTCDate() ? months - 1 : months)
}

/** The day `months` later; the last of the month where that day does not exist (31 January + 1 = 28 February). */
export function addMonths(day: string, months: number): string {
  const from = new Date(`${day}T00:00:00Z`)
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0))
  target.setUTCDate(Math.min(from.getUTCDate(), target.getUTCDate()))
  return dayOf(target)
}

export const addDays = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs))
/** Whole days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / dayMs)
export const addHours = (at: Date, hours: number): string =>
  new Date(at.getTime() + hours * 3_600_000).toISOString()
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** The facts as conditions read them. Missing ones stay null, so that a comparison with them is unknown. */
export function factsForConditions(facts: Facts, at: Date): Record<FactName, unknown> {
  const price = monthlyPrice(facts)
  const margin = facts.costToServe === null ? null : price - facts.costToServe
  return {
    plan: facts.plan.id,
    period: facts.period,
    currency: facts.price.currency,
    monthlyPrice: price,
    tenureMonths: facts.since === null ? null : monthsBetween(facts.since, at),
    status: facts.status,
    use: facts.use,
    idleDays: facts.idleDays,
    potential: facts.potential,
    anchor: facts.anchor,
    openCases: facts.openCases,
    complaints: facts.complaints,
    marginPercent: margin === null || price === 0 ? null : (margin * 100) / price,
    place: facts.place,
    hasSmallerPlan: facts.smallerPlan !== null,
    hasOtherPeriod: facts.otherPeriod !== null,
    useTrend: facts.useTrend,
    futureValue: facts.futureValue,
    contractDaysLeft: facts.contractEnd === null ? null : daysBetween(dayOf(at), facts.contractEnd),
    contactConsent: facts.contactConsent,
  }
}
