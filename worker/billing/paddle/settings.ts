import * as z from 'zod'
import { givenKey, refuseOtherMode, type Mode } from '../keys.ts'
import { apiBase, plansWith } from '../plans.ts'

const priceId = z.string().regex(/^pri_[a-z\d]{26}$/, 'must be the id of a price, like pri_01gsz8…')

/** `billing` of a tenant that bills by Paddle Billing. */
export const PaddleSettings = z.strictObject({
  provider: z.literal('paddle'),
  /** Which of PARLEY_BILLING_KEYS opens it. */
  keyName: z.string().min(1).max(64),
  plans: plansWith(priceId),
  /**
   * Paddle changes a plan at once and knows no later day. The tenant's own service gives the paid plan on until the day
   * in `parley_keeps`; where it does not, no smaller plan is offered.
   */
  keepsPaidPlan: z.boolean().default(false),
  /** For tests. Paddle has one address for each mode. */
  api: apiBase.optional(),
})
export type PaddleSettings = z.infer<typeof PaddleSettings>

/** How Paddle is reached: a key, and where. */
export interface PaddleAccess {
  key: string
  api: string
}

/** Keys of today say of which mode they are; older ones do not, and are not taken. */
const keys = /^pdl_(live|sdbx)_apikey_[a-z\d]{26}_[A-Za-z\d]{22}_[A-Za-z\d]{3}$/
const addresses = { live: 'https://api.paddle.com', test: 'https://sandbox-api.paddle.com' }

/** @throws Error where the key is none of Paddle's, or of the other mode than the session's. */
export function paddleAccess(
  { api, keyName }: PaddleSettings,
  given: string | undefined,
  mode: Mode,
): PaddleAccess {
  const key = givenKey(keyName, given)
  const found = keys.exec(key)?.[1]
  if (found === undefined)
    throw new Error(`the key ${keyName} is no key of Paddle (pdl_live_apikey_… or pdl_sdbx_apikey_…)`)
  const of: Mode = found === 'live' ? 'live' : 'test'
  refuseOtherMode(keyName, of, mode)
  return { key, api: api ?? addresses[mode] }
}
