/** Paddle's objects as the fake keeps them, with the fields that its own node library 3.8 names. */

export interface Money {
  amount: string
  currency_code: string
}
export interface Cycle {
  interval: 'day' | 'week' | 'month' | 'year'
  frequency: number
}
interface Period {
  starts_at: string
  ends_at: string
}
export type CustomData = Record<string, unknown> | null

export interface PriceObject {
  id: string
  product_id: string
  description: string
  type: 'standard' | 'custom'
  name: string | null
  billing_cycle: Cycle | null
  trial_period: null
  tax_mode: 'account_setting' | 'external' | 'internal' | 'location'
  unit_price: Money
  unit_price_overrides: { country_codes: string[]; unit_price: Money }[]
  quantity: { minimum: number; maximum: number }
  status: 'active' | 'archived'
  custom_data: CustomData
}

export interface ItemObject {
  status: 'active' | 'inactive' | 'trialing'
  quantity: number
  recurring: boolean
  previously_billed_at: string | null
  next_billed_at: string | null
  trial_dates: Period | null
  price: PriceObject
}

export interface SubscriptionObject {
  id: string
  status: 'active' | 'canceled' | 'past_due' | 'paused' | 'trialing'
  customer_id: string
  address_id: string
  business_id: string | null
  currency_code: string
  created_at: string
  updated_at: string
  started_at: string | null
  first_billed_at: string | null
  next_billed_at: string | null
  paused_at: string | null
  canceled_at: string | null
  discount: { id: string; starts_at: string | null; ends_at: string | null } | null
  collection_mode: 'automatic' | 'manual'
  billing_details: null
  current_billing_period: Period | null
  billing_cycle: Cycle
  scheduled_change: {
    action: 'cancel' | 'pause' | 'resume'
    effective_at: string
    resume_at: string | null
  } | null
  management_urls: null
  items: ItemObject[]
  custom_data: CustomData
}

export interface DiscountObject {
  id: string
  status: 'active' | 'archived' | 'expired' | 'used'
  description: string
  enabled_for_checkout: boolean
  code: string | null
  mode: 'standard' | 'custom'
  type: 'flat' | 'flat_per_seat' | 'percentage'
  amount: string
  currency_code: string | null
  recur: boolean
  maximum_recurring_intervals: number | null
  usage_limit: number | null
  restrict_to: string[] | null
  expires_at: string | null
  times_used: number
  custom_data: CustomData
  created_at: string
}

interface Totals {
  subtotal: string
  discount: string
  tax: string
  total: string
}
export interface LineObject {
  id: string
  price_id: string
  quantity: number
  tax_rate: string
  totals: Totals
}

export interface SumObject {
  grand_total: string
  fee: string | null
  currency_code: string
}

export interface TransactionObject {
  id: string
  status: 'billed' | 'canceled' | 'completed' | 'draft' | 'paid' | 'past_due' | 'ready'
  customer_id: string
  subscription_id: string
  currency_code: string
  collection_mode: 'automatic' | 'manual'
  billed_at: string
  details: { line_items: LineObject[]; totals: SumObject; adjusted_totals: SumObject | null }
  payments: { status: 'captured' | 'error'; captured_at: string | null }[]
}

export interface AdjustmentObject {
  id: string
  action: 'credit' | 'refund'
  type: 'full' | 'partial'
  transaction_id: string
  subscription_id: string
  customer_id: string
  reason: string
  credit_applied_to_balance: boolean
  currency_code: string
  status: 'approved' | 'pending_approval' | 'rejected' | 'reversed'
  items: { id: string; item_id: string; type: string; amount: string }[]
  totals: { subtotal: string; tax: string; total: string; currency_code: string }
  created_at: string
}

export interface CustomerObject {
  id: string
  name: string | null
  email: string
  status: 'active'
  locale: string
  custom_data: CustomData
}
