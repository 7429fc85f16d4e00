import type { Subscription } from '#shared/engine/change.ts'
import type { Money } from '#shared/money.ts'
import { addMonths } from '#shared/rules/derived.ts'
import { planWithPrice, type Plans } from '../plans.ts'
import { benefitOn, creditIn, keepsOn } from './marks.ts'
import { fromPaddle } from './money.ts'
import type { Details, Discount, Item, PaddleSubscription } from './shapes.ts'
import { at, dayAt } from './time.ts'

export const isOver = ({ status }: PaddleSubscription): boolean => status === 'canceled'

/** A payment is open: no discount is a reward for a debt, and Paddle takes no change but to leave. */
export const isOwing = ({ status }: PaddleSubscription): boolean => status === 'past_due'

/** Also where the pause is to begin with the next period. */
export const isPaused = ({ status, scheduled_change }: PaddleSubscription): boolean =>
  status === 'paused' || scheduled_change?.action === 'pause'

/** When it ends; null where it goes on. */
export function endOf(subscription: PaddleSubscription): string | null {
  const { canceled_at, scheduled_change } = subscription
  if (isOver(subscription)) return canceled_at ?? paidUntil(subscription)
  return scheduled_change?.action === 'cancel' ? scheduled_change.effective_at : null
}

/** Up to when everything is paid. Paddle knows no next bill once an end or a pause is laid; then that is the moment. */
export function paidUntil(subscription: PaddleSubscription): string {
  const { next_billed_at, scheduled_change, current_billing_period, canceled_at, created_at } = subscription
  const laid = scheduled_change && scheduled_change.action !== 'resume' ? scheduled_change.effective_at : null
  return next_billed_at ?? laid ?? current_billing_period?.ends_at ?? canceled_at ?? created_at
}

/** When a pause is over; null where nobody has said. */
export function resumesAt({ scheduled_change }: PaddleSubscription): string | null {
  if (scheduled_change?.action === 'resume') return scheduled_change.effective_at
  return scheduled_change?.action === 'pause' ? scheduled_change.resume_at : null
}

export const recurringItems = ({ items }: Pick<PaddleSubscription, 'items'>): Item[] =>
  items.filter(({ recurring }) => recurring)

/** The one item that is the plan, and which plan; null where it cannot be told. Others are add-ons and stay. */
export function namedItem(
  subscription: PaddleSubscription,
  plans: Plans,
): { item: Item; plan: string } | null {
  const named = recurringItems(subscription).flatMap((item) => {
    const plan = planWithPrice(item.price.id, plans)
    return plan === null ? [] : [{ item, plan }]
  })
  const [one] = named
  return one !== undefined && named.length === 1 ? one : null
}

/** A month or a year; null for any other period. */
export function periodOf({ price: { billing_cycle } }: Item): 'month' | 'year' | null {
  const { interval, frequency } = billing_cycle ?? {}
  return frequency === 1 && (interval === 'month' || interval === 'year') ? interval : null
}

/** What a period comes to for the customer, taxes and all, before any discount; null where Paddle works out none. */
export function listPrice(details: Details | null): number | null {
  if (details === null) return null
  return details.line_items.reduce((sum, { totals, tax_rate }) => {
    const isDiscounted = Number(totals.discount) > 0
    return (
      sum +
      (isDiscounted ? Math.round(Number(totals.subtotal) * (1 + Number(tax_rate))) : Number(totals.total))
    )
  }, 0)
}

/** What Paddle keeps of one discount, and how many more bills it is taken off; null where that is over. */
export interface Standing {
  discount: Discount
  /** Infinity where it has no end. */
  left: number
}

export function standingOf(subscription: PaddleSubscription, discount: Discount | null): Standing | null {
  if (discount === null) return null
  const most = discount.recur ? (discount.maximum_recurring_intervals ?? Infinity) : 1
  const left = most - appliedTo(subscription)
  return left > 0 ? { discount, left } : null
}

/** Bills that it was taken off: those from when it began up to the one of the running period. */
function appliedTo({ discount, current_billing_period, items }: PaddleSubscription): number {
  const from = discount?.starts_at
  if (!from || !current_billing_period || at(from) > at(current_billing_period.starts_at)) return 0
  const [first] = items
  const months = first && periodOf(first) === 'year' ? 12 : 1
  const running = dayAt(current_billing_period.starts_at)
  let bills = 1
  while (addMonths(dayAt(from), bills * months) <= running && bills < 240) bills++
  return bills
}

/** As the port tells it. Tolerant: what was cancelled must be seen to be cancelled, whatever it was. */
export function subscriptionOf(
  subscription: PaddleSubscription,
  around: { standing: Standing | null; credited: number; plans: Plans; today: string },
): Subscription {
  const { plans, standing, credited, today } = around
  const { currency_code: currency } = subscription
  const item =
    namedItem(subscription, plans)?.item ?? recurringItems(subscription)[0] ?? subscription.items[0]
  const id = item?.price.id ?? ''
  const now = { plan: planWithPrice(id, plans) ?? id, period: (item && periodOf(item)) ?? 'month' } as const
  const keeps = keepsOn(subscription, today)
  const end = endOf(subscription)
  const list = listPrice(subscription.recurring_transaction_details)
  const resumes = resumesAt(subscription)
  return {
    plan: keeps?.plan ?? now.plan,
    price: fromPaddle(keeps?.price ?? list ?? 0, currency),
    period: keeps?.period ?? now.period,
    status: statusOf(subscription),
    periodEnd: dayAt(paidUntil(subscription)),
    endsOn: end === null ? null : dayAt(end),
    ...(isOver(subscription) && { over: true as const }),
    resumesOn: resumes === null ? null : dayAt(resumes),
    nextPlan: keeps && keeps.plan !== now.plan ? now.plan : null,
    nextPeriod: keeps && keeps.period !== now.period ? now.period : null,
    discount: discountIn(subscription, standing),
    credit: moneyOrNone(credited + creditIn(subscription), currency),
    benefit: benefitOn(subscription),
  }
}

const moneyOrNone = (amount: number, currency: string): Money | null =>
  amount > 0 ? fromPaddle(amount, currency) : null

export function statusOf(subscription: PaddleSubscription): Subscription['status'] {
  if (endOf(subscription) !== null) return 'cancelling'
  if (isPaused(subscription)) return 'paused'
  if (isOwing(subscription)) return 'past_due'
  return subscription.status === 'trialing' ? 'trialing' : 'active'
}

/** Without the part of it that was promised as a credit. */
function discountIn(subscription: PaddleSubscription, standing: Standing | null): Subscription['discount'] {
  if (standing === null) return null
  const { discount, left } = standing
  const cyclesLeft = Number.isFinite(left) ? left : 1
  if (discount.type === 'percentage') return { percent: Math.round(Number(discount.amount)), cyclesLeft }
  const off = Number(discount.amount) - creditIn(subscription)
  if (discount.type !== 'flat' || off <= 0) return null
  return { amount: fromPaddle(off, subscription.currency_code), cyclesLeft }
}
