import { BillingBarred, BillingBusy, BillingRefused } from '../billing.ts'
import { waitOf } from '../retry-after.ts'
import { StripeError } from './shapes.ts'

/** An answer that arrived: its status, two headers, and its body where that is JSON. */
export interface Answered {
  status: number
  /** `Retry-After`, as it stands there. */
  retryAfter: string | null
  body: unknown
}

/** A no of Stripe's, with its code: `resource_already_exists` is one that may be good news. */
export class StripeRefusal extends BillingRefused {
  readonly code: string

  constructor(status: number, code: string) {
    super(`Stripe said ${status} ${code}`, code === 'resource_missing')
    this.code = code
  }
}

/**
 * What an answer that is no success comes to. Only codes are repeated: Stripe's sentences may hold what a customer
 * typed. An error that is not plainly a no leaves open what happened, and the next try looks before it writes.
 */
export function faultOf({ status, retryAfter, body }: Answered): Error {
  const read = StripeError.safeParse(body)
  const { type, code = type } = read.success ? read.data.error : { type: 'unreadable' }
  const said = `Stripe said ${status} ${code}`
  if (status === 401 || status === 403) return new BillingBarred(said)
  if (status === 429) return new BillingBusy(said, code === 'lock_timeout' ? null : waitOf(retryAfter))
  if (status === 409) return new BillingBusy(said)
  // A no comes in Stripe's own form; anything between us and Stripe says it otherwise.
  if (status >= 400 && status < 500 && read.success) return new StripeRefusal(status, code)
  return new Error(said)
}
