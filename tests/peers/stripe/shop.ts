/** A business at the fake Stripe: what it sells, and customers opened for one test. */
import type { Billed } from '#worker/billing/billing.ts'
import { StripeSettings } from '#worker/billing/stripe/settings.ts'
import { selling, type Period, type Plan } from '../shop.ts'
import { monthsLater, type Books } from './books.ts'
import {
  couponObject,
  customerObject,
  discountObject,
  itemObject,
  priceObject,
  subscriptionObject,
  type SubscriptionObject,
} from './objects.ts'

export const priceId = (plan: Plan, period: Period, currency: string): string =>
  `price_${plan}_${period}_${currency.toLowerCase()}`

const sold = selling({ solo: { KWD: 5500 }, studio: { KWD: 14_500 } }, priceId)
export const { currencies } = sold

export const settingsFor = (api: string): StripeSettings =>
  StripeSettings.parse({ provider: 'stripe', keyName: 'shop', api, plans: sold.plans })

export function stock(books: Books): void {
  for (const { id, currency, amount, period } of sold.prices)
    books.prices.set(id, priceObject(id, currency.toLowerCase(), amount, period))
}

export interface Opening {
  /** Ids of their own; left out, the next ones. */
  who?: Billed
  status?: string
  period?: Period
  currency?: string
  /** Percent off that the merchant has given, on the subscription or on the customer. */
  discount?: number
  customerDiscount?: number
  /** A second item of the same period: an add-on of so much, so many times. */
  addOn?: { amount: number; quantity: number }
  quantity?: number
  tweak?: (subscription: SubscriptionObject, books: Books) => void
}

const day = 86_400

/** Somebody on the larger plan, twelve days into a period of their own. */
export function open(books: Books, opening: Opening = {}): Billed {
  const { status = 'active', period = 'month', currency = 'USD' } = opening
  const { customer, subscription } = opening.who ?? {
    customer: books.id('cus'),
    subscription: books.id('sub'),
  }
  const start = books.now - 12 * day
  const end = monthsLater(start, period === 'year' ? 12 : 1)
  const who = { id: subscription, customer, created: start - 400 * day, status, periodEnd: end }
  const one = subscriptionObject({ ...who, currency: currency.toLowerCase() })
  const price = books.prices.get(priceId('studio', period, currency))
  if (!price) throw new Error('the shop has no such price')
  const item = itemObject(books.id('si'), subscription, price, start, end)
  one.items.data.push({ ...item, quantity: opening.quantity ?? 1 })
  if (opening.addOn) {
    const id = books.id('price')
    const addOn = priceObject(id, currency.toLowerCase(), opening.addOn.amount, period)
    books.prices.set(id, addOn)
    const second = itemObject(books.id('si'), subscription, addOn, start, end)
    one.items.data.push({ ...second, quantity: opening.addOn.quantity })
  }
  const person = customerObject(customer, 'Noa Levi')
  if (opening.discount) one.discounts.push(given(books, opening.discount, start).id)
  if (opening.customerDiscount) person.discount = given(books, opening.customerDiscount, start)
  books.customers.set(customer, person)
  books.subscriptions.set(subscription, one)
  opening.tweak?.(one, books)
  return { customer, subscription }
}

function given(books: Books, percent: number, start: number) {
  const coupon = Object.assign(couponObject(books.id('coupon'), start), {
    percent_off: percent,
    duration: 'forever',
  })
  const discount = discountObject(books.id('di'), coupon.id, start, null)
  books.coupons.set(coupon.id, coupon)
  books.discounts.set(discount.id, discount)
  return discount
}
