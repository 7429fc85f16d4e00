import type { Paid } from '#shared/engine/paid.ts'
import { everyPage } from '../pages.ts'
import { sumOf } from '../paid.ts'
import { fromChargebee } from './money.ts'
import type { Chargebee } from './send.ts'
import { CreditNotes, Invoices, type ChargebeeSubscription, type Invoice } from './shapes.ts'

export async function paidSince(
  chargebee: Chargebee,
  { id, currency_code: currency }: ChargebeeSubscription,
  since: string,
): Promise<Paid | null> {
  // Chargebee's `after` leaves the second itself out.
  const after = Math.floor(Date.parse(since) / 1000) - 1
  const query = { subscription_id: { is: id }, status: { is: 'paid' }, paid_at: { after }, limit: 100 }
  const paid = await everyPage(async (offset) => {
    const { list, next_offset } = await chargebee.look('/invoices', { ...query, offset }, Invoices)
    return { list: list.map(({ invoice }) => invoice), next: next_offset }
  })
  if (!paid || paid.some((one) => one.currency_code !== currency)) return null
  const refunded = await refundedOf(chargebee, id, paid)
  if (refunded === null) return null
  const amount = sumOf(paid, (one) => one.amount_paid) - refunded
  return { ...fromChargebee(amount, currency), refunded: fromChargebee(refunded, currency).amount }
}

/** What a credit note keeps for later invoices is no refund: they bring in less for it. */
async function refundedOf(
  chargebee: Chargebee,
  subscription: string,
  paid: readonly Invoice[],
): Promise<number | null> {
  const noted = paid.filter((one) => one.issued_credit_notes.length > 0).map(({ id }) => id)
  if (noted.length === 0) return 0
  const query = { subscription_id: { is: subscription }, type: { is: 'refundable' }, limit: 100 }
  const notes = await everyPage(async (offset) => {
    const { list, next_offset } = await chargebee.look('/credit_notes', { ...query, offset }, CreditNotes)
    return { list: list.map(({ credit_note }) => credit_note), next: next_offset }
  })
  const ours = notes?.filter(({ reference_invoice_id: of = '' }) => noted.includes(of))
  return ours ? sumOf(ours, (one) => one.amount_refunded) : null
}
