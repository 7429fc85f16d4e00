/** What Stripe makes of a period that begins: an invoice, a charge for it, and later what is given back of that. */
import type { Books } from './books.ts'
import { chargeObject, invoiceObject, type CreditNoteObject, type InvoiceObject } from './invoice-objects.ts'
import type { DiscountObject, SubscriptionObject } from './objects.ts'

/** The period that begins at a moment; nothing is collected while it is paused or a payment is open. */
export function bill(books: Books, subscription: SubscriptionObject, at: number): void {
  const { pause_collection: pause, status } = subscription
  const isPaused = pause !== null && (pause.resumes_at === null || at < pause.resumes_at)
  const total = totalOf(books, subscription, at)
  const person = books.customers.get(subscription.customer)
  const paid = !isPaused && status !== 'past_due' && status !== 'incomplete'
  const credit = person && paid ? Math.min(total, Math.max(0, -person.balance)) : 0
  if (person) person.balance += credit
  const made = { at, total, due: total - credit, paid }
  const invoice = invoiceObject(books.id('in'), subscription, made)
  if (isPaused) invoice.status = 'void'
  books.invoices.push(invoice)
  if (invoice.amount_paid === 0) return
  const charge = chargeObject(books.id('ch'), books.id('pi'), invoice)
  books.charges.push(charge)
  books.payments.set(invoice.id, charge.payment_intent)
}

function totalOf(books: Books, { items, discounts }: SubscriptionObject, at: number): number {
  const due = items.data.filter(({ current_period_start }) => current_period_start === at)
  const list = due.reduce((sum, { price, quantity = 1 }) => sum + (price.unit_amount ?? 0) * quantity, 0)
  const standing = discounts
    .map((id) => books.discounts.get(id))
    .filter((one): one is DiscountObject => one !== undefined && (one.end === null || one.end > at))
  return standing.reduce((sum, { source }) => {
    const { percent_off: percent = null, amount_off = 0 } = books.coupons.get(source.coupon) ?? {}
    const off = percent === null ? (amount_off ?? 0) : Math.round((sum * percent) / 100)
    return Math.max(0, sum - off)
  }, list)
}

/** As the list of it stands on an invoice where it is asked for. */
export function paymentsOf({ payments }: Books, invoice: string): object {
  const intent = payments.get(invoice)
  const data = intent === undefined ? [] : [{ payment: { type: 'payment_intent', payment_intent: intent } }]
  return { object: 'list', data, has_more: false, url: '/v1/invoice_payments' }
}

const latest = (books: Books, subscription: string): InvoiceObject => {
  const of = ({ parent }: InvoiceObject) => parent.subscription_details.subscription === subscription
  const invoice = books.invoices.findLast((one) => of(one) && one.amount_paid > 0)
  if (!invoice) throw new Error('nothing was paid yet')
  return invoice
}

/** Of the latest payment, on its charge. */
export function refund(books: Books, subscription: string, amount: number): void {
  const intent = books.payments.get(latest(books, subscription).id)
  const charge = books.charges.find(({ payment_intent }) => payment_intent === intent)
  if (charge) charge.amount_refunded += amount
}

/** A credit note on the latest payment, by the ways that Stripe knows to give it back. */
export function note(
  books: Books,
  subscription: string,
  { refunded = 0, balance = 0, elsewhere = 0 }: { refunded?: number; balance?: number; elsewhere?: number },
): CreditNoteObject {
  const invoice = latest(books, subscription)
  invoice.post_payment_credit_notes_amount += refunded + balance + elsewhere
  if (refunded > 0) refund(books, subscription, refunded)
  const person = books.customers.get(invoice.customer)
  if (person) person.balance -= balance
  const one: CreditNoteObject = {
    id: books.id('cn'),
    object: 'credit_note',
    created: books.now,
    customer: invoice.customer,
    invoice: invoice.id,
    out_of_band_amount: elsewhere || null,
    status: 'issued',
  }
  books.creditNotes.push(one)
  return one
}
