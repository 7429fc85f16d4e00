import type * as z from 'zod'
import type { Paid } from '#shared/engine/paid.ts'
import { everyPage } from '../pages.ts'
import { madeFrom, sumOf } from '../paid.ts'
import type { Form } from '../form.ts'
import { fromStripe } from './money.ts'
import { customersQuery, invoicesQuery } from './request.ts'
import type { Stripe } from './send.ts'
import { Charges, CreditNotes, Invoices, type Invoice, type StripeSubscription } from './shapes.ts'

/** An invoice's money comes in once; what went back is asked for apart, since a refund leaves no trace on an invoice. */
export async function paidSince(
  stripe: Stripe,
  subscription: StripeSubscription,
  since: string,
): Promise<Paid | null> {
  const from = Math.floor(madeFrom(since) / 1000)
  const made = await all(stripe, '/v1/invoices', invoicesQuery(subscription, from), Invoices)
  const paid = made?.filter(
    ({ status_transitions: { paid_at } }) => (paid_at ?? 0) * 1000 >= Date.parse(since),
  )
  if (!paid || paid.some(({ currency }) => currency !== subscription.currency)) return null
  const query = customersQuery(subscription, from)
  const [charged, elsewhere] = await Promise.all([
    refundedOf(stripe, query, paid),
    givenElsewhere(stripe, query, paid),
  ])
  if (charged === null || elsewhere === null) return null
  const back = charged + elsewhere
  const amount = sumOf(paid, (one) => one.amount_paid) - back
  const inMinor = (sum: number) => fromStripe(sum, subscription.currency)
  return { ...inMinor(amount), refunded: inMinor(back).amount }
}

/** By whomever and however it was refunded: a credit note that refunds does it on the charge as well. */
async function refundedOf(stripe: Stripe, query: Form, paid: readonly Invoice[]): Promise<number | null> {
  const by = new Set(
    paid.flatMap(({ payments }) => payments?.data ?? []).flatMap(({ payment }) => Object.values(payment)),
  )
  if (by.size === 0) return 0
  const charges = await all(stripe, '/v1/charges', query, Charges)
  const ours = charges?.filter(({ id, payment_intent }) => by.has(id) || by.has(payment_intent ?? ''))
  return ours ? sumOf(ours, (one) => one.amount_refunded) : null
}

/**
 * Given back by no charge, as in cash. What a credit note puts on the balance is still Stripe's to take off the next
 * invoice, which will bring in less.
 */
async function givenElsewhere(stripe: Stripe, query: Form, paid: readonly Invoice[]): Promise<number | null> {
  const noted = paid.filter((one) => one.post_payment_credit_notes_amount > 0).map(({ id }) => id)
  if (noted.length === 0) return 0
  const notes = await all(stripe, '/v1/credit_notes', query, CreditNotes)
  const ours = notes?.filter(({ invoice, status }) => status === 'issued' && noted.includes(invoice))
  return ours ? sumOf(ours, (one) => one.out_of_band_amount ?? 0) : null
}

const all = <T extends { id: string }>(
  stripe: Stripe,
  path: string,
  query: Form,
  shape: z.ZodType<{ data: T[]; has_more: boolean }>,
): Promise<T[] | null> =>
  everyPage(async (after) => {
    const { data, has_more } = await stripe.look(path, { ...query, starting_after: after }, shape)
    return { list: data, next: has_more ? data.at(-1)?.id : null }
  })
