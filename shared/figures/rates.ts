/** The measures everybody speaks of, each in one exact definition. A figure nobody can know yet is null, never 0. */

/** A share of nobody is no figure. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/**
 * Churn rate of a period (S2.1): leavers of the period ÷ customers at its start. Leavers are those who cancelled here
 * and did not take it back; who came during the period is in neither number. Null where nobody said how many there were.
 */
export const churnRate = (left: number, atStart: number | null): number | null =>
  atStart === null ? null : shareOf(left, atStart)

/** Nobody knows what a business is like in five years: expected months go no further. */
export const mostMonths = 60

/**
 * Months that a customer is expected to stay: 1 ÷ monthly churn rate, the mean of a geometric lifetime (Gupta & Lehmann,
 * Journal of Interactive Marketing 17(1), 2003), and `mostMonths` at most.
 */
export const expectedMonths = (churn: number): number =>
  churn > 0 ? Math.min(1 / churn, mostMonths) : mostMonths

/** What a value is worked out of: money of one month in minor units, margin in percent, churn as a share. */
export interface ValueOf {
  customers: number
  revenue: number
  margin: number
  churn: number
}

/**
 * Customer lifetime value (S2.1): profit expected over the relationship = revenue of a customer and month × margin ×
 * expected months, in minor units, not discounted. Null without customers.
 */
export function lifetimeValue({ customers, revenue, margin, churn }: ValueOf): number | null {
  if (customers <= 0) return null
  return Math.round((revenue / customers) * (margin / 100) * expectedMonths(churn))
}

/** What a customer pays in a year: the value at stake in a case (S2.13). Minor units. */
export const atStake = (monthly: number): number => monthly * 12
