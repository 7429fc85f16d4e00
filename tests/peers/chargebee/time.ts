/** What time does to a subscription at Chargebee: terms renew, discounts run out, what waited comes, ends come. */
import { unitsLater, type Books, type SubscriptionObject } from './books.ts'
import { bill } from './invoices.ts'

export function settle(books: Books): void {
  for (const subscription of books.subscriptions.values()) {
    while (step(books, subscription)) continue
    const all = books.discountsOn(subscription.id)
    const standing = all.filter(({ apply_till }) => apply_till === undefined || apply_till > books.now)
    all.splice(0, all.length, ...standing)
  }
}

/** The next thing that is due; false where nothing is. */
function step(books: Books, subscription: SubscriptionObject): boolean {
  const { status, cancelled_at, trial_end, current_term_end, pause_date, resume_date } = subscription
  if (status === 'cancelled') return false
  if (status === 'paused') return due(books, resume_date) && resumed(books, subscription, resume_date ?? 0)
  if (due(books, cancelled_at)) return ended(subscription, cancelled_at ?? books.now)
  if (due(books, pause_date)) return paused(subscription)
  if (status === 'in_trial') return due(books, trial_end) && renewed(books, subscription, trial_end ?? 0)
  return due(books, current_term_end) && renewed(books, subscription, current_term_end ?? 0)
}

const due = ({ now }: Books, at: number | undefined): boolean => at !== undefined && at <= now

export function ended(subscription: SubscriptionObject, at: number): true {
  Object.assign(subscription, { status: 'cancelled', cancelled_at: at, next_billing_at: undefined })
  return true
}

function paused(subscription: SubscriptionObject): true {
  Object.assign(subscription, { status: 'paused', next_billing_at: undefined })
  return true
}

function resumed(books: Books, subscription: SubscriptionObject, at: number): true {
  const end = unitsLater(at, 1, subscription.billing_period_unit)
  const dates = { pause_date: undefined, resume_date: undefined, current_term_end: end, next_billing_at: end }
  Object.assign(subscription, { status: 'active', ...dates })
  bill(books, subscription, at)
  return true
}

function renewed(books: Books, subscription: SubscriptionObject, at: number): true {
  const items = books.scheduled.get(subscription.id)
  if (items) {
    const [plan] = items
    const unit = books.prices.get(plan?.item_price_id ?? '')?.period_unit
    Object.assign(subscription, { subscription_items: items, has_scheduled_changes: false })
    if (unit) subscription.billing_period_unit = unit
    books.scheduled.delete(subscription.id)
  }
  const end = unitsLater(at, 1, subscription.billing_period_unit)
  Object.assign(subscription, { status: 'active', current_term_end: end, next_billing_at: end })
  bill(books, subscription, at)
  const all = books.discountsOn(subscription.id)
  const standing = all.filter(({ duration_type }) => duration_type !== 'one_time')
  all.splice(0, all.length, ...standing)
  return true
}
