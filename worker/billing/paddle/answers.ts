import { BillingBarred, BillingBusy, BillingRefused } from '../billing.ts'
import { waitOf } from '../retry-after.ts'
import { PaddleError } from './shapes.ts'

/** An answer that arrived: its status, one header, and its body where that is JSON. */
export interface Answered {
  status: number
  /** `Retry-After`, as it stands there. */
  retryAfter: string | null
  body: unknown
}

/** A no of Paddle's, by its code. */
export class PaddleRefusal extends BillingRefused {
  constructor(status: number, code: string) {
    super(`Paddle said ${status} ${code}`, code === 'not_found')
  }
}

/** Something else is under way there, and goes away. All other 409 do so as well, but for `lasting`. */
const passing = new Set([
  'subscription_locked_pending_changes',
  'subscription_credit_creation_against_processing_transaction',
])
/** Held for the customer to look over its terms, until the next bill: longer than anybody should be kept waiting. */
const lasting = 'subscription_locked_consent_review_period'

/**
 * What an answer that is no success comes to. Only codes are repeated: Paddle's sentences may hold what a customer
 * typed. An error that is not plainly a no leaves open what happened, and the next try looks before it writes.
 */
export function faultOf({ status, retryAfter, body }: Answered): Error {
  const read = PaddleError.safeParse(body)
  const { type, code } = read.success ? read.data.error : { type: '', code: 'unreadable' }
  const said = `Paddle said ${status} ${code}`
  if (status === 401 || status === 403) return new BillingBarred(said)
  if (status === 429) return new BillingBusy(said, waitOf(retryAfter))
  if ((status === 409 && code !== lasting) || passing.has(code)) return new BillingBusy(said)
  // A no comes in Paddle's own form; anything between us and Paddle says it otherwise.
  const isNo = status >= 400 && status < 500 && type === 'request_error'
  return isNo ? new PaddleRefusal(status, code) : new Error(said)
}
