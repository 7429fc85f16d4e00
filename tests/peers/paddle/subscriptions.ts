/** Writes on a subscription, with the refusals that Paddle's own pages and others' sandboxes tell of. */
import { found, monthsOf, Refusal, type Books } from './books.ts'
import { cancelFields, held, pauseFields, updateFields, type Body } from './fields.ts'
import type { CustomData, ItemObject, SubscriptionObject } from './objects.ts'
import { end } from './time.ts'
import { detailsOf } from './totals.ts'

const lock = 30 * 60_000

function open(books: Books, id: string): SubscriptionObject {
  const subscription = found(books.subscriptions, id)
  if (subscription.status === 'canceled') throw new Refusal('subscription_update_when_canceled')
  const { next_billed_at } = subscription
  if (next_billed_at !== null && Date.parse(next_billed_at) - books.now < lock)
    throw new Refusal('subscription_locked_renewal', 409)
  return subscription
}

interface Update extends Body {
  discount?: { id: string; effective_from: string } | null
  items?: { price_id: string; quantity: number }[]
  next_billed_at?: string
  custom_data?: CustomData
  proration_billing_mode?: string
}

export function update(books: Books, id: string, sent: unknown): SubscriptionObject {
  const body: Update = held(sent, updateFields)
  const subscription = open(books, id)
  refuseWhere(books, subscription, body)
  const { custom_data: before } = subscription
  const changed = body.custom_data === undefined ? [] : namesOf(before, body.custom_data)
  const at = { books, subscription, body, detail: changed.join(' ') }
  if (body.custom_data !== undefined) subscription.custom_data = body.custom_data
  for (const part of [unschedule, discount, items, billedAt]) part(at)
  if (Object.keys(body).length === 1 && changed.length > 0)
    books.wrote('custom_data', subscription.customer_id, at.detail)
  return subscription
}

/** As it would be, and what a period would come to: nothing is changed. */
export function preview(books: Books, id: string, sent: unknown): object {
  const body: Update = held(sent, updateFields)
  const subscription = open(books, id)
  refuseWhere(books, subscription, body)
  const to = (body.items ?? []).map((one) => itemOf(books, subscription, one))
  const isAtOnce = body.proration_billing_mode?.endsWith('immediately') ?? false
  return {
    ...subscription,
    items: to,
    immediate_transaction: isAtOnce ? {} : null,
    recurring_transaction_details: detailsOf(books, subscription, to),
  }
}

const namesOf = (before: CustomData, after: CustomData): string[] =>
  Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  )

function refuseWhere(books: Books, subscription: SubscriptionObject, body: Update): void {
  const { status, scheduled_change, billing_cycle } = subscription
  const mode = body.proration_billing_mode
  if (status === 'past_due') throw new Refusal('subscription_update_when_past_due')
  if ((body.items || body.next_billed_at) && mode === undefined)
    throw new Refusal('subscription_items_update_missing_proration_billing_mode')
  if (status === 'paused' && mode !== undefined && mode !== 'do_not_bill')
    throw new Refusal('subscription_incorrect_proration_on_paused_subscription')
  if (status === 'paused' && (body.discount !== undefined || body.next_billed_at))
    throw new Refusal('subscription_only_update_items_on_paused_subscription')
  if (scheduled_change && mode?.endsWith('next_billing_period'))
    throw new Refusal('subscription_invalid_billing_mode_for_scheduled_change')
  if (body.next_billed_at && Date.parse(body.next_billed_at) - books.now < lock)
    throw new Refusal('subscription_next_billed_at_too_soon')
  if (!body.items) return
  const to = body.items.map((one) => itemOf(books, subscription, one))
  if (new Set(to.map(({ price }) => price.id)).size < to.length)
    throw new Refusal('subscription_duplicate_price_ids')
  const cycles = new Set(to.map(({ price }) => monthsOf(price.billing_cycle ?? billing_cycle)))
  if (cycles.size > 1) throw new Refusal('subscription_new_items_not_valid')
  if (status === 'trialing' && changesPrices(subscription, to))
    throw new Refusal('subscription_update_when_trialing')
  if (!cycles.has(monthsOf(billing_cycle)) && mode?.endsWith('next_billing_period'))
    throw new Refusal('subscription_new_items_not_valid')
}

const changesPrices = ({ items: there }: SubscriptionObject, to: ItemObject[]): boolean =>
  to.map(({ price }) => price.id).join(' ') !== there.map(({ price }) => price.id).join(' ')

function itemOf(
  books: Books,
  { next_billed_at, status }: SubscriptionObject,
  { price_id, quantity }: { price_id: string; quantity: number },
): ItemObject {
  const price = found(books.prices, price_id)
  if (price.status === 'archived') throw new Refusal('entity_archived')
  const isTrial = status === 'trialing'
  const dates = { previously_billed_at: null, next_billed_at, trial_dates: null }
  return { status: isTrial ? 'trialing' : 'active', quantity, recurring: true, price, ...dates }
}

interface At {
  books: Books
  subscription: SubscriptionObject
  body: Update
  detail: string
}

function unschedule({ books, subscription, body, detail }: At): void {
  const { scheduled_change: there, customer_id } = subscription
  if (body['scheduled_change'] !== null || there === null) return
  if (there.action === 'resume') throw new Refusal('subscription_scheduled_change_invalid_update')
  Object.assign(subscription, { scheduled_change: null, next_billed_at: there.effective_at })
  books.wrote(there.action === 'cancel' ? 'take_back' : 'unscheduled', customer_id, detail)
}

function discount({ books, subscription, body, detail }: At): void {
  if (body.discount === undefined) return
  const { customer_id, next_billed_at, billing_cycle, status, currency_code } = subscription
  if (body.discount === null) {
    subscription.discount = null
    return books.wrote('discount_removed', customer_id, detail)
  }
  const one = found(books.discounts, body.discount.id)
  const isNext = body.discount.effective_from === 'next_billing_period'
  if (!one.recur) throw new Refusal('subscription_one_off_discount_not_valid')
  if (status === 'trialing' && !isNext)
    throw new Refusal('subscription_trialing_discount_update_invalid_options')
  if (one.currency_code !== null && one.currency_code !== currency_code)
    throw new Refusal('subscription_discount_not_valid_for_items')
  if (one.usage_limit !== null && one.times_used >= one.usage_limit)
    throw new Refusal('discount_usage_limit_exceeded')
  one.times_used += 1
  if (one.times_used === one.usage_limit) one.status = 'used'
  const starts_at = isNext ? (next_billed_at ?? books.text()) : books.text()
  const most = one.maximum_recurring_intervals
  const last = new Date(starts_at)
  last.setUTCMonth(last.getUTCMonth() + ((most ?? 1) - 1) * monthsOf(billing_cycle))
  subscription.discount = { id: one.id, starts_at, ends_at: most === null ? null : last.toISOString() }
  books.wrote('discount', customer_id, detail)
}

function items({ books, subscription, body }: At): void {
  if (!body.items) return
  const to = body.items.map((one) => itemOf(books, subscription, one))
  if (JSON.stringify(to.map(lineOf)) === JSON.stringify(subscription.items.map(lineOf))) return
  const ids = [...subscription.items, ...to].map(({ price }) => price.description)
  const cycle = to[0]?.price.billing_cycle ?? subscription.billing_cycle
  const isOtherPeriod = monthsOf(cycle) !== monthsOf(subscription.billing_cycle)
  Object.assign(subscription, { items: to, billing_cycle: cycle })
  // Not told by Paddle's pages: a period of another length is taken to begin now, unless the next bill is dated.
  if (isOtherPeriod && !body.next_billed_at) {
    const next = new Date(books.now)
    next.setUTCMonth(next.getUTCMonth() + monthsOf(cycle))
    subscription.next_billed_at = next.toISOString()
  }
  books.wrote('items', subscription.customer_id, ids.join(' '))
}

const lineOf = ({ price, quantity }: ItemObject) => [price.id, quantity]

function billedAt({ books, subscription, body, detail }: At): void {
  const { next_billed_at: to } = body
  if (to === undefined || to === subscription.next_billed_at) return
  const { current_billing_period: period } = subscription
  subscription.next_billed_at = to
  if (period) subscription.current_billing_period = { ...period, ends_at: to }
  books.wrote('billed_at', subscription.customer_id, detail)
}

export function pause(books: Books, id: string, sent: unknown): SubscriptionObject {
  const body = held(sent, pauseFields)
  const subscription = open(books, id)
  if (subscription.scheduled_change) throw new Refusal('subscription_locked_pending_changes')
  if (subscription.status === 'paused') throw new Refusal('subscription_cannot_be_paused')
  const effective_at = subscription.next_billed_at ?? books.text()
  const resume_at = (body['resume_at'] as string | undefined) ?? null
  if (resume_at !== null && resume_at <= effective_at) throw new Refusal('invalid_field')
  Object.assign(subscription, {
    scheduled_change: { action: 'pause', effective_at, resume_at },
    next_billed_at: null,
  })
  books.wrote('pause', subscription.customer_id)
  return subscription
}

export function cancel(books: Books, id: string, sent: unknown): SubscriptionObject {
  const body = held(sent, cancelFields)
  const subscription = open(books, id)
  const { status, scheduled_change, next_billed_at, customer_id } = subscription
  const isNow = body['effective_from'] === 'immediately' || status === 'paused'
  if (!isNow && scheduled_change) throw new Refusal('subscription_locked_pending_changes')
  if (!isNow && status === 'past_due' && !books.endsOwingWithPeriod)
    throw new Refusal('subscription_update_when_past_due')
  if (isNow) end(subscription, books.text())
  else {
    const effective_at = next_billed_at ?? books.text()
    subscription.scheduled_change = { action: 'cancel', effective_at, resume_at: null }
    subscription.next_billed_at = null
  }
  books.wrote('cancel', customer_id)
  return subscription
}
