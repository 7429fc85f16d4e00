/** Writes on a subscription, with the rules of Chargebee's that an adapter can trip over. */
import type * as z from 'zod'
import type { Cancel, Pause, Update } from './body.ts'
import { found, Refusal, unitsLater, type Books, type Item, type SubscriptionObject } from './books.ts'
import { ended } from './time.ts'

type Body<S extends z.ZodType> = z.output<S>

const going = ['active', 'in_trial', 'non_renewing', 'paused']
const only = (subscription: SubscriptionObject, ...states: string[]): void => {
  if (!states.includes(subscription.status)) throw new Refusal('invalid_state_for_request')
}

export function update(books: Books, id: string, body: Body<typeof Update>): SubscriptionObject {
  const subscription = found(books.subscriptions, id)
  only(subscription, ...going)
  const { customer_id } = subscription
  if (books.scheduled.delete(id)) {
    subscription.has_scheduled_changes = false
    books.wrote('unscheduled', customer_id)
  }
  if (body.change_option === 'end_of_term') return schedule(books, subscription, body)
  if (body.subscription_items) throw new Error('a plan is never switched in the middle of a term')
  if (body.discounts) addDiscount(books, subscription, body.discounts)
  if (body.trial_end !== undefined) moveTrial(books, subscription, body.trial_end)
  const isAlone = !body.discounts && body.trial_end === undefined
  if (body.meta_data) {
    subscription.meta_data = body.meta_data
    if (isAlone) books.wrote('meta_data', customer_id, Object.keys(body.meta_data).join(' '))
  }
  return subscription
}

/** Meta data sent along would be lost: nobody may rest on it. */
function schedule(
  books: Books,
  subscription: SubscriptionObject,
  body: Body<typeof Update>,
): SubscriptionObject {
  const [to = ''] = body.subscription_items?.item_price_id ?? []
  const price = found(books.prices, to)
  if (price.currency_code !== subscription.currency_code)
    throw new Refusal('param_wrong_value', 'subscription_items')
  const items = subscription.subscription_items.map((item): Item => {
    if (item.item_type !== 'plan') return item
    books.wrote('switch', subscription.customer_id, `${item.item_price_id} ${to}`)
    const quantity = body.subscription_items?.quantity?.[0] ?? 1
    const times = price.pricing_model === 'per_unit' ? quantity : 1
    return { item_price_id: to, item_type: 'plan', quantity, amount: price.price * times }
  })
  books.scheduled.set(subscription.id, items)
  subscription.has_scheduled_changes = true
  return subscription
}

/** At most five stand at once. */
function addDiscount(
  books: Books,
  subscription: SubscriptionObject,
  body: NonNullable<Body<typeof Update>['discounts']>,
): void {
  const all = books.discountsOn(subscription.id)
  const [percentage, amount] = [body.percentage?.[0], body.amount?.[0]]
  const [duration_type] = body.duration_type
  const [period, unit] = [body.period?.[0], body.period_unit?.[0]]
  if (all.length >= 5) throw new Refusal('param_wrong_value', 'discounts')
  if ((percentage === undefined) === (amount === undefined))
    throw new Refusal('param_wrong_value', 'discounts')
  const isLimited = duration_type === 'limited_period'
  if (isLimited !== (period !== undefined && unit !== undefined))
    throw new Refusal('param_wrong_value', 'discounts')
  all.push({
    id: books.id('disc_'),
    object: 'discount',
    duration_type,
    apply_on: body.apply_on[0],
    created_at: books.now,
    index: all.length,
    ...(percentage !== undefined && { type: 'percentage', percentage }),
    ...(amount !== undefined && { amount, currency_code: subscription.currency_code }),
    type: percentage === undefined ? 'fixed_amount' : 'percentage',
    ...(isLimited && { apply_till: unitsLater(books.now, period ?? 0, unit === 'year' ? 'year' : 'month') }),
  })
  books.wrote('discount', subscription.customer_id)
}

function moveTrial(books: Books, subscription: SubscriptionObject, to: number): void {
  only(subscription, 'in_trial')
  if (to <= books.now) throw new Refusal('param_wrong_value', 'trial_end')
  Object.assign(subscription, { trial_end: to, next_billing_at: to })
  books.wrote('trial', subscription.customer_id)
}

export function pause(books: Books, id: string, body: Body<typeof Pause>): SubscriptionObject {
  const subscription = found(books.subscriptions, id)
  only(subscription, 'active', 'non_renewing')
  if (subscription.contract_term || body.pause_option !== 'end_of_term')
    throw new Refusal('invalid_state_for_request')
  const from = subscription.current_term_end ?? 0
  if (body.resume_date !== undefined && body.resume_date <= from)
    throw new Refusal('param_wrong_value', 'resume_date')
  Object.assign(subscription, { pause_date: from, resume_date: body.resume_date })
  books.wrote('pause', subscription.customer_id)
  return subscription
}

/** What waits for the end of the term stands in the way of the end. */
export function cancel(books: Books, id: string, body: Body<typeof Cancel>): SubscriptionObject {
  const subscription = found(books.subscriptions, id)
  only(subscription, ...going)
  const { cancel_reason_code: code, cancel_option, contract_term_cancel_option } = body
  if (code !== undefined && !books.reasons.has(code))
    throw new Refusal('param_wrong_value', 'cancel_reason_code')
  const isContract = subscription.contract_term?.status === 'active'
  const option = isContract ? contract_term_cancel_option : cancel_option
  if (option === undefined || (isContract && cancel_option))
    throw new Refusal('param_wrong_value', 'cancel_option')
  const isAtOnce = option === 'immediately' || option === 'terminate_immediately'
  const isWaiting = subscription.has_scheduled_changes || subscription.pause_date !== undefined
  if (isWaiting && !isAtOnce) throw new Refusal('invalid_state_for_request')
  const end = subscription.status === 'in_trial' ? subscription.trial_end : subscription.current_term_end
  const at = option === 'specific_date' ? body.cancel_at : end
  if (isAtOnce) ended(subscription, books.now)
  else if (at === undefined || at <= books.now) throw new Refusal('param_wrong_value', 'cancel_at')
  else if (subscription.status === 'in_trial') subscription.cancelled_at = at
  else Object.assign(subscription, { status: 'non_renewing', cancelled_at: at, next_billing_at: undefined })
  subscription.cancel_reason_code = code
  books.wrote('cancel', subscription.customer_id)
  return subscription
}

export function keep(books: Books, id: string): SubscriptionObject {
  const subscription = found(books.subscriptions, id)
  only(subscription, 'non_renewing', 'in_trial')
  if (subscription.contract_term || subscription.cancelled_at === undefined)
    throw new Refusal('invalid_state_for_request')
  const isTrial = subscription.status === 'in_trial'
  const status = isTrial ? 'in_trial' : 'active'
  const next = isTrial ? subscription.trial_end : subscription.current_term_end
  Object.assign(subscription, { status, cancelled_at: undefined, next_billing_at: next })
  books.wrote('take_back', subscription.customer_id)
  return subscription
}

export function unschedule(books: Books, id: string): SubscriptionObject {
  const subscription = found(books.subscriptions, id)
  if (!books.scheduled.delete(id)) throw new Refusal('invalid_state_for_request')
  subscription.has_scheduled_changes = false
  return subscription
}

export function unpause(books: Books, id: string): SubscriptionObject {
  const subscription = found(books.subscriptions, id)
  if (subscription.status !== 'active' || subscription.pause_date === undefined)
    throw new Refusal('invalid_state_for_request')
  Object.assign(subscription, { pause_date: undefined, resume_date: undefined })
  return subscription
}
