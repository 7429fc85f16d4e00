/** What the business sells at every fake provider: two plans, by the month and, for the price of ten, by the year. */

export type Plan = 'solo' | 'studio'
export type Period = 'month' | 'year'
const periods: Period[] = ['month', 'year']

/** A month, in the smallest unit. */
const months: Record<Plan, Record<string, number>> = {
  solo: { USD: 1900, ILS: 6900, JPY: 2800 },
  studio: { USD: 4900, ILS: 17_900, JPY: 7200 },
}

/** `more`: a month in what else a provider bills in. `idOf`: how it calls a price. */
export function selling(more: typeof months, idOf: (plan: Plan, period: Period, currency: string) => string) {
  const pricesBy = (plan: Plan, period: Period) =>
    Object.entries({ ...months[plan], ...more[plan] }).map(([currency, month]) => {
      const amount = month * (period === 'year' ? 10 : 1)
      return { id: idOf(plan, period, currency), plan, period, currency, amount }
    })
  const idsOf = (plan: Plan, period: Period) =>
    Object.fromEntries(pricesBy(plan, period).map(({ currency, id }) => [currency, id]))
  const sold = (plan: Plan) => ({ month: idsOf(plan, 'month'), year: idsOf(plan, 'year') })
  return {
    currencies: Object.keys({ ...months.solo, ...more.solo }),
    prices: periods.flatMap((period) => [...pricesBy('solo', period), ...pricesBy('studio', period)]),
    /** As a tenant's settings have them. */
    plans: {
      solo: { name: 'Solo', prices: sold('solo') },
      studio: {
        name: { en: 'Studio', he: 'סטודיו' },
        prices: sold('studio'),
        smaller: 'solo',
        loses: ['Folders'],
      },
    },
  }
}
