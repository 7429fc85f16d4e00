/**
 * What is said of other businesses: context, and no measure of this one. There is no universal norm, so nothing is ever
 * called good or bad by these (S2.15). Shares as fractions of one.
 */
export const references = {
  /** Monthly churn that digital subscriptions are said to live with (S2.15). */
  digitalMonthly: { low: 0.05, high: 0.07 },
  /** Yearly churn said to be reasonable among businesses (S2.15). */
  businessYearly: { low: 0.1, high: 0.15 },
  /** Retention that proactive effort is said to add where people pay again and again (S1.17). */
  proactive: { low: 0.05, high: 0.08 },
  /** So much more trust is said to come of ten per cent more satisfaction (S1.17). */
  trust: 0.12,
  /** Winning a customer, in times of what keeping one costs, after the other source (S2.21). */
  keeping: { low: 5, high: 7 },
  /** Customers lost in five years without a process, up to (S2.21). */
  fiveYears: 0.5,
} as const

/** Months back that a report looks: a first change shows at two to three, profit at six to twelve (S2.16). */
export const lookBack = { change: 3, profit: 12 } as const
