import type { Change, Subscription } from '#shared/engine/change.ts'
import type { Facts } from '#shared/rules/facts.ts'

/** Who is billed for what, at the provider. */
export interface Billed {
  customer: string
  subscription: string
}

/**
 * The payment provider, as far as Parley needs one. A call that throws `BillingRefused` was understood and declined
 * for good; any other error leaves open what happened, and the same call is made again with the same key.
 */
export interface Billing {
  facts(who: Billed): Promise<Facts>
  change(who: Billed, change: Change, key: string): Promise<void>
  subscription(who: Billed): Promise<Subscription>
}

export class BillingRefused extends Error {
  override readonly name = 'BillingRefused'
}
