/** What we read of Paddle's objects, at version 1, as its own node library 3.8 has them. */
import * as z from 'zod'

const amount = z.string().regex(/^-?\d+$/)
const moment = z.iso.datetime({ offset: true })

/** Paddle leaves out what it also calls null. */
const maybe = <T extends z.ZodType>(type: T) => type.nullish().transform((one) => one ?? null)

const cycle = z.object({ interval: z.enum(['day', 'week', 'month', 'year']), frequency: z.int() })
export type Cycle = z.output<typeof cycle>

const customData = maybe(z.record(z.string(), z.unknown()))
export type CustomData = z.output<typeof customData>

const Totals = z.object({ subtotal: amount, discount: amount, tax: amount, total: amount })

/** What one bill is worked out to. */
const Details = z.object({
  line_items: z.array(
    z.object({ price_id: z.string(), quantity: z.int(), tax_rate: z.string(), totals: Totals }),
  ),
})
export type Details = z.output<typeof Details>

const Item = z.object({
  quantity: z.int(),
  recurring: z.boolean(),
  price: z.object({ id: z.string(), billing_cycle: maybe(cycle) }),
})
export type Item = z.output<typeof Item>

const ScheduledChange = z.object({
  action: z.enum(['cancel', 'pause', 'resume']),
  effective_at: moment,
  resume_at: maybe(moment),
})

export const PaddleSubscription = z.object({
  id: z.string(),
  status: z.enum(['active', 'canceled', 'past_due', 'paused', 'trialing']),
  customer_id: z.string(),
  currency_code: z.string(),
  collection_mode: z.enum(['automatic', 'manual']),
  created_at: moment,
  started_at: maybe(moment),
  next_billed_at: maybe(moment),
  canceled_at: maybe(moment),
  current_billing_period: maybe(z.object({ starts_at: moment, ends_at: moment })),
  scheduled_change: maybe(ScheduledChange),
  discount: maybe(z.object({ id: z.string(), starts_at: maybe(moment) })),
  items: z.array(Item).min(1),
  custom_data: customData,
  /** Asked for: what a period comes to, taxes and all, in the customer's own currency. */
  recurring_transaction_details: maybe(Details),
})
export type PaddleSubscription = z.output<typeof PaddleSubscription>

export const Preview = z.object({
  items: z.array(Item),
  immediate_transaction: maybe(z.object({})),
  recurring_transaction_details: maybe(Details),
})

export const Discount = z.object({
  id: z.string(),
  type: z.enum(['flat', 'flat_per_seat', 'percentage']),
  amount: z.string().regex(/^\d+(\.\d+)?$/),
  currency_code: maybe(z.string()),
  recur: z.boolean(),
  maximum_recurring_intervals: maybe(z.int()),
  restrict_to: maybe(z.array(z.string())),
  custom_data: customData,
})
export type Discount = z.output<typeof Discount>
export const Discounts = z.array(Discount)

export const Adjustments = z.array(
  z.object({
    id: z.string(),
    action: z.string(),
    status: z.enum(['approved', 'pending_approval', 'rejected', 'reversed']),
    reason: z.string(),
    currency_code: z.string(),
    totals: z.object({ total: amount }),
  }),
)
export type Adjustment = z.output<typeof Adjustments>[number]

export const Transactions = z.array(
  z.object({
    id: z.string(),
    collection_mode: z.enum(['automatic', 'manual']),
    details: maybe(z.object({ line_items: z.array(z.object({ id: z.string(), totals: Totals })) })),
  }),
)

const Sum = z.object({ grand_total: amount, fee: maybe(amount), currency_code: z.string() })

export const PaidTransactions = z.array(
  z.object({
    id: z.string(),
    billed_at: maybe(moment),
    payments: maybe(z.array(z.object({ status: z.string(), captured_at: maybe(moment) }))),
    /** After credits. `adjusted_totals`: less what was refunded or charged back; left out where nothing was. */
    details: z.object({ totals: Sum, adjusted_totals: maybe(Sum) }),
  }),
)
export type PaidTransaction = z.output<typeof PaidTransactions>[number]

export const Customer = z.object({ id: z.string(), name: maybe(z.string()) })

/** Of what a write answers with nothing is believed but that it came; it is read back. */
export const Written = z.object({ id: z.string() })

export const PaddleError = z.object({ error: z.object({ type: z.string(), code: z.string() }) })
