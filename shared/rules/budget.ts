import type { Money } from '#shared/money.ts'
import type { Budget } from '#shared/playbook/budgets.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'

/** What each budget still has this month, in the customer's currency and in minor units, by its id. */
export type Left = ReadonlyMap<string, number>

/** What is spoken for in one month and one currency, by kind of offer: on the table now, or accepted. */
export type Spent = ReadonlyMap<OfferKind, number>

/** What an offer costs, were it accepted. */
interface Priced {
  kind: OfferKind
  cost: Money
}

/** The calendar month in UTC to which money counts: that in which it is set aside. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

/** A budget without the currency has nothing to spend in it; one that was made smaller may be overdrawn. */
export const leftOf = (budgets: readonly Budget[], spent: Spent, currency: string): Left =>
  new Map(
    budgets.map(({ id, kinds, monthly }) => {
      const mine = [...spent].filter(([kind]) => kinds === null || kinds.includes(kind))
      const given = mine.reduce((sum, [, amount]) => sum + amount, 0)
      return [id, (Object.hasOwn(monthly, currency) ? (monthly[currency] ?? 0) : 0) - given]
    }),
  )

/** As if no money had been spent and none ever ran out: what is not offered then is never offered. */
export const unlimited = (budgets: readonly Budget[]): Left =>
  new Map(budgets.map(({ id }) => [id, Infinity]))

const budgetsOn = ({ kind, cost }: Priced, budgets: readonly Budget[]): Budget[] =>
  cost.amount <= 0 ? [] : budgets.filter(({ kinds }) => kinds === null || kinds.includes(kind))

/** Whether every budget that speaks of the offer can pay for it. */
export const fits = (priced: Priced, budgets: readonly Budget[], left: Left): boolean =>
  budgetsOn(priced, budgets).every(({ id }) => priced.cost.amount <= (left.get(id) ?? 0))

/** Why the tenant's books do not allow an offer; null where they do, or have no say in it. */
export function refusedByBooks(
  priced: Priced,
  budgets: readonly Budget[],
  group: string | null,
  left: Left | null,
): 'over_budget' | 'budget_unknown' | null {
  if (left !== null) return fits(priced, budgets, left) ? null : 'over_budget'
  const isAsked = needsClaim(priced, budgets, group) && priced.cost.amount > 0
  return isAsked ? 'budget_unknown' : null
}

/** Whether an offer must stand in the tenant's books before it is shown: for its money, or for others of the group. */
export const needsClaim = (priced: Priced, budgets: readonly Budget[], group: string | null): boolean =>
  group !== null || budgetsOn(priced, budgets).length > 0
