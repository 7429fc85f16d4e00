/** What the fake Chargebee remembers, and the ledger of what was really done. */
import type { Clock } from '../../fixtures/a-clock.ts'
import { addMonths } from '#shared/rules/derived.ts'

export type Unit = 'month' | 'year'

export interface Item {
  item_price_id: string
  item_type: 'plan' | 'addon' | 'charge'
  quantity?: number
  amount?: number
  metered_quantity?: string
}

export interface Discount {
  id: string
  object: 'discount'
  type: 'percentage' | 'fixed_amount'
  percentage?: number
  amount?: number
  currency_code?: string
  duration_type: 'one_time' | 'forever' | 'limited_period'
  apply_on: 'invoice_amount' | 'specific_item_price'
  item_price_id?: string
  created_at: number
  apply_till?: number
  index: number
}

export interface SubscriptionObject {
  id: string
  object: 'subscription'
  customer_id: string
  currency_code: string
  status: 'in_trial' | 'active' | 'non_renewing' | 'paused' | 'cancelled'
  billing_period: number
  billing_period_unit: Unit
  created_at: number
  started_at: number
  trial_end?: number | undefined
  current_term_end?: number | undefined
  next_billing_at?: number | undefined
  pause_date?: number | undefined
  resume_date?: number | undefined
  cancelled_at?: number | undefined
  cancel_reason_code?: string | undefined
  has_scheduled_changes: boolean
  due_invoices_count: number
  subscription_items: Item[]
  contract_term?: { status: string; contract_end: number } | undefined
  meta_data?: Record<string, unknown>
  deleted: boolean
}

export interface CustomerObject {
  id: string
  object: 'customer'
  first_name?: string
  last_name?: string
  preferred_currency_code: string
  promotional_credits: number
  balances?: { currency_code: string; promotional_credits: number }[]
}

export interface ItemPriceObject {
  id: string
  object: 'item_price'
  currency_code: string
  pricing_model: 'flat_fee' | 'per_unit' | 'tiered'
  price: number
  period: number
  period_unit: Unit
  status: 'active'
}

export interface CreditObject {
  id: string
  customer_id: string
  type: 'increment'
  amount: number
  currency_code: string
  description: string
  reference?: string
}

export interface InvoiceObject {
  id: string
  object: 'invoice'
  customer_id: string
  subscription_id: string
  currency_code: string
  status: 'paid' | 'payment_due'
  date: number
  paid_at?: number
  total: number
  credits_applied: number
  amount_paid: number
  issued_credit_notes: { cn_id: string; cn_total: number; cn_status: string }[]
}

export interface CreditNoteObject {
  id: string
  object: 'credit_note'
  subscription_id: string
  reference_invoice_id: string
  type: 'refundable' | 'adjustment'
  currency_code: string
  total: number
  amount_refunded: number
  amount_available: number
}

/** `unscheduled`: a change that waited was dropped. */
export type What =
  | 'discount'
  | 'credit'
  | 'pause'
  | 'switch'
  | 'trial'
  | 'meta_data'
  | 'cancel'
  | 'take_back'
  | 'unscheduled'

export interface Entry {
  what: What
  customer: string
  /** Of a switch, the prices before and after; of meta data alone, its text. */
  detail: string
}

/** A no in Chargebee's own form. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly param: string | undefined

  constructor(code: string, param?: string, status = 400) {
    super(`${status} ${code} ${param ?? ''}`)
    this.status = status
    this.code = code
    this.param = param
  }
}

export class Books {
  readonly clock: Clock
  readonly customers = new Map<string, CustomerObject>()
  readonly prices = new Map<string, ItemPriceObject>()
  readonly subscriptions = new Map<string, SubscriptionObject>()
  readonly discounts = new Map<string, Discount[]>()
  /** Items that take the place of a subscription's at the end of its term. */
  readonly scheduled = new Map<string, Item[]>()
  readonly credits: CreditObject[] = []
  readonly invoices: InvoiceObject[] = []
  /** On subscriptions; they change nothing there. */
  readonly comments: { id: string; object: 'comment'; entity_id: string; notes: string }[] = []
  readonly creditNotes: CreditNoteObject[] = []
  readonly reasons = new Set(['Order Change', 'Other'])
  readonly ledger: Entry[] = []
  #ids = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  get now(): number {
    return Math.floor(this.clock.now().getTime() / 1000)
  }

  id(prefix: string): string {
    this.#ids += 1
    return `${prefix}${String(this.#ids).padStart(6, '0')}`
  }

  wrote(what: What, customer: string, detail = ''): void {
    this.ledger.push({ what, customer, detail })
  }

  discountsOn(id: string): Discount[] {
    const all = this.discounts.get(id) ?? []
    if (!this.discounts.has(id)) this.discounts.set(id, all)
    return all
  }
}

export function found<T>(all: ReadonlyMap<string, T>, id: string): T {
  const one = all.get(id)
  if (one === undefined) throw new Refusal('resource_not_found', undefined, 404)
  return one
}

export function unitsLater(seconds: number, count: number, unit: Unit): number {
  const day = new Date(seconds * 1000).toISOString().slice(0, 10)
  const later = addMonths(day, count * (unit === 'year' ? 12 : 1))
  return Date.parse(`${later}T00:00:00Z`) / 1000 + (seconds % 86_400)
}
