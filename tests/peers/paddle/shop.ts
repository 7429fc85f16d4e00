/** A business at the fake Paddle: what it sells, and customers opened for one test. */
import { PaddleSettings } from '#worker/billing/paddle/settings.ts'
import type { Billed } from '#worker/billing/billing.ts'
import { day } from '../../fixtures/a-clock.ts'
import { selling, type Period } from '../shop.ts'
import { found, monthsLater, type Books } from './books.ts'
import type { ItemObject, PriceObject, SubscriptionObject } from './objects.ts'
import { transact } from './transactions.ts'

export const priceId = (plan: string, period: Period, currency: string): string =>
  `pri_${`${plan}${period}${currency.toLowerCase()}`.padEnd(26, '0')}`

/** Paddle bills in no currency of three decimals. */
const sold = selling({ solo: { KRW: 25_000 }, studio: { KRW: 65_000 } }, priceId)
export const { currencies } = sold

export const settingsFor = (api: string, more: object = {}): PaddleSettings =>
  PaddleSettings.parse({
    provider: 'paddle',
    keyName: 'shop',
    api,
    keepsPaidPlan: true,
    plans: sold.plans,
    ...more,
  })

const priceObject = (plan: string, interval: Period, currency: string, amount: number): PriceObject => ({
  id: priceId(plan, interval, currency),
  product_id: `pro_${plan.padEnd(26, '0')}`,
  description: `${plan}_${interval}`,
  type: 'standard',
  name: plan,
  billing_cycle: { interval, frequency: 1 },
  trial_period: null,
  tax_mode: 'external',
  unit_price: { amount: String(amount), currency_code: currency },
  unit_price_overrides: [],
  quantity: { minimum: 1, maximum: 100 },
  status: 'active',
  custom_data: null,
})

export function stock(books: Books): void {
  for (const { id, plan, period, currency, amount } of sold.prices)
    books.prices.set(id, priceObject(plan, period, currency, amount))
}

export interface Opening {
  /** Ids of their own; left out, the next ones. */
  who?: Billed
  status?: SubscriptionObject['status']
  period?: Period
  currency?: string
  /** A second item of the same period: an add-on of so much, so many times. */
  addOn?: { amount: number; quantity: number }
  quantity?: number
  tweak?: (subscription: SubscriptionObject, books: Books) => void
}

/** Somebody on the larger plan, twelve days into a period of their own. */
export function open(books: Books, opening: Opening = {}): Billed {
  const { status = 'active', period = 'month', currency = 'USD' } = opening
  const { customer, subscription: id } = opening.who ?? {
    customer: books.id('ctm'),
    subscription: books.id('sub'),
  }
  const start = books.now - 12 * day
  const next = books.text(monthsLater(start, period === 'year' ? 12 : 1))
  const items = [
    itemOf(found(books.prices, priceId('studio', period, currency)), opening.quantity ?? 1, next),
  ]
  if (opening.addOn) {
    const price = priceObject('addon', period, currency, opening.addOn.amount)
    books.prices.set(price.id, price)
    items.push(itemOf(price, opening.addOn.quantity, next))
  }
  const dates = { created_at: books.text(start - 400 * day), started_at: books.text(start - 400 * day) }
  const one: SubscriptionObject = {
    id,
    status,
    customer_id: customer,
    address_id: books.id('add'),
    business_id: null,
    currency_code: currency,
    ...dates,
    updated_at: books.text(),
    first_billed_at: dates.started_at,
    next_billed_at: next,
    paused_at: null,
    canceled_at: null,
    discount: null,
    billing_details: null,
    collection_mode: 'automatic',
    scheduled_change: null,
    management_urls: null,
    custom_data: null,
    current_billing_period: { starts_at: books.text(start), ends_at: next },
    billing_cycle: { interval: period, frequency: 1 },
    items,
  }
  const person = { name: 'Noa Levi', email: 'noa@example.test', locale: 'en', custom_data: null }
  books.customers.set(customer, { id: customer, status: 'active', ...person })
  books.subscriptions.set(id, one)
  opening.tweak?.(one, books)
  return { customer, subscription: id }
}

const itemOf = (price: PriceObject, quantity: number, next: string): ItemObject => ({
  status: 'active',
  quantity,
  recurring: true,
  previously_billed_at: null,
  next_billed_at: next,
  trial_dates: null,
  price,
})

/** What the merchant has given, since so many bills; taken off so many in all, or for good. */
export function given(
  books: Books,
  subscription: SubscriptionObject,
  off: { type: 'flat' | 'percentage'; amount: string; intervals: number | null },
): void {
  const id = books.id('dsc')
  books.discounts.set(id, {
    id,
    status: 'active',
    description: 'Spring',
    enabled_for_checkout: true,
    code: null,
    mode: 'standard',
    type: off.type,
    amount: off.amount,
    recur: true,
    usage_limit: null,
    currency_code: off.type === 'flat' ? subscription.currency_code : null,
    maximum_recurring_intervals: off.intervals,
    restrict_to: null,
    expires_at: null,
    times_used: 1,
    custom_data: null,
    created_at: books.text(),
  })
  const starts_at = subscription.current_billing_period?.starts_at ?? null
  subscription.discount = { id, starts_at, ends_at: null }
}

/** An invoice that is out, where invoices are sent. */
export function invoiced(books: Books, subscription: SubscriptionObject): void {
  subscription.collection_mode = 'manual'
  transact(books, subscription)
}
