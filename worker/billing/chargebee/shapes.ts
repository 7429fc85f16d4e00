/** What we read of Chargebee's objects, by version 2 of its interface. What is not there is left out, never null. */
import * as z from 'zod'

const unit = z.enum(['day', 'week', 'month', 'year'])

const Item = z.object({
  item_price_id: z.string(),
  item_type: z.enum(['plan', 'addon', 'charge']),
  quantity: z.int().optional(),
  /** Of all its pieces; left out where it depends on use. */
  amount: z.int().optional(),
  metered_quantity: z.string().optional(),
  /** Only where items are billed by periods of their own. */
  billing_period: z.int().optional(),
  billing_period_unit: unit.optional(),
})
export type Item = z.output<typeof Item>

const Discount = z.object({
  id: z.string(),
  type: z.enum(['fixed_amount', 'percentage', 'offer_quantity']),
  percentage: z.number().optional(),
  amount: z.int().optional(),
  currency_code: z.string().optional(),
  duration_type: z.enum(['one_time', 'forever', 'limited_period']),
  apply_on: z.enum(['invoice_amount', 'specific_item_price']),
  item_price_id: z.string().optional(),
  created_at: z.int(),
  apply_till: z.int().optional(),
  index: z.int().default(0),
})
export type Discount = z.output<typeof Discount>

export const ChargebeeSubscription = z.object({
  id: z.string(),
  customer_id: z.string(),
  currency_code: z.string(),
  status: z.enum(['future', 'in_trial', 'active', 'non_renewing', 'paused', 'cancelled', 'transferred']),
  billing_period: z.int().optional(),
  billing_period_unit: unit.optional(),
  created_at: z.int().optional(),
  started_at: z.int().optional(),
  trial_end: z.int().optional(),
  current_term_end: z.int().optional(),
  next_billing_at: z.int().optional(),
  pause_date: z.int().optional(),
  resume_date: z.int().optional(),
  /** When it ended, or will. */
  cancelled_at: z.int().optional(),
  /** Said by Chargebee where it ended the subscription by itself. */
  cancel_reason: z.string().optional(),
  has_scheduled_changes: z.boolean().default(false),
  due_invoices_count: z.int().default(0),
  subscription_items: z.array(Item).min(1),
  contract_term: z.object({ status: z.string(), contract_end: z.int() }).optional(),
  meta_data: z.record(z.string(), z.unknown()).optional(),
})
export type ChargebeeSubscription = z.output<typeof ChargebeeSubscription>

const Customer = z.object({
  id: z.string(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  preferred_currency_code: z.string().optional(),
  promotional_credits: z.int().default(0),
  /** Only where a customer has been billed in several currencies. */
  balances: z
    .array(z.object({ currency_code: z.string(), promotional_credits: z.int().default(0) }))
    .default([]),
})
export type ChargebeeCustomer = z.output<typeof Customer>

export const Found = z.object({ subscription: ChargebeeSubscription, customer: Customer })

/** What is known of one customer: the subscription, the discounts on it, and what it will be with the next term. */
export interface Account extends z.output<typeof Found> {
  discounts: Discount[]
  /** Null where nothing is to change. */
  next: ChargebeeSubscription | null
}

/** Of what a write answers with nothing is believed but that it is one; the rest is read back. */
export const Written = z.object({ subscription: z.object({ id: z.string() }) })
export const Credited = z.object({ promotional_credit: z.object({ id: z.string() }) })

export const Discounts = z.object({
  list: z.array(z.object({ discount: Discount })),
  next_offset: z.string().optional(),
})

export const ItemPrice = z.object({
  item_price: z.object({
    id: z.string(),
    currency_code: z.string(),
    pricing_model: z.enum(['flat_fee', 'per_unit', 'tiered', 'volume', 'stairstep']),
    price: z.int().optional(),
    period: z.int().optional(),
    period_unit: unit.optional(),
    status: z.enum(['active', 'archived', 'deleted']).optional(),
  }),
})
export type ItemPrice = z.output<typeof ItemPrice>['item_price']

export const Credits = z.object({
  list: z.array(
    z.object({
      promotional_credit: z.object({
        amount: z.int(),
        currency_code: z.string(),
        reference: z.string().optional(),
      }),
    }),
  ),
  next_offset: z.string().optional(),
})

const Comment = z.object({ notes: z.string() })
export const Commented = z.object({ comment: Comment })
export const Comments = z.object({ list: z.array(Commented), next_offset: z.string().optional() })

const Invoice = z.object({
  id: z.string(),
  currency_code: z.string(),
  amount_paid: z.int().default(0),
  /** Credit notes of what was paid. */
  issued_credit_notes: z.array(z.object({ cn_id: z.string() })).default([]),
})
export const Invoices = z.object({
  list: z.array(z.object({ invoice: Invoice })),
  next_offset: z.string().optional(),
})
export type Invoice = z.output<typeof Invoice>

export const CreditNotes = z.object({
  list: z.array(
    z.object({
      credit_note: z.object({
        reference_invoice_id: z.string().optional(),
        amount_refunded: z.int().default(0),
      }),
    }),
  ),
  next_offset: z.string().optional(),
})

export const ChargebeeError = z.object({
  api_error_code: z.string().regex(/^\w{1,80}$/),
  type: z.string().optional(),
})
