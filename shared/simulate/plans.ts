/** What the made-up customers have bought, with prices of a month in minor units. A year costs ten of them. */
import type { Facts, Localized } from '#shared/rules/facts.ts'

/** Of no real customer, so that no real customer is in an experiment of the year. */
export type PlanId = 'made-up-solo' | 'made-up-team' | 'made-up-studio'
type Currency = 'USD' | 'ILS' | 'GBP' | 'EUR' | 'JPY'

interface Plan {
  id: PlanId
  name: Localized
  month: Record<Currency, number>
}

/** From the smallest to the largest. */
export const plans: readonly Plan[] = [
  {
    id: 'made-up-solo',
    name: { en: 'Solo', he: 'סולו' },
    month: { USD: 900, ILS: 3500, GBP: 800, EUR: 900, JPY: 1400 },
  },
  {
    id: 'made-up-team',
    name: { en: 'Team', he: 'צוות' },
    month: { USD: 2900, ILS: 10_900, GBP: 2400, EUR: 2700, JPY: 4400 },
  },
  {
    id: 'made-up-studio',
    name: { en: 'Studio', he: 'סטודיו' },
    month: { USD: 9900, ILS: 36_900, GBP: 8100, EUR: 9100, JPY: 14_900 },
  },
]

export function planOf(id: PlanId): Plan {
  const found = plans.find((plan) => plan.id === id)
  if (!found) throw new Error(`no plan ${id}`)
  return found
}

export const priceIn = (id: PlanId, currency: Currency, period: Facts['period']): number =>
  planOf(id).month[currency] * (period === 'year' ? 10 : 1)

/** A condition that holds for made-up customers alone. */
export const isMadeUp = `facts.plan in [${plans.map(({ id }) => `"${id}"`).join(', ')}]`
