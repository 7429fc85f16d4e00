/** Stripe's objects as the fake keeps them: the fields that the cut specification asks for, and no others. */

const second = (at: Date): number => Math.floor(at.getTime() / 1000)
export { second as secondsOf }

export interface Opening {
  id: string
  customer: string
  created: number
  currency: string
  status: string
  periodEnd: number
}

export const priceObject = (
  id: string,
  currency: string,
  amount: number | null,
  interval: 'month' | 'year',
) => ({
  id,
  object: 'price',
  active: true,
  billing_scheme: 'per_unit',
  created: 0,
  currency,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null as string | null,
  product: `prod_${id}`,
  recurring: {
    interval: interval as string,
    interval_count: 1,
    meter: null,
    trial_period_days: null,
    usage_type: amount === null ? 'metered' : 'licensed',
  },
  tax_behavior: 'unspecified',
  tiers_mode: null,
  transform_quantity: null,
  type: 'recurring',
  unit_amount: amount,
  unit_amount_decimal: amount === null ? null : String(amount),
})
export type PriceObject = ReturnType<typeof priceObject>

export const itemObject = (
  id: string,
  subscription: string,
  price: PriceObject,
  start: number,
  end: number,
) => ({
  id,
  object: 'subscription_item',
  created: start,
  current_period_end: end,
  current_period_start: start,
  current_trial: null,
  discounts: [] as string[],
  metadata: {},
  plan: { id: price.id, object: 'plan' },
  price,
  quantity: 1 as number | undefined,
  subscription,
})
export type ItemObject = ReturnType<typeof itemObject>

export const customerObject = (id: string, name: string | null) => ({
  id,
  object: 'customer',
  balance: 0,
  created: 0,
  currency: null as string | null,
  delinquent: false,
  description: null,
  discount: null as DiscountObject | null,
  email: null,
  livemode: false,
  metadata: {},
  name,
  phone: null,
})
export type CustomerObject = ReturnType<typeof customerObject>

export const couponObject = (id: string, created: number) => ({
  id,
  object: 'coupon',
  amount_off: null as number | null,
  created,
  currency: null as string | null,
  duration: 'once',
  duration_in_months: null as number | null,
  livemode: false,
  max_redemptions: null as number | null,
  metadata: {} as Record<string, string>,
  name: null as string | null,
  percent_off: null as number | null,
  redeem_by: null as number | null,
  times_redeemed: 0,
  valid: true,
})
export type CouponObject = ReturnType<typeof couponObject>

export const discountObject = (id: string, coupon: string, start: number, end: number | null) => ({
  id,
  object: 'discount',
  checkout_session: null,
  customer: null as string | null,
  customer_account: null,
  end,
  invoice: null,
  invoice_item: null,
  promotion_code: null,
  source: { coupon, type: 'coupon' },
  start,
  subscription: null as string | null,
  subscription_item: null,
})
export type DiscountObject = ReturnType<typeof discountObject>

export const subscriptionObject = ({ id, customer, created, currency, status, periodEnd }: Opening) => ({
  id,
  object: 'subscription',
  billing_cycle_anchor: created,
  billing_cycle_anchor_config: null,
  billing_mode: { flexible: null, type: 'classic' },
  billing_schedules: [],
  cancel_at: null as number | null,
  cancel_at_period_end: false,
  canceled_at: null as number | null,
  cancellation_details: {
    comment: null as string | null,
    feedback: null as string | null,
    feedback_option: null,
    reason: null as string | null,
  },
  collection_method: 'charge_automatically',
  created,
  currency,
  customer,
  customer_account: null,
  days_until_due: null,
  default_payment_method: null,
  description: null,
  discounts: [] as string[],
  ended_at: null as number | null,
  items: { object: 'list', data: [] as ItemObject[], has_more: false, url: '/v1/subscription_items' },
  latest_invoice: null,
  livemode: false,
  metadata: {} as Record<string, string>,
  next_pending_invoice_item_invoice: null,
  pause_collection: null as { behavior: string; resumes_at: number | null } | null,
  pending_invoice_item_interval: null,
  pending_setup_intent: null,
  schedule: null as string | null,
  start_date: created,
  status,
  trial_end: status === 'trialing' ? periodEnd : (null as number | null),
  trial_start: status === 'trialing' ? created : (null as number | null),
})
export type SubscriptionObject = ReturnType<typeof subscriptionObject>

/** By an end, or before it was ever paid. */
export const isOver = ({ status }: SubscriptionObject): boolean =>
  status === 'canceled' || status === 'incomplete_expired'

export interface PhaseObject {
  billing_cycle_anchor: null
  collection_method: null
  currency: string
  default_payment_method: null
  description: null
  discounts: { coupon: string | null; discount: string | null; promotion_code: null }[]
  end_date: number
  items: {
    discounts: []
    metadata: Record<string, string>
    plan: string
    price: string
    quantity?: number | undefined
  }[]
  metadata: Record<string, string>
  proration_behavior: string
  start_date: number
  trial_end: number | null
}

export const scheduleObject = (
  id: string,
  { customer, ...subscription }: SubscriptionObject,
  created: number,
) => ({
  id,
  object: 'subscription_schedule',
  billing_mode: { flexible: null, type: 'classic' },
  canceled_at: null as number | null,
  completed_at: null as number | null,
  created,
  current_phase: null as { start_date: number; end_date: number } | null,
  customer,
  customer_account: null,
  default_settings: {
    billing_cycle_anchor: 'automatic',
    collection_method: 'charge_automatically',
    default_payment_method: null,
    description: null,
  },
  end_behavior: 'release',
  livemode: false,
  metadata: {} as Record<string, string>,
  pause_schedules: [],
  phases: [] as PhaseObject[],
  released_at: null as number | null,
  released_subscription: null as string | null,
  status: 'active',
  subscription: subscription.id as string | null,
})
export type ScheduleObject = ReturnType<typeof scheduleObject>

export const balanceObject = (
  id: string,
  entry: { customer: string; amount: number; currency: string; ending_balance: number; created: number },
  metadata: Record<string, string>,
) => ({
  id,
  object: 'customer_balance_transaction',
  ...entry,
  checkout_session: null,
  credit_note: null,
  customer_account: null,
  description: null,
  invoice: null,
  livemode: false,
  metadata,
  type: 'adjustment',
})
export type BalanceObject = ReturnType<typeof balanceObject>
