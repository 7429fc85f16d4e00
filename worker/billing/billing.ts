import type { Change, Subscription } from '#shared/engine/change.ts'
import type { Paid } from '#shared/engine/paid.ts'
import type { Facts } from '#shared/rules/facts.ts'

/** Who is billed for what, at the provider. */
export interface Billed {
  customer: string
  subscription: string
}

/**
 * The payment provider, as far as Parley needs one. A call that throws `BillingRefused` was understood and declined
 * for good; any other error leaves open what happened, and the same call is made again with the same key. A change
 * made again is no second one, however much later: an adapter looks before it writes. What every adapter must do is
 * written down as `tests/billing/contract.ts`.
 */
export interface Billing {
  facts(who: Billed): Promise<Facts>
  change(who: Billed, change: Change, key: string): Promise<void>
  subscription(who: Billed): Promise<Subscription>
  /**
   * What was paid for the subscription from an instant (ISO) until now, less what was given back of that, and how much
   * was: in minor units of its currency. Null where the provider cannot say it, or says it in several currencies.
   */
  paid(who: Billed, since: string): Promise<Paid | null>
}

export class BillingRefused extends Error {
  override readonly name: string = 'BillingRefused'
  /** There is no such customer or subscription: it is over and was cleared away, or never was. */
  readonly isGone: boolean

  constructor(message: string, isGone = false) {
    super(message)
    this.isGone = isGone
  }
}

/** Billing does not let us in: no fault of this customer's, and so for all of the tenant until its key is mended. */
export class BillingBarred extends Error {
  override readonly name = 'BillingBarred'
}

/** Billing is there and has no time now. `after`: milliseconds it asks us to wait, where it says so. */
export class BillingBusy extends Error {
  override readonly name = 'BillingBusy'
  readonly after: number | null

  constructor(message: string, after: number | null = null) {
    super(message)
    this.after = after
  }
}
