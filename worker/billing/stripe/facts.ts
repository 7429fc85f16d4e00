import { percentOf, type Money } from '#shared/money.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { unsaid } from '#shared/rules/unsaid.ts'
import { otherPeriod, smallerPlan } from '../plans.ts'
import { fromStripe } from './money.ts'
import {
  couponOf,
  dayAt,
  discountsOn,
  endOf,
  isOver,
  isOwing,
  isPaused,
  listPrice,
  namedItem,
  periodEndOf,
} from './read.ts'
import type { StripeSettings } from './settings.ts'
import type { Item, Price, StripeSubscription } from './shapes.ts'

/** What a customer has now, as far as an offer can be worked out from it. */
interface Sold {
  item: Item
  plan: string
  period: Facts['period']
  /** Before discounts, in Stripe's unit. */
  list: number
}

/**
 * Null where it cannot be said: no plan of the tenant's, a period that is neither month nor year, a price that
 * depends on use. No offer is made then, and leaving goes on as ever.
 */
export function soldOf(subscription: StripeSubscription, { plans }: StripeSettings): Sold | null {
  const named = namedItem(subscription, plans)
  if (named === null || isOver(subscription)) return null
  const { recurring } = named.item.price
  const period = recurring?.interval
  if (recurring?.interval_count !== 1 || (period !== 'month' && period !== 'year')) return null
  const list = listPrice(subscription, named.item)
  return list === null ? null : { ...named, period, list }
}

/** The prices to be looked up before the facts can be told. A subscription under a schedule changes already. */
export function pricesToLookUp(subscription: StripeSubscription, sold: Sold, { plans }: StripeSettings) {
  const plan = plans[sold.plan]
  const code = subscription.currency.toUpperCase()
  if (!plan || subscription.schedule !== null) return { smaller: null, other: null }
  const smaller = plan.smaller === null ? undefined : plans[plan.smaller]?.prices[sold.period][code]
  // A year beside items by the month would be two periods on one invoice.
  const isAlone = subscription.items.data.length === 1
  return {
    smaller: smaller ?? null,
    other: isAlone ? (plan.prices[otherPeriod[sold.period]][code] ?? null) : null,
  }
}

export function factsOf(
  subscription: StripeSubscription,
  sold: Sold,
  found: { smaller: Price | null; other: Price | null },
  settings: StripeSettings,
): Facts {
  const plan = settings.plans[sold.plan]
  const inTotal = (price: Price | null): Money | null => {
    const amount = price && totalWith(subscription, sold, price)
    return amount === null ? null : fromStripe(amount, subscription.currency)
  }
  const smaller = inTotal(found.smaller)
  const otherPrice = inTotal(found.other)
  const end = endOf(subscription)
  return {
    ...unsaid,
    name: subscription.customer.name ?? null,
    plan: { id: sold.plan, name: plan?.name ?? sold.plan },
    period: sold.period,
    price: fromStripe(priceNow(subscription, sold), subscription.currency),
    since: dayAt(subscription.start_date),
    periodEnd: dayAt(Math.min(end ?? Infinity, periodEndOf(subscription))),
    status: statusOf(subscription),
    smallerPlan: smallerPlan(plan, smaller, settings.plans),
    otherPeriod: otherPrice && { period: otherPeriod[sold.period], price: otherPrice },
  }
}

function totalWith(subscription: StripeSubscription, { item }: Sold, price: Price): number | null {
  const instead = { ...price, recurring: item.price.recurring }
  return listPrice(subscription, item, instead)
}

function statusOf(subscription: StripeSubscription): Facts['status'] {
  if (endOf(subscription) !== null) return 'cancelling'
  if (isOwing(subscription)) return 'past_due'
  return subscription.status === 'trialing' ? 'trialing' : 'active'
}

/** What the next period costs as it stands: nothing while it is paused, and less by the discounts on it. */
function priceNow(subscription: StripeSubscription, { list }: Sold): number {
  if (isPaused(subscription)) return 0
  return discountsOn(subscription).reduce((price, discount) => {
    const coupon = couponOf(discount)
    // One for some products only is left out: rather a price too high than one that is not paid.
    if (!coupon || coupon.applies_to) return price
    if (coupon.percent_off !== null) return price - percentOf(price, coupon.percent_off)
    return coupon.currency === subscription.currency ? Math.max(0, price - (coupon.amount_off ?? 0)) : price
  }, list)
}
