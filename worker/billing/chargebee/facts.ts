import { percentOf } from '#shared/money.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { unsaid } from '#shared/rules/unsaid.ts'
import { otherPeriod, planWithPrice, smallerPlan } from '../plans.ts'
import { fromChargebee, isCertain } from './money.ts'
import {
  dayAt,
  endOf,
  hasContract,
  isAlone,
  isOver,
  isOwing,
  isPaused,
  listPrice,
  periodEndOf,
  periodOf,
  planItem,
} from './read.ts'
import type { ChargebeeSettings } from './settings.ts'
import type { Account, ChargebeeCustomer, ChargebeeSubscription, Discount, ItemPrice } from './shapes.ts'

/** What a customer has now, as far as an offer can be worked out from it. */
export interface Sold {
  plan: string
  period: Facts['period']
  /** Before discounts, in Chargebee's unit. */
  list: number
}

/**
 * Null where it cannot be said: no plan of the tenant's, a period that is neither month nor year, a price that depends
 * on use, a currency whose unit is not certain. No offer is made then, and leaving goes on as ever.
 */
export function soldOf(subscription: ChargebeeSubscription, { plans }: ChargebeeSettings): Sold | null {
  const plan = planWithPrice(planItem(subscription).item_price_id, plans)
  const period = periodOf(subscription)
  const list = listPrice(subscription)
  if (plan === null || period === null || list === null) return null
  return isOver(subscription) || !isCertain(subscription.currency_code) ? null : { plan, period, list }
}

/** The prices to be looked up before the facts can be told. What is to change already is not changed again. */
export function pricesToLookUp(
  subscription: ChargebeeSubscription,
  sold: Sold,
  { plans }: ChargebeeSettings,
) {
  const plan = plans[sold.plan]
  if (!plan || subscription.has_scheduled_changes) return { smaller: null, other: null }
  const { currency_code: code } = subscription
  const smaller = plan.smaller === null ? undefined : plans[plan.smaller]?.prices[sold.period][code]
  return {
    smaller: smaller ?? null,
    // Add-ons have periods of their own, which must fit the plan's.
    other: isAlone(subscription) ? (plan.prices[otherPeriod[sold.period]][code] ?? null) : null,
  }
}

export function factsOf(
  { subscription, customer, discounts }: Account,
  sold: Sold,
  found: { smaller: ItemPrice | null; other: ItemPrice | null },
  settings: ChargebeeSettings,
): Facts {
  const { currency_code: currency, contract_term } = subscription
  const plan = settings.plans[sold.plan]
  const [smaller, otherPrice] = [found.smaller, found.other].map((price) => {
    const amount = price && totalWith(subscription, sold, price)
    return amount === null ? null : fromChargebee(amount, currency)
  })
  const end = endOf(subscription)
  const since = subscription.started_at ?? subscription.created_at
  return {
    ...unsaid,
    name: nameOf(customer),
    plan: { id: sold.plan, name: plan?.name ?? sold.plan },
    period: sold.period,
    price: fromChargebee(priceNow(subscription, discounts, sold.list), currency),
    since: since === undefined ? null : dayAt(since),
    periodEnd: dayAt(Math.min(end ?? Infinity, periodEndOf(subscription))),
    status: statusOf(subscription),
    contractEnd: contract_term && hasContract(subscription) ? dayAt(contract_term.contract_end) : null,
    smallerPlan: smallerPlan(plan, smaller ?? null, settings.plans),
    otherPeriod: otherPrice ? { period: otherPeriod[sold.period], price: otherPrice } : null,
  }
}

function nameOf({ first_name, last_name }: ChargebeeCustomer): string | null {
  const name = [first_name, last_name].filter(Boolean).join(' ')
  return name === '' ? null : name.slice(0, 200)
}

/** The same with another price in the plan's place; null where that depends on use or is of another currency. */
function totalWith(subscription: ChargebeeSubscription, { list }: Sold, price: ItemPrice): number | null {
  const { amount = 0, quantity = 1 } = planItem(subscription)
  const { pricing_model, price: each, currency_code } = price
  const isPlain = pricing_model === 'flat_fee' || pricing_model === 'per_unit'
  if (!isPlain || each === undefined || currency_code !== subscription.currency_code) return null
  return list - amount + each * (pricing_model === 'per_unit' ? quantity : 1)
}

function statusOf(subscription: ChargebeeSubscription): Facts['status'] {
  if (endOf(subscription) !== null) return 'cancelling'
  if (isOwing(subscription)) return 'past_due'
  return subscription.status === 'in_trial' ? 'trialing' : 'active'
}

/** What the next period costs as it stands: nothing while it is paused, and less by the discounts on it. */
function priceNow(subscription: ChargebeeSubscription, discounts: readonly Discount[], list: number): number {
  if (isPaused(subscription)) return 0
  const next = periodEndOf(subscription)
  return discounts
    .filter(({ apply_till }) => apply_till === undefined || apply_till >= next)
    .reduce((price, discount) => Math.max(0, price - offOf(discount, price, subscription)), list)
}

/** One that is for some item only is taken of that item, where the subscription has it. */
function offOf(
  discount: Discount,
  price: number,
  { subscription_items, currency_code }: ChargebeeSubscription,
): number {
  const item = subscription_items.find(({ item_price_id }) => item_price_id === discount.item_price_id)
  const of = discount.apply_on === 'invoice_amount' ? price : (item?.amount ?? 0)
  if (discount.type === 'percentage') return percentOf(of, discount.percentage ?? 0)
  const isAmount =
    discount.type === 'fixed_amount' && (discount.currency_code ?? currency_code) === currency_code
  return isAmount ? Math.min(of, discount.amount ?? 0) : 0
}
