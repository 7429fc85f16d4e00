import { found, monthsLater, Refusal, type Books } from './books.ts'
import type { Body } from './body.ts'
import {
  isOver,
  scheduleObject,
  type PhaseObject,
  type ScheduleObject,
  type SubscriptionObject,
} from './objects.ts'
import { release } from './time.ts'

export function create(books: Books, { from_subscription }: Body): ScheduleObject {
  const subscription = found(books.subscriptions, from_subscription ?? '', 'from_subscription')
  if (subscription.schedule !== null) throw new Refusal(undefined, 'from_subscription')
  if (isOver(subscription)) throw new Refusal(undefined, 'from_subscription')
  const schedule = scheduleObject(books.id('sub_sched'), subscription, books.now)
  const { current_period_start: start_date, current_period_end: end_date } = subscription.items.data[0]!
  schedule.phases = [phaseNow(subscription, start_date, end_date)]
  schedule.current_phase = { start_date, end_date }
  books.schedules.set(schedule.id, schedule)
  subscription.schedule = schedule.id
  books.wrote('schedule', subscription.customer)
  return schedule
}

const phaseNow = (subscription: SubscriptionObject, start_date: number, end_date: number): PhaseObject => ({
  ...blank(subscription.currency),
  discounts: subscription.discounts.map((discount) => ({ coupon: null, discount, promotion_code: null })),
  start_date,
  end_date,
  items: subscription.items.data.map(({ price: { id }, quantity }) => ({
    discounts: [],
    metadata: {},
    plan: id,
    price: id,
    ...(quantity !== undefined && { quantity }),
  })),
})

const blank = (currency: string) => ({
  billing_cycle_anchor: null,
  collection_method: null,
  currency,
  default_payment_method: null,
  description: null,
  metadata: {},
  proration_behavior: 'none',
  trial_end: null,
})

export function update(books: Books, id: string, { phases, end_behavior, metadata }: Body): ScheduleObject {
  const schedule = found(books.schedules, id, 'schedule')
  if (schedule.status !== 'active') throw new Refusal(undefined, 'schedule')
  const subscription = found(books.subscriptions, schedule.subscription ?? '', 'schedule')
  const now = schedule.current_phase
  if (phases) {
    const [first] = phases
    // What has begun stays begun: the phase that runs must be sent with its own beginning.
    if (first?.start_date !== now?.start_date) throw new Refusal(undefined, 'phases')
    schedule.phases = phased(books, phases, subscription)
    const [current] = schedule.phases
    if (current) schedule.current_phase = { start_date: current.start_date, end_date: current.end_date }
  }
  schedule.end_behavior = end_behavior ?? schedule.end_behavior
  Object.assign(schedule.metadata, metadata)
  const prices = schedule.phases.map(({ items }) => items[0]?.price).join(' ')
  if (phases)
    books.wrote(schedule.end_behavior === 'cancel' ? 'cancel' : 'switch', subscription.customer, prices)
  return schedule
}

type Sent = NonNullable<Body['phases']>[number]

function phased(books: Books, phases: Sent[], subscription: SubscriptionObject): PhaseObject[] {
  let from = 0
  return phases.map(({ start_date, end_date, duration, items, discounts, metadata }) => {
    const start = typeof start_date === 'number' ? start_date : from
    const months = (duration?.interval === 'year' ? 12 : 1) * (duration?.interval_count ?? 1)
    from = typeof end_date === 'number' ? end_date : monthsLater(start, months)
    for (const { price } of items) found(books.prices, price ?? '', 'phases')
    return {
      ...blank(subscription.currency),
      start_date: start,
      end_date: from,
      metadata: { ...(metadata as Record<string, string> | undefined) },
      discounts: (discounts || []).map(({ coupon = null, discount = null }) => ({
        coupon,
        discount,
        promotion_code: null,
      })),
      items: items.map(({ price = '', quantity }) => ({
        discounts: [],
        metadata: {},
        plan: price,
        price,
        ...(quantity !== undefined && { quantity }),
      })),
    }
  })
}

export function released(books: Books, id: string): ScheduleObject {
  const schedule = found(books.schedules, id, 'schedule')
  const subscription = found(books.subscriptions, schedule.subscription ?? '', 'schedule')
  release(schedule, subscription, books.now)
  books.wrote('take_back', subscription.customer)
  return schedule
}
