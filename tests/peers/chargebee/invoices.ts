/** What Chargebee makes of a term that begins: an invoice, and later the credit notes of what is given back of it. */
import type { Books, CreditNoteObject, SubscriptionObject } from './books.ts'

/** The term that begins at a moment; not paid where an invoice is open already. */
export function bill(books: Books, subscription: SubscriptionObject, at: number): void {
  const { id: subscription_id, customer_id, currency_code, due_invoices_count } = subscription
  const isPaid = due_invoices_count === 0
  const total = totalOf(books, subscription, at)
  const customer = books.customers.get(customer_id)
  const credits_applied = isPaid ? Math.min(total, customer?.promotional_credits ?? 0) : 0
  if (customer) customer.promotional_credits -= credits_applied
  books.invoices.push({
    id: books.id('inv_'),
    object: 'invoice',
    customer_id,
    subscription_id,
    currency_code,
    status: isPaid ? 'paid' : 'payment_due',
    date: at,
    ...(isPaid && { paid_at: at }),
    total,
    credits_applied,
    amount_paid: isPaid ? total - credits_applied : 0,
    issued_credit_notes: [],
  })
}

function totalOf(books: Books, { id, subscription_items }: SubscriptionObject, at: number): number {
  const list = subscription_items.reduce((sum, { amount = 0 }) => sum + amount, 0)
  const standing = books.discountsOn(id).filter(({ apply_till = Infinity }) => apply_till > at)
  return standing.reduce((sum, { percentage, amount = 0 }) => {
    const off = percentage === undefined ? amount : Math.round((sum * percentage) / 100)
    return Math.max(0, sum - off)
  }, list)
}

/** A credit note on the latest payment: so much of it is refunded, and the rest kept for later invoices. */
export function note(books: Books, subscription: string, total: number, refunded = total): CreditNoteObject {
  const invoice = books.invoices.findLast(
    (one) => one.subscription_id === subscription && one.amount_paid > 0,
  )
  if (!invoice) throw new Error('nothing was paid yet')
  const one: CreditNoteObject = {
    id: books.id('cn_'),
    object: 'credit_note',
    subscription_id: subscription,
    reference_invoice_id: invoice.id,
    type: 'refundable',
    currency_code: invoice.currency_code,
    total,
    amount_refunded: refunded,
    amount_available: total - refunded,
  }
  books.creditNotes.push(one)
  invoice.issued_credit_notes.push({ cn_id: one.id, cn_total: total, cn_status: 'refunded' })
  return one
}
