import type { Subscription } from '#shared/engine/change.ts'
import { addMonths } from '#shared/rules/derived.ts'
import { planWithPrice, type Plans } from '../plans.ts'
import { benefitOn } from './marks.ts'
import { fromChargebee } from './money.ts'
import type { Account, ChargebeeCustomer, ChargebeeSubscription, Discount, Item } from './shapes.ts'

export const dayAt = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)

/** Up to when everything is paid, in seconds; on trial, when that ends. */
export function periodEndOf(subscription: ChargebeeSubscription): number {
  const { status, trial_end, current_term_end, next_billing_at, pause_date, cancelled_at } = subscription
  const onTrial = status === 'in_trial' ? trial_end : undefined
  return onTrial ?? current_term_end ?? next_billing_at ?? pause_date ?? cancelled_at ?? 0
}

/** When it ends, in seconds; null where it goes on. On trial the status says nothing of an end that is to come. */
export function endOf(subscription: ChargebeeSubscription): number | null {
  const { status, cancelled_at } = subscription
  if (isOver(subscription) || status === 'non_renewing') return cancelled_at ?? periodEndOf(subscription)
  return status === 'in_trial' ? (cancelled_at ?? null) : null
}

export const isOver = ({ status }: ChargebeeSubscription): boolean =>
  status === 'cancelled' || status === 'transferred'

/** Paused, or to be with the end of the term: nothing more is charged until it resumes. */
export const isPaused = ({ status, pause_date }: ChargebeeSubscription): boolean =>
  status === 'paused' || (status === 'active' && pause_date !== undefined)

/** A payment is open: no discount is a reward for a debt. */
export const isOwing = ({ due_invoices_count }: ChargebeeSubscription): boolean => due_invoices_count > 0

export const hasContract = ({ contract_term }: ChargebeeSubscription): boolean =>
  contract_term?.status === 'active'

/** A subscription has one plan; the rest are add-ons and single charges. */
export function planItem({ subscription_items: items }: ChargebeeSubscription): Item {
  const item = items.find(({ item_type }) => item_type === 'plan') ?? items[0]
  if (!item) throw new Error('a subscription without an item')
  return item
}

export const isAlone = ({ subscription_items }: ChargebeeSubscription): boolean =>
  subscription_items.length === 1

/** Null where it is neither month nor year. */
export function periodOf(subscription: ChargebeeSubscription): 'month' | 'year' | null {
  const { billing_period: count, billing_period_unit: unit } = subscription
  return count === 1 && (unit === 'month' || unit === 'year') ? unit : null
}

/** What one period costs before discounts, in Chargebee's unit; null where a part of it depends on use. */
export function listPrice({ subscription_items }: ChargebeeSubscription): number | null {
  return subscription_items
    .filter(({ item_type, billing_period_unit }) => item_type !== 'charge' && !billing_period_unit)
    .reduce<number | null>((sum, { amount, metered_quantity }) => {
      const isFixed = amount !== undefined && metered_quantity === undefined
      return sum === null || !isFixed ? null : sum + amount
    }, 0)
}

/** As the port tells it. Tolerant: what was cancelled must be seen to be cancelled, whatever it was. */
export function subscriptionOf(
  { subscription, customer, discounts, next }: Account,
  plans: Plans,
): Subscription {
  const { currency_code: currency, resume_date } = subscription
  const item = planItem(subscription)
  const end = endOf(subscription)
  const periodEnd = dayAt(periodEndOf(subscription))
  const nextItem = next && planItem(next)
  const isOther = nextItem !== null && nextItem.item_price_id !== item.item_price_id
  return {
    plan: idOf(item.item_price_id, plans),
    price: fromChargebee(listPrice(subscription) ?? 0, currency),
    period: periodOf(subscription) ?? 'month',
    status: statusOf(subscription),
    periodEnd: end !== null && dayAt(end) < periodEnd ? dayAt(end) : periodEnd,
    endsOn: end === null ? null : dayAt(end),
    ...(end !== null && isForDebt(subscription) && { endedBy: 'payment' as const }),
    ...(isOver(subscription) && { over: true as const }),
    resumesOn: end === null && resume_date !== undefined ? dayAt(resume_date) : null,
    nextPlan: isOther ? idOf(nextItem.item_price_id, plans) : null,
    nextPeriod: isOther ? periodOf(next ?? subscription) : null,
    discount: discountIn(discounts, subscription),
    credit: creditOf(customer, currency),
    benefit: benefitOn(subscription),
  }
}

/** Of other ends nobody says whose doing they are. */
const isForDebt = ({ cancel_reason }: ChargebeeSubscription): boolean =>
  cancel_reason === 'not_paid' || cancel_reason === 'no_card'

/** What is no plan of the tenant's goes by the price's own name. */
const idOf = (price: string, plans: Plans): string => planWithPrice(price, plans) ?? price.slice(0, 64)

function statusOf(subscription: ChargebeeSubscription): Subscription['status'] {
  if (endOf(subscription) !== null) return 'cancelling'
  if (isPaused(subscription)) return 'paused'
  if (isOwing(subscription)) return 'past_due'
  return subscription.status === 'in_trial' ? 'trialing' : 'active'
}

/** What Chargebee will take off the next invoices. */
function creditOf(customer: ChargebeeCustomer, currency: string): Subscription['credit'] {
  const { balances, promotional_credits, preferred_currency_code = currency } = customer
  const own = preferred_currency_code === currency ? promotional_credits : 0
  const balance = balances.find(({ currency_code }) => currency_code === currency)
  const credits = balance?.promotional_credits ?? own
  return credits > 0 ? fromChargebee(credits, currency) : null
}

/** The latest that was given; how many periods it has left is counted from its end. */
function discountIn(
  discounts: readonly Discount[],
  subscription: ChargebeeSubscription,
): Subscription['discount'] {
  const [latest] = discounts.toSorted((a, b) => b.created_at - a.created_at || b.index - a.index)
  if (latest === undefined) return null
  const cyclesLeft = latest.duration_type === 'one_time' ? 1 : cyclesUntil(latest.apply_till, subscription)
  if (latest.type === 'percentage') return { percent: Math.round(latest.percentage ?? 0), cyclesLeft }
  if (latest.type !== 'fixed_amount') return null
  const currency = latest.currency_code ?? subscription.currency_code
  return { amount: fromChargebee(latest.amount ?? 0, currency), cyclesLeft }
}

function cyclesUntil(end: number | undefined, subscription: ChargebeeSubscription): number {
  if (end === undefined) return 1
  const months = periodOf(subscription) === 'year' ? 12 : 1
  const until = dayAt(end)
  let cycles = 0
  for (let at = dayAt(periodEndOf(subscription)); at < until && cycles < 120; at = addMonths(at, months))
    cycles++
  return Math.max(1, cycles)
}
