/** Transactions: one for each period that begins, and what is given back of it. */
import type { Books } from './books.ts'
import type { LineObject, SubscriptionObject, SumObject, TransactionObject } from './objects.ts'
import { lineOf } from './totals.ts'

export function transact(
  books: Books,
  { id: subscription_id, customer_id, currency_code, items }: SubscriptionObject,
  line_items: LineObject[] = items.map((item) => lineOf(books, item, null)),
): TransactionObject {
  const total = line_items.reduce((sum, { totals }) => sum + Number(totals.total), 0)
  const made: TransactionObject = {
    id: books.id('txn'),
    status: 'billed',
    customer_id,
    subscription_id,
    currency_code,
    collection_mode: 'manual',
    billed_at: books.text(),
    details: { line_items, totals: sumOf(total, currency_code), adjusted_totals: null },
    payments: [],
  }
  books.transactions.set(made.id, made)
  return made
}

const sumOf = (total: number, currency_code: string): SumObject => ({
  grand_total: String(total),
  fee: null,
  currency_code,
})

/** The period that begins at a moment, by the discount that stands then; unpaid where a payment is open already. */
export function bill(books: Books, subscription: SubscriptionObject, at: string): void {
  const { discount, items, currency_code } = subscription
  const isOn = discount && (discount.starts_at ?? at) <= at && (discount.ends_at ?? at) >= at
  const standing = isOn ? (books.discounts.get(discount.id) ?? null) : null
  const lines = items.map((item, index) => lineOf(books, item, index === 0 ? standing : null))
  const made = transact(books, subscription, lines)
  const isPaid = subscription.status !== 'past_due'
  Object.assign(made, {
    status: isPaid ? 'completed' : 'past_due',
    collection_mode: 'automatic',
    billed_at: at,
    payments: [{ status: isPaid ? 'captured' : 'error', captured_at: isPaid ? at : null }],
  })
  const total = Number(made.details.totals.grand_total)
  if (isPaid) made.details.totals = { ...sumOf(total, currency_code), fee: String(feeOf(books, total)) }
}

const feeOf = ({ feeRate }: Books, total: number): number => Math.round(total * feeRate)

/** Of the latest payment, by refund or by chargeback; the fee goes back with its share. */
export function refund(books: Books, subscription: string, amount: number): void {
  const made = [...books.transactions.values()].findLast(
    (one) => one.subscription_id === subscription && one.status === 'completed',
  )
  if (!made) throw new Error('nothing was paid yet')
  const { totals, adjusted_totals } = made.details
  const left = Number((adjusted_totals ?? totals).grand_total) - amount
  made.details.adjusted_totals = {
    ...sumOf(left, made.currency_code),
    fee: String(feeOf(books, left)),
  }
}
