/** What time does to a subscription at Stripe: periods renew, discounts run out, phases follow, ends come. */
import { monthsLater, type Books } from './books.ts'
import { bill } from './invoices.ts'
import { isOver, type PhaseObject, type ScheduleObject, type SubscriptionObject } from './objects.ts'

export function settle(books: Books): void {
  for (const subscription of books.subscriptions.values()) {
    while (step(books, subscription)) continue
    const { pause_collection } = subscription
    if (pause_collection?.resumes_at && pause_collection.resumes_at <= books.now)
      subscription.pause_collection = null
    subscription.discounts = subscription.discounts.filter((id) => {
      const end = books.discounts.get(id)?.end ?? null
      return end === null || end > books.now
    })
  }
}

/** The next thing that is due; false where nothing is. */
function step(books: Books, subscription: SubscriptionObject): boolean {
  if (isOver(subscription)) return false
  const schedule = books.schedules.get(subscription.schedule ?? '')
  const phaseEnd = schedule?.current_phase?.end_date ?? Infinity
  const periodEnd = Math.min(...subscription.items.data.map((item) => item.current_period_end))
  const next = Math.min(subscription.cancel_at ?? Infinity, phaseEnd, periodEnd)
  if (next > books.now) return false
  if (next === subscription.cancel_at) end(subscription, next)
  else if (schedule && next === phaseEnd) nextPhase(books, subscription, schedule, next)
  else renew(books, subscription, next)
  return true
}

export function end(subscription: SubscriptionObject, at: number): void {
  Object.assign(subscription, {
    status: 'canceled',
    ended_at: at,
    canceled_at: subscription.canceled_at ?? at,
  })
}

function renew(books: Books, subscription: SubscriptionObject, at: number): void {
  moveOn(subscription, at)
  billed(books, subscription, at)
}

/** A discount for one bill goes with it. */
function billed(books: Books, subscription: SubscriptionObject, at: number): void {
  bill(books, subscription, at)
  subscription.discounts = subscription.discounts.filter(
    (id) => books.coupons.get(books.discounts.get(id)?.source.coupon ?? '')?.duration !== 'once',
  )
}

function moveOn(subscription: SubscriptionObject, at: number): void {
  if (subscription.status === 'trialing') subscription.status = 'active'
  for (const item of subscription.items.data.filter(({ current_period_end }) => current_period_end <= at)) {
    item.current_period_start = item.current_period_end
    const months = item.price.recurring.interval === 'year' ? 12 : 1
    item.current_period_end = monthsLater(item.current_period_start, months)
  }
}

function nextPhase(
  books: Books,
  subscription: SubscriptionObject,
  schedule: ScheduleObject,
  at: number,
): void {
  const next = schedule.phases.find(({ start_date }) => start_date >= at)
  if (next) return enter(books, subscription, schedule, next)
  schedule.current_phase = null
  if (schedule.end_behavior === 'cancel') {
    schedule.status = 'completed'
    end(subscription, at)
  } else release(schedule, subscription, at)
}

export function release(schedule: ScheduleObject, subscription: SubscriptionObject, at: number): void {
  const released = { status: 'released', released_at: at, released_subscription: subscription.id }
  Object.assign(schedule, { ...released, subscription: null, current_phase: null })
  subscription.schedule = null
}

function enter(
  books: Books,
  subscription: SubscriptionObject,
  schedule: ScheduleObject,
  phase: PhaseObject,
): void {
  schedule.current_phase = { start_date: phase.start_date, end_date: phase.end_date }
  Object.assign(subscription.metadata, phase.metadata)
  moveOn(subscription, phase.start_date)
  phase.items.forEach(({ price, quantity }, index) => {
    const item = subscription.items.data[index]
    const to = books.prices.get(price)
    if (!item || !to) return
    const months = to.recurring.interval === 'year' ? 12 : 1
    Object.assign(item, { price: to, quantity, plan: { id: to.id, object: 'plan' } })
    item.current_period_start = phase.start_date
    item.current_period_end = monthsLater(phase.start_date, months)
  })
  billed(books, subscription, phase.start_date)
}
