/** What keeping customers gives back, against what it costs and what replacing them would (S1.2). */

/** Winning a customer is said to cost this many times what keeping one does; in some trades up to the last (S1.2). */
export const replacing = { low: 6, high: 10, most: 20 }

/** Money in minor units of one currency. */
export interface Kept {
  /** Customers who stay because of the offers; an estimate, so it may have fractions. */
  saved: number
  /** What one of them pays a month. */
  monthly: number
  margin: number
  /** Months one of them is expected to stay. */
  months: number
  /** All offers that were taken, also by those who left later. */
  offers: number
  /** Running the process: people, tools, fees. */
  process: number
}

export interface Return {
  value: number
  cost: number
  /** (value − cost) ÷ cost; null where it cost nothing. */
  ratio: number | null
  /** What keeping one customer cost; null where none was saved. */
  keeping: number | null
}

/** ROI = (profit expected of the truly saved − cost of offers and process) ÷ that cost. A ratio of estimates, without a range. */
export function returnOf({ saved, monthly, margin, months, offers, process }: Kept): Return {
  const value = Math.round(saved * monthly * (margin / 100) * months)
  const cost = offers + process
  return {
    value,
    cost,
    ratio: cost > 0 ? (value - cost) / cost : null,
    keeping: saved > 0 ? Math.round(cost / saved) : null,
  }
}

/** What it would have cost to win others in their place: by the tenant's own figure, or by the multiples above. */
export function replacementOf(saved: number, { keeping }: Return, acquisition: number | null) {
  const gone = Math.max(0, saved)
  if (acquisition !== null) {
    const times = keeping !== null && keeping > 0 ? acquisition / keeping : null
    return { type: 'own', cost: Math.round(gone * acquisition), times } as const
  }
  if (keeping === null) return null
  const at = (times: number) => Math.round(gone * keeping * times)
  return { type: 'usual', low: at(replacing.low), high: at(replacing.high) } as const
}
