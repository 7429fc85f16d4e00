import type { Subscription } from '#shared/engine/change.ts'
import type { Money } from '#shared/money.ts'
import { addMonths } from '#shared/rules/derived.ts'
import { startOf } from '../days.ts'
import { benefitIn } from '../marks.ts'
import { planWithPrice } from '../plans.ts'
import { isCoupon } from './marks.ts'
import { fromStripe } from './money.ts'
import type { StripeSettings } from './settings.ts'
import type { Coupon, Discount, Item, Phase, Price, Schedule, StripeSubscription } from './shapes.ts'

export const dayAt = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)

/** Periods stand on items and may differ; the earliest end is the day up to which everything is paid. */
export const periodEndOf = ({ items }: StripeSubscription): number =>
  Math.min(...items.data.map(({ current_period_end }) => current_period_end))

export const periodsDiffer = ({ items }: StripeSubscription): boolean =>
  new Set(items.data.map(({ current_period_end }) => current_period_end)).size > 1

/** When it ends, in seconds; null where it goes on. A schedule that ends with a cancellation is one. */
export function endOf(subscription: StripeSubscription): number | null {
  const { ended_at, cancel_at, cancel_at_period_end, schedule } = subscription
  if (isOver(subscription)) return ended_at ?? periodEndOf(subscription)
  if (cancel_at !== null) return cancel_at
  if (cancel_at_period_end) return periodEndOf(subscription)
  if (schedule?.end_behavior !== 'cancel') return null
  return schedule.phases.at(-1)?.end_date ?? null
}

export const isOver = ({ status }: StripeSubscription): boolean =>
  status === 'canceled' || status === 'incomplete_expired'

export const isPaused = ({ status, pause_collection }: StripeSubscription): boolean =>
  status === 'paused' || pause_collection !== null

/** A payment is open: no discount is a reward for a debt. */
export const isOwing = ({ status }: StripeSubscription): boolean =>
  status === 'past_due' || status === 'unpaid' || status === 'incomplete'

/** The one item that is the plan, and which plan; null where it cannot be told. Others are add-ons and stay. */
export function namedItem(
  { items }: StripeSubscription,
  plans: StripeSettings['plans'],
): { item: Item; plan: string } | null {
  const named = items.data.flatMap((item) => {
    const plan = planWithPrice(item.price.id, plans)
    return plan === null ? [] : [{ item, plan }]
  })
  const [one] = named
  return one !== undefined && named.length === 1 && !items.has_more ? one : null
}

/** The named item or, where none can be told, the first: a subscription has at least one. */
export function mainItem(subscription: StripeSubscription, plans: StripeSettings['plans']): Item {
  const item = namedItem(subscription, plans)?.item ?? subscription.items.data[0]
  if (!item) throw new Error('a subscription without an item')
  return item
}

/** In a currency, in Stripe's unit; null where it depends on use. */
export function amountIn(price: Price, currency: string): number | null {
  return price.currency === currency
    ? price.unit_amount
    : (price.currency_options?.[currency]?.unit_amount ?? null)
}

/** What all items billed with this one cost a period, before discounts; null where one of them depends on use. */
export function listPrice(
  { items, currency }: StripeSubscription,
  with_: Item,
  instead?: Price,
): number | null {
  const interval = with_.price.recurring?.interval
  return items.data
    .filter(({ price }) => price.recurring?.interval === interval)
    .reduce<number | null>((sum, { id, price, quantity = 1 }) => {
      const each = amountIn(id === with_.id && instead ? instead : price, currency)
      return sum === null || each === null ? null : sum + each * quantity
    }, 0)
}

/** Those that stand: the subscription's own or, where it has none, the customer's. One hides the other. */
export function discountsOn({ discounts, customer }: StripeSubscription): Discount[] {
  return discounts.length > 0 || !customer.discount ? discounts : [customer.discount]
}

export const couponOf = ({ source: { coupon } }: Discount): Coupon | null =>
  typeof coupon === 'object' ? coupon : null

export const couponIdOf = ({ source: { coupon } }: Discount): string | null =>
  typeof coupon === 'object' ? (coupon?.id ?? null) : coupon

/** As the port tells it. Tolerant: what was cancelled must be seen to be cancelled, whatever it was. */
export function subscriptionOf(
  subscription: StripeSubscription,
  plans: StripeSettings['plans'],
): Subscription {
  const { currency, customer } = subscription
  const item = mainItem(subscription, plans)
  const end = endOf(subscription)
  const periodEnd = dayAt(periodEndOf(subscription))
  const next = nextPrice(subscription, item)
  return {
    plan: idOf(item.price.id, plans),
    price: fromStripe(listPrice(subscription, item) ?? 0, currency),
    period: item.price.recurring?.interval === 'year' ? 'year' : 'month',
    status: statusOf(subscription),
    periodEnd: end !== null && dayAt(end) < periodEnd ? dayAt(end) : periodEnd,
    endsOn: end === null ? null : dayAt(end),
    ...(end !== null && endedBy(subscription)),
    ...(isOver(subscription) && { over: true as const }),
    resumesOn: resumesOn(subscription),
    nextPlan: next === null ? null : idOf(next, plans),
    nextPeriod: next === null ? null : periodIn(next, plans),
    discount: discountIn(subscription, item),
    credit: creditOf(customer.balance ?? 0, customer.currency ?? currency),
    benefit: benefitIn(subscription.metadata),
  }
}

/** Whose doing an end is; a charge that was disputed is a payment that failed. */
function endedBy({ cancellation_details: said }: StripeSubscription): Pick<Subscription, 'endedBy'> {
  const by = said?.reason ?? ''
  if (by === 'cancellation_requested') return { endedBy: 'wish' }
  return by === 'payment_failed' || by === 'payment_disputed' ? { endedBy: 'payment' } : {}
}

/** What is no plan of the tenant's goes by the price's own name. */
const idOf = (price: string, plans: StripeSettings['plans']): string =>
  planWithPrice(price, plans) ?? price.slice(0, 64)

function statusOf(subscription: StripeSubscription): Subscription['status'] {
  if (endOf(subscription) !== null) return 'cancelling'
  if (isPaused(subscription)) return 'paused'
  if (isOwing(subscription)) return 'past_due'
  return subscription.status === 'trialing' ? 'trialing' : 'active'
}

function resumesOn({ pause_collection }: StripeSubscription): string | null {
  const at = pause_collection?.resumes_at ?? null
  return at === null ? null : dayAt(at)
}

/** A negative balance is what Stripe will take off the next invoices. */
function creditOf(balance: number, currency: string): Money | null {
  return balance < 0 ? fromStripe(-balance, currency) : null
}

/** The price that a later phase puts in the place of the item's; null where none does. */
export function nextPrice({ schedule }: StripeSubscription, { price }: Item): string | null {
  const now = schedule && currentPhase(schedule)
  const next = now && schedule.phases.find(({ start_date }) => start_date > now.start_date)
  const place = now?.items.findIndex((one) => one.price === price.id) ?? -1
  const then = place < 0 ? undefined : next?.items[place]?.price
  return then === undefined || then === price.id ? null : then
}

export const currentPhase = ({ phases, current_phase }: Schedule): Phase | null =>
  phases.find(({ start_date }) => start_date === current_phase?.start_date) ?? null

function periodIn(price: string, plans: StripeSettings['plans']): Subscription['period'] | null {
  const plan = plans[planWithPrice(price, plans) ?? '']
  if (!plan) return null
  const { month, year } = plan.prices
  if (Object.values(year).includes(price)) return 'year'
  return Object.values(month).includes(price) ? 'month' : null
}

/** The latest that was given; how many periods it has left is counted from its end. */
function discountIn({ discounts }: StripeSubscription, item: Item): Subscription['discount'] {
  const isOurs = (one: Discount) => (isCoupon(couponIdOf(one)) ? 1 : 0)
  const latest = discounts.toSorted((a, b) => b.start - a.start || isOurs(b) - isOurs(a))[0]
  const coupon = latest && couponOf(latest)
  if (!latest || !coupon) return null
  const cyclesLeft = cyclesUntil(latest.end, item)
  if (coupon.percent_off !== null) return { percent: Math.round(coupon.percent_off), cyclesLeft }
  if (coupon.amount_off === null || coupon.currency === null) return null
  return { amount: fromStripe(coupon.amount_off, coupon.currency), cyclesLeft }
}

/** Bills before a moment. One on its very day counts by the hour of all bills, as a discount given on such a day does. */
function cyclesUntil(end: number | null, { current_period_end, price }: Item): number {
  if (end === null) return 1
  const months = price.recurring?.interval === 'year' ? 12 : 1
  const hour = current_period_end - startOf(dayAt(current_period_end))
  let cycles = 0
  let day = dayAt(current_period_end)
  for (; startOf(day) + hour < end && cycles < 120; day = addMonths(day, months)) cycles++
  return Math.max(1, cycles)
}
