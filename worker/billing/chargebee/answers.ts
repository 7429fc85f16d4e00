import { BillingBarred, BillingBusy, BillingRefused } from '../billing.ts'
import { waitOf } from '../retry-after.ts'
import { ChargebeeError } from './shapes.ts'

/** An answer that arrived: its status, one header, and its body where that is JSON. */
export interface Answered {
  status: number
  /** `Retry-After`, as it stands there. */
  retryAfter: string | null
  body: unknown
}

/** The site, not a customer, is what is not there or may not be spoken to. */
const ofSite = new Set(['site_not_found', 'api_authentication_failed', 'api_authorization_failed'])
/** Chargebee has not decided: something of its own is in the way, and goes away. */
const passing = new Set([
  'api_request_limit_exceeded',
  'internal_temporary_error',
  'site_not_ready',
  'site_read_only_mode',
  'unable_to_process_request',
])

/** A no of Chargebee's, by its code. */
export class ChargebeeRefusal extends BillingRefused {
  constructor(status: number, code: string) {
    super(`Chargebee said ${status} ${code}`, code === 'resource_not_found')
  }
}

/**
 * What an answer that is no success comes to. Only codes are repeated: Chargebee's sentences may hold what a customer
 * typed. An error that is not plainly a no leaves open what happened, and the next try looks before it writes.
 */
export function faultOf({ status, retryAfter, body }: Answered): Error {
  const read = ChargebeeError.safeParse(body)
  const code = read.success ? read.data.api_error_code : 'unreadable'
  const said = `Chargebee said ${status} ${code}`
  if (status === 401 || status === 403 || ofSite.has(code)) return new BillingBarred(said)
  if (status === 429 || status === 409 || passing.has(code)) return new BillingBusy(said, waitOf(retryAfter))
  // A no comes in Chargebee's own form; anything between us and Chargebee says it otherwise.
  const isNo = status >= 400 && status < 500 && read.success && read.data.type !== 'operation_failed'
  return isNo ? new ChargebeeRefusal(status, code) : new Error(said)
}
