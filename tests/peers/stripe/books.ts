/** What the fake Stripe remembers, and the ledger of what was really done: two entries of one effect are a fault of ours. */
import type { Clock } from '../../fixtures/a-clock.ts'
import type { EventObject } from './event-object.ts'
import type { ChargeObject, CreditNoteObject, InvoiceObject } from './invoice-objects.ts'
import {
  discountObject,
  secondsOf,
  type BalanceObject,
  type CouponObject,
  type CustomerObject,
  type DiscountObject,
  type PriceObject,
  type ScheduleObject,
  type SubscriptionObject,
} from './objects.ts'

export interface Entry {
  what:
    | 'coupon'
    | 'discount'
    | 'credit'
    | 'pause'
    | 'schedule'
    | 'switch'
    | 'trial'
    | 'items'
    | 'metadata'
    | 'cancel'
    | 'take_back'
  customer: string | null
  /** Of a switch, the prices before and after; of metadata alone, its names. */
  detail: string
}

/** A no in Stripe's own form. */
export class Refusal extends Error {
  readonly status: number
  readonly type: string
  readonly code: string | undefined
  readonly param: string | undefined

  constructor(code: string | undefined, param?: string, status = 400, type = 'invalid_request_error') {
    super(`${status} ${code ?? type} ${param ?? ''}`)
    this.status = status
    this.type = type
    this.code = code
    this.param = param
  }
}

export class Books {
  readonly clock: Clock
  readonly customers = new Map<string, CustomerObject>()
  readonly prices = new Map<string, PriceObject>()
  readonly currencyOptions = new Map<string, Record<string, { unit_amount: number }>>()
  readonly coupons = new Map<string, CouponObject>()
  readonly discounts = new Map<string, DiscountObject>()
  readonly subscriptions = new Map<string, SubscriptionObject>()
  readonly schedules = new Map<string, ScheduleObject>()
  readonly balances: BalanceObject[] = []
  readonly invoices: InvoiceObject[] = []
  readonly charges: ChargeObject[] = []
  /** The payment intent that paid an invoice. */
  readonly payments = new Map<string, string>()
  readonly creditNotes: CreditNoteObject[] = []
  /** The test card that a customer pays with; who was opened without one always pays. */
  readonly cards = new Map<string, string>()
  readonly products = new Map<string, object>()
  /** What came of requests, as it is listed; what time does is not in it. */
  readonly events: EventObject[] = []
  readonly ledger: Entry[] = []
  #ids = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  get now(): number {
    return secondsOf(this.clock.now())
  }

  id(prefix: string): string {
    this.#ids += 1
    return `${prefix}_${String(this.#ids).padStart(6, '0')}`
  }

  wrote(what: Entry['what'], customer: string | null, detail = ''): void {
    this.ledger.push({ what, customer, detail })
  }

  coupon(id: string): CouponObject {
    const coupon = found(this.coupons, id, 'coupon')
    const { redeem_by, max_redemptions, times_redeemed } = coupon
    coupon.valid =
      (redeem_by === null || redeem_by > this.now) &&
      (max_redemptions === null || times_redeemed < max_redemptions)
    return coupon
  }

  /** A coupon becomes a discount, where it still may. */
  redeem(couponId: string, subscription: SubscriptionObject): string {
    const coupon = this.coupon(couponId)
    if (!coupon.valid) throw new Refusal('coupon_expired', 'discounts')
    if (coupon.currency !== null && coupon.currency !== subscription.currency)
      throw new Refusal('coupon_currency_mismatch', 'discounts')
    coupon.times_redeemed += 1
    const months = coupon.duration === 'repeating' ? (coupon.duration_in_months ?? 0) : null
    const end = months === null ? null : monthsLater(this.now, months)
    const discount = discountObject(this.id('di'), couponId, this.now, end)
    discount.subscription = subscription.id
    this.discounts.set(discount.id, discount)
    return discount.id
  }
}

export function found<T>(all: ReadonlyMap<string, T>, id: string, param: string): T {
  const one = all.get(id)
  if (one === undefined) throw new Refusal('resource_missing', param, 404)
  return one
}

export function monthsLater(seconds: number, months: number): number {
  const from = new Date(seconds * 1000)
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate()
  const day = Math.min(from.getUTCDate(), last)
  const at = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, day)
  return (at + (from.getTime() % 86_400_000)) / 1000
}
