/** Stripe's objects of what is paid, as the fake keeps them. */
import type { SubscriptionObject } from './objects.ts'

export const invoiceObject = (
  id: string,
  { id: subscription, customer, currency }: SubscriptionObject,
  { at, total, due, paid }: { at: number; total: number; due: number; paid: boolean },
) => ({
  id,
  object: 'invoice',
  account_country: 'US',
  account_name: null,
  amount_due: due,
  amount_overpaid: 0,
  amount_paid: paid ? due : 0,
  amount_remaining: paid ? 0 : due,
  amount_shipping: 0,
  attempt_count: 1,
  attempted: true,
  billing_reason: 'subscription_cycle',
  collection_method: 'charge_automatically',
  created: at,
  currency,
  customer,
  customer_account: null,
  customer_email: null,
  customer_name: null,
  customer_phone: null,
  customer_tax_exempt: 'none',
  description: null,
  discounts: [],
  due_date: null,
  effective_at: at,
  ending_balance: null,
  footer: null,
  lines: { object: 'list', data: [], has_more: false, url: `/v1/invoices/${id}/lines` },
  livemode: false,
  metadata: {},
  next_payment_attempt: null,
  number: null,
  parent: {
    quote_details: null,
    subscription_details: { metadata: {}, subscription },
    type: 'subscription_details',
  },
  period_end: at,
  period_start: at,
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  starting_balance: due - total,
  statement_descriptor: null,
  status: paid ? 'paid' : 'open',
  status_transitions: {
    finalized_at: at,
    marked_uncollectible_at: null,
    paid_at: paid ? at : (null as number | null),
    voided_at: null as number | null,
  },
  subtotal: total,
  subtotal_excluding_tax: total,
  total,
  total_discount_amounts: [],
  total_excluding_tax: total,
  webhooks_delivered_at: at,
})
export type InvoiceObject = ReturnType<typeof invoiceObject>

export const chargeObject = (
  id: string,
  intent: string,
  { customer, currency, ...invoice }: InvoiceObject,
) => ({
  id,
  object: 'charge',
  amount: invoice.amount_paid,
  amount_refunded: 0,
  created: invoice.created,
  currency,
  customer,
  livemode: false,
  payment_intent: intent,
  status: 'succeeded',
})
export type ChargeObject = ReturnType<typeof chargeObject>

export interface CreditNoteObject {
  id: string
  object: 'credit_note'
  created: number
  customer: string
  invoice: string
  out_of_band_amount: number | null
  status: 'issued' | 'void'
}
