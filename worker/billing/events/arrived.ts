/** What comes in from billing, before and after it is believed; see docs/billing.md, *Events from billing*. */

/** A request as it came: nothing of it is read before its sender is known. */
export interface Arrived {
  body: Uint8Array<ArrayBuffer>
  headers: Headers
  /** The last part of the address, where the sender was given one that nobody can guess. */
  path: string | null
  now: Date
}

/** All that is believed of an event: that something about a subscription changed, and when. */
export interface BillingEvent {
  /** The provider's own, the same each time it is sent. */
  id: string
  subscription: string
  /** ISO instant, by the provider's clock. */
  occurred: string
}

/** Why an event that is truly the provider's changes nothing here. */
export type Ignored = 'type' | 'version' | 'mode' | 'account' | 'old' | 'duplicate' | 'unknown_subscription'

/** Null where it is not what this provider sends. */
export type Read = { event: BillingEvent } | { ignored: Ignored } | null
