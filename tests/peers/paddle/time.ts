/** What time does to a subscription at Paddle: periods renew, discounts run out, scheduled changes come. */
import { monthsLater, monthsOf, type Books } from './books.ts'
import type { SubscriptionObject } from './objects.ts'
import { bill } from './transactions.ts'

export function settle(books: Books): void {
  for (const subscription of books.subscriptions.values())
    while (step(books, subscription)) {
      const { current_billing_period: period, discount } = subscription
      if (period && discount?.ends_at && discount.ends_at < period.starts_at) subscription.discount = null
    }
}

/** The next thing that is due; false where nothing is. */
function step(books: Books, subscription: SubscriptionObject): boolean {
  const { scheduled_change: change, next_billed_at } = subscription
  if (subscription.status === 'canceled') return false
  if (change && Date.parse(change.effective_at) <= books.now) {
    comes(books, subscription, change)
    return true
  }
  if (next_billed_at === null || Date.parse(next_billed_at) > books.now) return false
  renew(books, subscription, next_billed_at)
  return true
}

function comes(
  books: Books,
  subscription: SubscriptionObject,
  { action, effective_at, resume_at }: NonNullable<SubscriptionObject['scheduled_change']>,
): void {
  subscription.scheduled_change = null
  if (action === 'cancel') return end(subscription, effective_at)
  if (action === 'resume') return renew(books, subscription, effective_at)
  Object.assign(subscription, { status: 'paused', paused_at: effective_at, next_billed_at: null })
  if (resume_at !== null)
    subscription.scheduled_change = { action: 'resume', effective_at: resume_at, resume_at: null }
}

export function end(subscription: SubscriptionObject, at: string): void {
  const ended = { status: 'canceled', canceled_at: at, next_billed_at: null, scheduled_change: null }
  Object.assign(subscription, { ...ended, current_billing_period: null })
}

function renew(books: Books, subscription: SubscriptionObject, from: string): void {
  const until = new Date(monthsLater(Date.parse(from), monthsOf(subscription.billing_cycle))).toISOString()
  const owing = subscription.status === 'past_due'
  Object.assign(subscription, {
    status: owing ? 'past_due' : 'active',
    paused_at: null,
    next_billed_at: until,
    current_billing_period: { starts_at: from, ends_at: until },
  })
  bill(books, subscription, from)
}
