/** What we read of Stripe's objects, at the version that `send.ts` asks for. Tests hold these to Stripe's own types. */
import * as z from 'zod'

/** An id, or the object itself where it was expanded. */
const reference = z
  .union([z.string(), z.object({ id: z.string() })])
  .transform((one) => (typeof one === 'string' ? one : one.id))

const metadata = z.record(z.string(), z.string())

export const Coupon = z.object({
  id: z.string(),
  livemode: z.boolean(),
  percent_off: z.number().nullable(),
  amount_off: z.int().nullable(),
  currency: z.string().nullable(),
  duration: z.enum(['forever', 'once', 'repeating']),
  duration_in_months: z.int().nullable(),
  valid: z.boolean(),
  times_redeemed: z.int(),
  metadata: metadata.nullable(),
  applies_to: z.object({ products: z.array(z.string()) }).optional(),
})
export type Coupon = z.output<typeof Coupon>

export const Discount = z.object({
  id: z.string(),
  start: z.int(),
  end: z.int().nullable(),
  source: z.object({ coupon: z.union([z.string(), Coupon]).nullable() }),
})
export type Discount = z.output<typeof Discount>

export const Price = z.object({
  id: z.string(),
  livemode: z.boolean(),
  currency: z.string(),
  unit_amount: z.int().nullable(),
  /** Expanded: what it costs in further currencies. */
  currency_options: z.record(z.string(), z.object({ unit_amount: z.int().nullable() })).optional(),
  nickname: z.string().nullable(),
  product: reference,
  recurring: z
    .object({
      interval: z.enum(['day', 'week', 'month', 'year']),
      interval_count: z.int(),
      usage_type: z.enum(['licensed', 'metered']),
    })
    .nullable(),
})
export type Price = z.output<typeof Price>

const Item = z.object({
  id: z.string(),
  price: Price,
  quantity: z.int().optional(),
  current_period_start: z.int(),
  current_period_end: z.int(),
})
export type Item = z.output<typeof Item>

const PhaseDiscount = z.object({
  coupon: reference.nullable(),
  discount: reference.nullable(),
  promotion_code: reference.nullable(),
})
export type PhaseDiscount = z.output<typeof PhaseDiscount>

const taxRates = z.array(reference).nullable().optional()

const Phase = z.object({
  start_date: z.int(),
  end_date: z.int(),
  trial_end: z.int().nullable(),
  collection_method: z.enum(['charge_automatically', 'send_invoice']).nullable(),
  default_payment_method: reference.nullable(),
  default_tax_rates: taxRates,
  metadata: metadata.nullable(),
  discounts: z.array(PhaseDiscount),
  items: z.array(
    z.object({
      price: reference,
      quantity: z.int().optional(),
      tax_rates: taxRates,
      metadata: metadata.nullable(),
      discounts: z.array(PhaseDiscount),
    }),
  ),
})
export type Phase = z.output<typeof Phase>

export const Schedule = z.object({
  id: z.string(),
  livemode: z.boolean(),
  status: z.enum(['active', 'canceled', 'completed', 'not_started', 'released']),
  end_behavior: z.enum(['cancel', 'none', 'release', 'renew']),
  current_phase: z.object({ start_date: z.int(), end_date: z.int() }).nullable(),
  phases: z.array(Phase),
  metadata: metadata.nullable(),
})
export type Schedule = z.output<typeof Schedule>

const Customer = z.object({
  id: z.string(),
  name: z.string().nullable().optional(),
  balance: z.int().optional(),
  currency: z.string().nullable().optional(),
  discount: Discount.nullable().optional(),
})

export const StripeSubscription = z.object({
  id: z.string(),
  livemode: z.boolean(),
  status: z.enum([
    'active',
    'canceled',
    'incomplete',
    'incomplete_expired',
    'past_due',
    'paused',
    'trialing',
    'unpaid',
  ]),
  currency: z.string(),
  /** Expanded: its balance and its own discount are read. */
  customer: Customer,
  collection_method: z.enum(['charge_automatically', 'send_invoice']),
  start_date: z.int(),
  trial_end: z.int().nullable(),
  cancel_at: z.int().nullable(),
  cancel_at_period_end: z.boolean(),
  ended_at: z.int().nullable(),
  cancellation_details: z.object({ reason: z.string().nullable() }).nullable(),
  pause_collection: z.object({ resumes_at: z.int().nullable() }).nullable(),
  /** Expanded, as the discounts are. */
  schedule: Schedule.nullable(),
  discounts: z.array(Discount),
  items: z.object({ data: z.array(Item).min(1), has_more: z.boolean() }),
  metadata,
})
export type StripeSubscription = z.output<typeof StripeSubscription>

/** Of what a write answers with, the mode alone is looked at; the rest is read back. */
export const Written = z.object({ livemode: z.boolean() })

const listOf = <S extends z.ZodType>(one: S) => z.object({ data: z.array(one), has_more: z.boolean() })

const Payment = z.object({
  /** One of the two, by how the invoice was paid; neither where that was not by Stripe. */
  payment: z.object({ payment_intent: reference.optional(), charge: reference.optional() }),
})

const Invoice = z.object({
  id: z.string(),
  currency: z.string(),
  amount_paid: z.int(),
  post_payment_credit_notes_amount: z.int(),
  status_transitions: z.object({ paid_at: z.int().nullable() }),
  /** Asked for: Stripe leaves it out else. */
  payments: z.object({ data: z.array(Payment) }).optional(),
})
export type Invoice = z.output<typeof Invoice>
export const Invoices = listOf(Invoice)

const Charge = z.object({
  id: z.string(),
  amount_refunded: z.int(),
  payment_intent: reference.nullable(),
})
export const Charges = listOf(Charge)

const CreditNote = z.object({
  id: z.string(),
  invoice: reference,
  status: z.enum(['issued', 'void']),
  out_of_band_amount: z.int().nullable(),
})
export const CreditNotes = listOf(CreditNote)

const BalanceEntry = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  metadata: metadata.nullable(),
})
export const BalanceEntries = listOf(BalanceEntry)

export const StripeError = z.object({
  error: z.object({ type: z.string(), code: z.string().optional() }),
})
