/** How a business at Stripe gets what it sells, and a customer who pays for it. */
import { found, monthsLater, Refusal, type Books } from './books.ts'
import type { Body } from './body.ts'
import { bill } from './invoices.ts'
import {
  customerObject,
  itemObject,
  priceObject,
  subscriptionObject,
  type CustomerObject,
  type PriceObject,
  type SubscriptionObject,
} from './objects.ts'

const day = 86_400

/** Cards of Stripe's for tests: whether a charge on them goes through. Either can be put on a customer. */
const testCards: Readonly<Record<string, boolean>> = { pm_card_visa: true, pm_card_chargeCustomerFail: false }

export function createProduct(books: Books, { name, metadata = {} }: Body): object {
  if (!name) throw new Refusal('parameter_missing', 'name')
  const product = {
    id: books.id('prod'),
    object: 'product',
    active: true,
    created: books.now,
    description: null,
    livemode: false,
    metadata,
    name,
    shippable: null,
    type: 'service',
    updated: books.now,
    url: null,
  }
  books.products.set(product.id, product)
  return product
}

export function createPrice(books: Books, { product, currency, unit_amount, recurring }: Body): PriceObject {
  found(books.products, product ?? '', 'product')
  if (currency === undefined || unit_amount === undefined || !recurring)
    throw new Refusal('parameter_missing')
  const interval = recurring.interval === 'year' ? 'year' : 'month'
  const price = { ...priceObject(books.id('price'), currency, unit_amount, interval), created: books.now }
  books.prices.set(price.id, Object.assign(price, { product: product ?? '' }))
  return price
}

export function createCustomer(books: Books, body: Body): CustomerObject {
  const { name = null, metadata = {}, payment_method: card, invoice_settings } = body
  if (card !== undefined && !Object.hasOwn(testCards, card))
    throw new Refusal('resource_missing', 'payment_method')
  const first = invoice_settings?.default_payment_method
  // What is to be charged first must be the customer's own.
  if (first !== undefined && first !== card) throw new Refusal('resource_missing', 'invoice_settings')
  const customer = { ...customerObject(books.id('cus'), name), created: books.now, metadata }
  books.customers.set(customer.id, customer)
  if (first !== undefined) books.cards.set(customer.id, first)
  return customer
}

export function updateCustomer(books: Books, id: string, { metadata }: Body): CustomerObject {
  const customer = found(books.customers, id, 'customer')
  Object.assign(customer.metadata, metadata)
  return customer
}

export function subscribe(books: Books, body: Body): SubscriptionObject {
  const { customer: who = '', items = [], trial_period_days: trialDays = 0, metadata = {} } = body
  const customer = found(books.customers, who, 'customer')
  const prices = items.map(({ price = '' }) => found(books.prices, price, 'items'))
  const [first] = prices
  if (!first) throw new Refusal('parameter_missing', 'items')
  const { currency } = first
  if ([customer, ...prices].some((one) => one.currency !== null && one.currency !== currency))
    throw new Refusal(undefined, 'currency')
  if (!books.cards.has(who)) throw new Refusal('resource_missing', 'default_payment_method')
  const status = trialDays > 0 ? 'trialing' : 'active'
  const end = books.now + trialDays * day
  const opened = { id: books.id('sub'), customer: who, created: books.now, currency, status, periodEnd: end }
  const subscription = Object.assign(subscriptionObject(opened), { metadata })
  for (const price of prices)
    subscription.items.data.push(itemObject(books.id('si'), opened.id, price, books.now, end))
  customer.currency = currency
  books.subscriptions.set(opened.id, subscription)
  if (trialDays === 0) begin(books, subscription, 'incomplete')
  return subscription
}

/** Its first paid period begins now. A first payment that fails leaves it `incomplete`, one after a trial `past_due`. */
export function begin(
  books: Books,
  subscription: SubscriptionObject,
  unpaid: 'incomplete' | 'past_due',
): void {
  for (const item of subscription.items.data) {
    const months = item.price.recurring.interval === 'year' ? 12 : 1
    item.current_period_start = books.now
    item.current_period_end = monthsLater(books.now, months)
  }
  const pays = testCards[books.cards.get(subscription.customer) ?? ''] ?? true
  subscription.status = pays ? 'active' : unpaid
  if (subscription.trial_end !== null) subscription.trial_end = books.now
  bill(books, subscription, books.now)
}
