/** What each request may hold, by Chargebee's own list of its fields; anything else is refused here, as a slip of ours. */
import * as z from 'zod'

const whole = z.string().regex(/^\d+$/).transform(Number)
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const Update = z.strictObject({
  discounts: z
    .strictObject({
      apply_on: z.tuple([z.enum(['invoice_amount', 'specific_item_price'])]),
      duration_type: z.tuple([z.enum(['one_time', 'forever', 'limited_period'])]),
      percentage: z
        .tuple([
          z
            .string()
            .regex(/^\d{1,3}(\.\d+)?$/)
            .transform(Number),
        ])
        .optional(),
      amount: z.tuple([whole]).optional(),
      period: z.tuple([whole]).optional(),
      period_unit: z.tuple([z.enum(['day', 'week', 'month', 'year'])]).optional(),
      operation_type: z.tuple([z.enum(['add', 'remove'])]),
    })
    .optional(),
  subscription_items: z
    .strictObject({ item_price_id: z.tuple([z.string()]), quantity: z.tuple([whole]).optional() })
    .optional(),
  change_option: z.enum(['immediately', 'end_of_term', 'specific_date']).optional(),
  trial_end: whole.optional(),
  meta_data: z
    .string()
    .transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text)))
    .optional(),
  prorate: flag.optional(),
  invoice_immediately: flag.optional(),
})
export type Update = z.output<typeof Update>

export const Pause = z.strictObject({
  pause_option: z.enum(['immediately', 'end_of_term', 'specific_date', 'billing_cycles']),
  resume_date: whole.optional(),
})

export const Cancel = z.strictObject({
  cancel_option: z.enum(['immediately', 'end_of_term', 'specific_date', 'end_of_billing_term']).optional(),
  contract_term_cancel_option: z
    .enum([
      'terminate_immediately',
      'end_of_contract_term',
      'specific_date',
      'end_of_subscription_billing_term',
    ])
    .optional(),
  cancel_at: whole.optional(),
  credit_option_for_current_term_charges: z.enum(['none', 'prorate', 'full']).optional(),
  cancel_reason_code: z.string().max(100).optional(),
})

export const Credit = z.strictObject({
  customer_id: z.string().max(50),
  amount: whole,
  currency_code: z.string().length(3),
  description: z.string().max(250),
  credit_type: z.enum(['loyalty_credits', 'referral_rewards', 'general']),
  reference: z.string().max(500),
})

export const CreditsOf = z.strictObject({
  customer_id: z.strictObject({ is: z.string() }),
  type: z.strictObject({ is: z.literal('increment') }),
  limit: whole,
  offset: z.string().optional(),
})

export const Comment = z.strictObject({
  entity_type: z.literal('subscription'),
  entity_id: z.string().max(100),
  notes: z.string().max(1000),
})

export const CommentsOf = z.strictObject({
  entity_type: z.literal('subscription'),
  entity_id: z.string().max(100),
  sort_by: z.strictObject({ desc: z.literal('created_at') }),
  limit: whole,
  offset: z.string().optional(),
})

const is = <T extends string>(one: z.ZodType<T>) => z.strictObject({ is: one })

export const InvoicesOf = z.strictObject({
  subscription_id: is(z.string()),
  status: is(z.enum(['paid', 'posted', 'payment_due', 'not_paid', 'voided', 'pending'])),
  paid_at: z.strictObject({ after: whole }),
  limit: whole,
  offset: z.string().optional(),
})

export const NotesOf = z.strictObject({
  subscription_id: is(z.string()),
  type: is(z.enum(['adjustment', 'refundable', 'store'])),
  limit: whole,
  offset: z.string().optional(),
})

export const Nothing = z.strictObject({})
export const Page = z.strictObject({ limit: whole })
