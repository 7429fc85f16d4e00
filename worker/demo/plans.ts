/** What Fernleaf sells: notes and plans for people who work together. */
import type { Money } from '#shared/money.ts'
import type { Facts, OtherPeriod, SmallerPlan } from '#shared/rules/facts.ts'

type Both = { en: string; he: string }
export type PlanId = 'solo' | 'team' | 'studio'
export type Period = Facts['period']
export type Currency = 'USD' | 'EUR' | 'GBP' | 'ILS' | 'JPY'

interface Plan {
  id: PlanId
  name: Both
  /** A month, in minor units; a year costs ten of them. */
  month: Record<Currency, number>
  holds: Both[]
}

/** From the smallest to the largest. */
export const plans: readonly Plan[] = [
  {
    id: 'solo',
    name: { en: 'Solo', he: 'סולו' },
    month: { USD: 900, EUR: 900, GBP: 800, ILS: 3_500, JPY: 1_400 },
    holds: [
      { en: 'A place for one person', he: 'מקום לאדם אחד' },
      { en: '30 days of page history', he: 'היסטוריית דפים של 30 יום' },
      { en: 'Export of everything, any time', he: 'ייצוא של הכול, בכל עת' },
    ],
  },
  {
    id: 'team',
    name: { en: 'Team', he: 'צוות' },
    month: { USD: 2_900, EUR: 2_700, GBP: 2_400, ILS: 10_900, JPY: 4_400 },
    holds: [
      { en: 'Places for eight people', he: 'מקומות לשמונה אנשים' },
      { en: 'A year of page history', he: 'היסטוריית דפים של שנה' },
      { en: 'Export of everything, any time', he: 'ייצוא של הכול, בכל עת' },
    ],
  },
  {
    id: 'studio',
    name: { en: 'Studio', he: 'סטודיו' },
    month: { USD: 24_000, EUR: 22_000, GBP: 19_500, ILS: 89_000, JPY: 36_000 },
    holds: [
      { en: 'Places for forty people', he: 'מקומות לארבעים אנשים' },
      { en: 'Page history without end', he: 'היסטוריית דפים ללא הגבלה' },
      { en: 'Sign-in with your own directory', he: 'כניסה דרך הספרייה הארגונית' },
      { en: 'Replies within four hours', he: 'מענה בתוך ארבע שעות' },
      { en: 'Export of everything, any time', he: 'ייצוא של הכול, בכל עת' },
    ],
  },
]

export const isPlan = (id: string): id is PlanId => plans.some((plan) => plan.id === id)

export function planOf(id: PlanId): Plan {
  const found = plans.find((plan) => plan.id === id)
  if (found === undefined) throw new Error(`no plan ${id}`)
  return found
}

export const priceOf = (id: PlanId, period: Period, currency: Currency): Money => ({
  amount: planOf(id).month[currency] * (period === 'year' ? 10 : 1),
  currency,
})

/** The same plan by the other period: every plan is sold by both. */
export function otherPeriodOf(id: PlanId, period: Period, currency: Currency): OtherPeriod {
  const other = period === 'year' ? 'month' : 'year'
  return { period: other, price: priceOf(id, other, currency) }
}

/** The next plan down, and what one would no longer have; null on the smallest. */
export function smallerThan(
  id: PlanId,
  period: Period,
  currency: Currency,
): (SmallerPlan & { name: Both }) | null {
  const smaller = plans[plans.indexOf(planOf(id)) - 1]
  if (smaller === undefined) return null
  const kept = new Set(smaller.holds.map((hold) => hold.en))
  return {
    id: smaller.id,
    name: smaller.name,
    price: priceOf(smaller.id, period, currency),
    loses: planOf(id).holds.filter((hold) => !kept.has(hold.en)),
  }
}
