/** Writes on a subscription, with the rules of Stripe's that have cost others dear. */
import { found, Refusal, type Books } from './books.ts'
import { isOver, itemObject, type SubscriptionObject } from './objects.ts'
import type { Body } from './body.ts'
import { begin } from './openings.ts'
import { end } from './time.ts'

/** What goes through the phases of a schedule, where one is attached. */
const ofSchedule = ['items', 'discounts', 'cancel_at', 'cancel_at_period_end', 'trial_end']
const afterEnd = ['metadata', 'cancellation_details']

export function update(books: Books, id: string, body: Body): SubscriptionObject {
  const subscription = found(books.subscriptions, id, 'id')
  const names = Object.keys(body).filter((name) => name !== 'expand')
  if (isOver(subscription) && names.some((name) => !afterEnd.includes(name)))
    throw new Refusal('resource_missing', 'id', 404)
  // Until the first payment is made, nothing else of it can be changed.
  const more = names.find((name) => name !== 'metadata')
  if (subscription.status === 'incomplete' && more) throw new Refusal(undefined, more)
  const managed = names.find((name) => ofSchedule.includes(name))
  if (subscription.schedule !== null && managed) throw new Refusal(undefined, managed)
  const at = { books, subscription, body }
  for (const part of parts) part(at)
  return subscription
}

interface At {
  books: Books
  subscription: SubscriptionObject
  body: Body
}

const parts: ((at: At) => void)[] = [discounts, items, pause, trial, cancel, details, metadata]

/** Replaces what is there: one that is not sent along is gone. */
function discounts({ books, subscription, body }: At): void {
  if (body.discounts === undefined) return
  const sent = body.discounts || []
  if (sent.length === 0 && body.discounts !== '') return
  subscription.discounts = sent.map(({ coupon, discount }) => {
    if (discount !== undefined) {
      if (!subscription.discounts.includes(discount)) throw new Refusal('resource_missing', 'discounts')
      return discount
    }
    const redeemed = books.redeem(coupon ?? '', subscription)
    books.wrote('discount', subscription.customer)
    return redeemed
  })
}

/** One without an id is a further one. */
function items({ books, subscription, body }: At): void {
  for (const { id, price, quantity } of body.items ?? []) {
    const to = found(books.prices, price ?? '', 'items')
    const there = subscription.items.data.find((item) => item.id === id)
    const [first] = subscription.items.data
    const end = first?.current_period_end ?? 0
    const item = there ?? itemObject(books.id('si'), subscription.id, to, books.now, end)
    if (!there) subscription.items.data.push(item)
    Object.assign(item, { price: to, quantity: quantity ?? item.quantity })
    books.wrote('items', subscription.customer)
  }
}

function pause({ books, subscription, body: { pause_collection: to } }: At): void {
  if (to === undefined) return
  subscription.pause_collection =
    to === '' || to === null ? null : { behavior: to.behavior, resumes_at: to.resumes_at ?? null }
  books.wrote('pause', subscription.customer)
}

function trial({ books, subscription, body: { trial_end: to } }: At): void {
  if (to === undefined) return
  if (to === 'now') return begin(books, subscription, 'past_due')
  if (to <= books.now) throw new Refusal(undefined, 'trial_end')
  Object.assign(subscription, { trial_end: to, status: 'trialing' })
  for (const item of subscription.items.data) item.current_period_end = to
  books.wrote('trial', subscription.customer)
}

function cancel({ books, subscription, body }: At): void {
  const { cancel_at_period_end: withPeriod, cancel_at } = body
  if (withPeriod === undefined && cancel_at === undefined) return
  const ends = subscription.items.data.map((item) => item.current_period_end)
  const at = withPeriod === true || cancel_at === 'min_period_end' ? Math.min(...ends) : cancel_at
  if (withPeriod === false || cancel_at === '') {
    Object.assign(subscription, { cancel_at: null, cancel_at_period_end: false, canceled_at: null })
    subscription.cancellation_details.reason = null
    return books.wrote('take_back', subscription.customer)
  }
  if (typeof at !== 'number' || at <= books.now) throw new Refusal(undefined, 'cancel_at')
  const asked = { cancel_at: at, cancel_at_period_end: withPeriod === true, canceled_at: books.now }
  Object.assign(subscription, asked)
  subscription.cancellation_details.reason = 'cancellation_requested'
  books.wrote('cancel', subscription.customer)
}

function details({ subscription, body: { cancellation_details: said } }: At): void {
  if (said?.feedback) subscription.cancellation_details.feedback = said.feedback
}

function metadata({ books, subscription, body }: At): void {
  if (body.metadata === undefined) return
  Object.assign(subscription.metadata, body.metadata)
  const names = Object.keys(body.metadata).join(' ')
  if (Object.keys(body).length === 1) books.wrote('metadata', subscription.customer, names)
}

export function cancelNow(books: Books, id: string, body: Body): SubscriptionObject {
  const subscription = found(books.subscriptions, id, 'id')
  if (isOver(subscription)) throw new Refusal('resource_missing', 'id', 404)
  const wasNeverPaid = subscription.status === 'incomplete'
  end(subscription, books.now)
  if (wasNeverPaid) subscription.status = 'incomplete_expired'
  details({ books, subscription, body })
  subscription.cancellation_details.reason = 'cancellation_requested'
  books.wrote('cancel', subscription.customer)
  return subscription
}
