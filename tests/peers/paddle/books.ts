/** What the fake Paddle remembers, and the ledger of what was really done: two entries of one effect are a fault of ours. */
import type { Clock } from '../../fixtures/a-clock.ts'
import type {
  AdjustmentObject,
  CustomerObject,
  DiscountObject,
  PriceObject,
  SubscriptionObject,
  TransactionObject,
} from './objects.ts'

export interface Entry {
  what:
    | 'discount_made'
    | 'discount'
    | 'discount_removed'
    | 'adjustment'
    | 'pause'
    | 'resume'
    | 'items'
    | 'billed_at'
    | 'custom_data'
    | 'cancel'
    | 'take_back'
    | 'unscheduled'
  customer: string | null
  /** Names in `custom_data` that changed with it; of items, the prices before and after. */
  detail: string
}

/** A no in Paddle's own form. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(code: string, status = 400) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
  }
}

export class Books {
  readonly clock: Clock
  readonly customers = new Map<string, CustomerObject>()
  readonly prices = new Map<string, PriceObject>()
  readonly discounts = new Map<string, DiscountObject>()
  readonly subscriptions = new Map<string, SubscriptionObject>()
  readonly transactions = new Map<string, TransactionObject>()
  readonly adjustments: AdjustmentObject[] = []
  readonly ledger: Entry[] = []
  /** What is added to every price, or is in it where its `tax_mode` says so. */
  taxRate = 0
  /** Paddle's own share of what it takes in. */
  feeRate = 0
  /** Where it is not told how Paddle behaves: whether what is past due can be ended with its period. */
  endsOwingWithPeriod = true
  #ids = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  get now(): number {
    return this.clock.now().getTime()
  }

  text(ms = this.now): string {
    return new Date(ms).toISOString()
  }

  id(prefix: string): string {
    this.#ids += 1
    return `${prefix}_01${String(this.#ids).padStart(24, '0')}`
  }

  wrote(what: Entry['what'], customer: string | null, detail = ''): void {
    this.ledger.push({ what, customer, detail })
  }
}

export function found<T>(all: ReadonlyMap<string, T>, id: string): T {
  const one = all.get(id)
  if (one === undefined) throw new Refusal('not_found', 404)
  return one
}

/** So many months later, on the last day of a month that is shorter. */
export function monthsLater(ms: number, months: number): number {
  const from = new Date(ms)
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate()
  const day = Math.min(from.getUTCDate(), last)
  return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, day) + (ms % 86_400_000)
}

export const monthsOf = ({ interval, frequency }: { interval: string; frequency: number }): number =>
  (interval === 'year' ? 12 : 1) * frequency
