/** What a bill comes to at the fake Paddle: prices, the discount that stands, and tax. */
import type { Books } from './books.ts'
import type { DiscountObject, ItemObject, LineObject, SubscriptionObject } from './objects.ts'

export function detailsOf(books: Books, subscription: SubscriptionObject, items: ItemObject[]) {
  const standing = subscription.discount && books.discounts.get(subscription.discount.id)
  const line_items = items.map((item, index) => lineOf(books, item, index === 0 ? (standing ?? null) : null))
  return { tax_rates_used: [], totals: {}, line_items }
}

/** A discount is taken off the first line, so that there is one rounding of it. */
export function lineOf(books: Books, item: ItemObject, standing: DiscountObject | null): LineObject {
  const { price, quantity } = item
  const sum = Number(price.unit_price.amount) * quantity
  const rate = books.taxRate
  const subtotal = price.tax_mode === 'internal' ? Math.round(sum / (1 + rate)) : sum
  const off = standing === null ? 0 : offOf(subtotal, standing)
  const tax = Math.round((subtotal - off) * rate)
  const totals = {
    subtotal: String(subtotal),
    discount: String(off),
    tax: String(tax),
    total: String(subtotal - off + tax),
  }
  return { id: books.id('txnitm'), price_id: price.id, quantity, tax_rate: String(rate), totals }
}

const offOf = (subtotal: number, { type, amount }: DiscountObject): number =>
  type === 'percentage' ? Math.round((subtotal * Number(amount)) / 100) : Math.min(subtotal, Number(amount))
