/**
 * What the fake reads of a request. By then the request was held to Stripe's own description, so this says only which
 * of its fields matter here, as Stripe's own types have them.
 */
import type Stripe from 'stripe'
import type { Decoded, Field } from '../form.ts'

type Update = Stripe.SubscriptionUpdateParams
type Phase = Stripe.SubscriptionScheduleUpdateParams.Phase

export interface Body
  extends
    Pick<Stripe.CouponCreateParams, 'id' | 'percent_off' | 'amount_off' | 'currency' | 'duration' | 'name'>,
    Pick<Stripe.CouponCreateParams, 'duration_in_months' | 'max_redemptions' | 'redeem_by'>,
    Pick<Update, 'items' | 'pause_collection' | 'trial_end' | 'cancel_at' | 'cancel_at_period_end'>,
    Pick<Update, 'discounts' | 'cancellation_details' | 'expand'>,
    Pick<Stripe.SubscriptionCreateParams, 'payment_behavior' | 'trial_period_days'>,
    Pick<Stripe.PriceCreateParams, 'product' | 'unit_amount' | 'recurring'>,
    Pick<Stripe.CustomerCreateParams, 'payment_method' | 'invoice_settings'>,
    Pick<Stripe.SubscriptionScheduleUpdateParams, 'end_behavior'> {
  metadata?: Record<string, string>
  phases?: Phase[]
  from_subscription?: string
  amount?: number
  limit?: number
  created?: { gte?: number }
  customer?: string
  subscription?: string
  status?: string
  starting_after?: string
}

/** Numbers and yes or no, where Stripe's fields are such. */
const numbers = new Set(
  'percent_off amount_off duration_in_months max_redemptions redeem_by resumes_at trial_end trial_period_days cancel_at amount unit_amount limit gte quantity start_date end_date interval_count'.split(
    ' ',
  ),
)
const flags = new Set('cancel_at_period_end invoice_now prorate preserve_cancel_date'.split(' '))

export const bodyOf = (form: Decoded): Body => typed(form) as Body

function typed(field: Field, name = ''): unknown {
  if (typeof field === 'string') {
    if (flags.has(name)) return field === 'true'
    return numbers.has(name) && /^-?\d+(\.\d+)?$/.test(field) ? Number(field) : field
  }
  if (Array.isArray(field)) return field.map((one) => typed(one))
  const entries = Object.entries(field)
  // A tenant's own names and values are texts, whatever they are called.
  if (name === 'metadata') return Object.fromEntries(entries)
  return Object.fromEntries(entries.map(([inner, one]) => [inner, typed(one, inner)]))
}
