import { percentOf, type Money } from '#shared/money.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { unsaid } from '#shared/rules/unsaid.ts'
import { otherPeriod, smallerPlan } from '../plans.ts'
import { creditIn, keepsOn, type Keeps } from './marks.ts'
import { fromPaddle } from './money.ts'
import {
  endOf,
  isOver,
  isOwing,
  isPaused,
  listPrice,
  namedItem,
  paidUntil,
  periodOf,
  recurringItems,
  type Standing,
} from './read.ts'
import type { PaddleSettings } from './settings.ts'
import type { Item, PaddleSubscription } from './shapes.ts'
import { dayAt } from './time.ts'

/** What a customer has now, as far as an offer can be worked out from it. */
export interface Sold {
  item: Item
  plan: string
  period: Facts['period']
  /** Before discounts, in Paddle's unit. */
  list: number
  /** What was switched already, and stays until its day. */
  keeps: Keeps | null
}

/** Null where it cannot be said; no offer is made then, and leaving goes on as ever. */
export function soldOf(
  subscription: PaddleSubscription,
  settings: PaddleSettings,
  today: string,
): Sold | null {
  const named = namedItem(subscription, settings.plans)
  const period = named && periodOf(named.item)
  const list = listPrice(subscription.recurring_transaction_details)
  if (named === null || period === null || list === null || isOver(subscription)) return null
  const keeps = keepsOn(subscription, today)
  const has = keeps && { plan: keeps.plan, period: keeps.period, list: keeps.price }
  return { ...named, period, list, ...has, keeps }
}

/** The prices to be worked out before the facts can be told: those that Paddle would take now. */
export function pricesToWorkOut(
  subscription: PaddleSubscription,
  { plan: id, period, keeps }: Sold,
  { plans, keepsPaidPlan }: PaddleSettings,
): { smaller: string | null; other: string | null } {
  const plan = plans[id]
  const { status, scheduled_change, currency_code, discount } = subscription
  if (!plan || status !== 'active' || scheduled_change !== null || keeps)
    return { smaller: null, other: null }
  const smaller = plan.smaller === null ? undefined : plans[plan.smaller]?.prices[period][currency_code]
  const isAlone = recurringItems(subscription).length === 1 && discount === null
  return {
    smaller: keepsPaidPlan ? (smaller ?? null) : null,
    other: isAlone ? (plan.prices[otherPeriod[period]][currency_code] ?? null) : null,
  }
}

interface Found {
  name: string | null
  standing: Standing | null
  smaller: number | null
  other: number | null
}

export function factsOf(
  subscription: PaddleSubscription,
  sold: Sold,
  found: Found,
  { plans }: PaddleSettings,
): Facts {
  const plan = plans[sold.plan]
  const money = (amount: number): Money => fromPaddle(amount, subscription.currency_code)
  return {
    ...unsaid,
    name: found.name,
    plan: { id: sold.plan, name: plan?.name ?? sold.plan },
    period: sold.period,
    price: money(priceNow(subscription, sold, found.standing)),
    since: dayAt(subscription.started_at ?? subscription.created_at),
    periodEnd: dayAt(paidUntil(subscription)),
    status: statusOf(subscription),
    smallerPlan: smallerPlan(plan, found.smaller === null ? null : money(found.smaller), plans),
    otherPeriod:
      found.other === null ? null : { period: otherPeriod[sold.period], price: money(found.other) },
  }
}

function statusOf(subscription: PaddleSubscription): Facts['status'] {
  if (endOf(subscription) !== null) return 'cancelling'
  if (isOwing(subscription)) return 'past_due'
  return subscription.status === 'trialing' ? 'trialing' : 'active'
}

/** What the next period costs as it stands: nothing while it is paused, and less by the discount on it. */
function priceNow(subscription: PaddleSubscription, { list }: Sold, standing: Standing | null): number {
  if (isPaused(subscription)) return 0
  // One for some products only, or by the seat, is left out: rather a price too high than one that is not paid.
  if (standing === null || standing.discount.restrict_to?.length) return list
  const { type, amount, currency_code } = standing.discount
  if (type === 'percentage') return list - percentOf(list, Number(amount))
  if (type !== 'flat' || currency_code !== subscription.currency_code) return list
  return Math.max(0, list - (Number(amount) - creditIn(subscription)))
}
