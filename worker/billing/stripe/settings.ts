import * as z from 'zod'
import { givenKey, refuseOtherMode, type Mode } from '../keys.ts'
import { apiBase, plansWith } from '../plans.ts'

const priceId = z.string().regex(/^price_\w{1,60}$/, 'must be the id of a price, like price_1Abc')

/** `billing` of a tenant that bills by Stripe. */
export const StripeSettings = z.strictObject({
  provider: z.literal('stripe'),
  /** Which of PARLEY_BILLING_KEYS opens it. */
  keyName: z.string().min(1).max(64),
  plans: plansWith(priceId),
  api: apiBase.default('https://api.stripe.com'),
})
export type StripeSettings = z.infer<typeof StripeSettings>

/** How Stripe is reached: a key, the mode it is of, and where. */
export interface StripeAccess {
  key: string
  mode: Mode
  api: string
}

/** A restricted key can do what it was given, and no more; a secret one could empty the account. */
const restricted = /^rk_(live|test)_\w{8,250}$/

/** @throws Error where the key is no restricted one, or of the other mode than the session's. */
export function accessTo(
  { api, keyName }: StripeSettings,
  given: string | undefined,
  mode: Mode,
): StripeAccess {
  const key = givenKey(keyName, given)
  const of = restricted.exec(key)?.[1]
  if (of === undefined)
    throw new Error(`the key ${keyName} is no restricted key of Stripe (rk_live_… or rk_test_…)`)
  refuseOtherMode(keyName, of, mode)
  return { key, mode, api }
}
