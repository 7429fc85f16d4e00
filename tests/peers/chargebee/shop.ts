/** A business at the fake Chargebee: what it sells, and customers opened for one test. */
import type { Billed } from '#worker/billing/billing.ts'
import { ChargebeeSettings } from '#worker/billing/chargebee/settings.ts'
import { selling, type Period, type Plan } from '../shop.ts'
import { unitsLater, type Books, type SubscriptionObject } from './books.ts'

const priceId = (plan: Plan, period: Period, currency: string): string => `${plan}-${period}-${currency}`

/** Chargebee's unit of the dinar has two decimals. */
const sold = selling({ solo: { KWD: 550 }, studio: { KWD: 1450 } }, priceId)
export const { currencies } = sold

export const settingsFor = (api: string): ChargebeeSettings =>
  ChargebeeSettings.parse({
    provider: 'chargebee',
    site: 'fernleaf-test',
    keyName: 'shop',
    api,
    reasons: { price: 'Order Change', unused: 'No such code' },
    plans: sold.plans,
  })

export function stock(books: Books): void {
  for (const { id, currency, amount, period } of sold.prices)
    books.prices.set(id, {
      id,
      object: 'item_price',
      currency_code: currency,
      pricing_model: 'per_unit',
      price: amount,
      period: 1,
      period_unit: period,
      status: 'active',
    })
}

export interface Opening {
  /** Ids of their own; left out, the next ones. */
  who?: Billed
  status?: 'active' | 'trialing' | 'past_due'
  period?: Period
  currency?: string
  quantity?: number
  tweak?: (subscription: SubscriptionObject, books: Books) => void
}

const day = 86_400

/** Somebody on the larger plan, twelve days into a term of their own. */
export function open(books: Books, opening: Opening = {}): Billed {
  const { status = 'active', period = 'month', currency = 'USD', quantity = 1 } = opening
  const { customer, subscription } = opening.who ?? {
    customer: books.id('cb_customer_'),
    subscription: books.id('cb_sub_'),
  }
  const start = books.now - 12 * day
  const end = unitsLater(start, 1, period)
  const price = books.prices.get(priceId('studio', period, currency))
  if (!price) throw new Error('the shop has no such price')
  const isTrial = status === 'trialing'
  const one: SubscriptionObject = {
    id: subscription,
    object: 'subscription',
    customer_id: customer,
    currency_code: currency,
    status: isTrial ? 'in_trial' : 'active',
    billing_period: 1,
    billing_period_unit: period,
    created_at: start - 400 * day,
    started_at: start - 400 * day,
    next_billing_at: end,
    ...(isTrial ? { trial_end: end } : { current_term_end: end }),
    has_scheduled_changes: false,
    due_invoices_count: status === 'past_due' ? 1 : 0,
    subscription_items: [
      { item_price_id: price.id, item_type: 'plan', quantity, amount: price.price * quantity },
    ],
    deleted: false,
  }
  const person = {
    first_name: 'Noa',
    last_name: 'Levi',
    preferred_currency_code: currency,
    promotional_credits: 0,
  }
  books.customers.set(customer, { id: customer, object: 'customer', ...person })
  books.subscriptions.set(subscription, one)
  opening.tweak?.(one, books)
  return { customer, subscription }
}
