import * as z from 'zod'
import { givenKey, refuseOtherMode, type Mode } from '../keys.ts'
import { apiBase, plansWith } from '../plans.ts'

/** `billing` of a tenant that bills by Chargebee, by its second product catalogue. */
export const ChargebeeSettings = z.strictObject({
  provider: z.literal('chargebee'),
  /** The site's name, as in `acme.chargebee.com` or `acme-test.chargebee.com`. */
  site: z.string().regex(/^[a-z0-9][a-z0-9-]{0,58}$/, 'must be the name of a site, like acme-test'),
  /** Which of PARLEY_BILLING_KEYS opens it. */
  keyName: z.string().min(1).max(64),
  plans: plansWith(z.string().min(1).max(100)),
  /** The site's own codes of why somebody leaves, by reason of the playbook; a reason that is not here is not sent. */
  reasons: z.record(z.string().min(1).max(64), z.string().min(1).max(100)).default({}),
  api: apiBase.optional(),
})
export type ChargebeeSettings = z.infer<typeof ChargebeeSettings>

/** How a site is reached: by a key of its own, and where. */
export interface ChargebeeAccess {
  key: string
  api: string
}

const keys = /^(live|test)_\w{8,250}$/

/** @throws Error where the key is none of Chargebee's, or of the other mode than the session's. */
export function chargebeeAccess(
  { site, api, keyName }: ChargebeeSettings,
  given: string | undefined,
  mode: Mode,
): ChargebeeAccess {
  const key = givenKey(keyName, given)
  const of = keys.exec(key)?.[1]
  if (of === undefined) throw new Error(`the key ${keyName} is no key of Chargebee (live_… or test_…)`)
  refuseOtherMode(keyName, of, mode)
  return { key, api: api ?? `https://${site}.chargebee.com` }
}
