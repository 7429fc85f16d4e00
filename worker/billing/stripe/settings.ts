import * as z from 'zod'
import { Localized } from '#shared/rules/facts.ts'

const id = z.string().min(1).max(64)
const priceId = z.string().regex(/^price_\w{1,60}$/, 'must be the id of a price, like price_1Abc')

const byCurrency = z.record(z.string().regex(/^[A-Z]{3}$/), priceId)

/** One plan as the tenant sells it; Stripe knows prices, not which of them is the smaller plan. */
const Plan = z.strictObject({
  name: Localized,
  /** The price it is sold at now, by period and currency. */
  prices: z.strictObject({ month: byCurrency.default({}), year: byCurrency.default({}) }),
  /** Prices that earlier customers still pay. */
  older: z.array(priceId).max(100).default([]),
  /** The next smaller plan, and what a customer would no longer have on it. */
  smaller: id.nullable().default(null),
  loses: z.array(Localized).max(8).default([]),
})
export type Plan = z.infer<typeof Plan>

const loopback = /^(127\.0\.0\.1|\[::1\]|localhost)$/

/** Tests speak to a peer on this machine; anything further away is spoken to by https alone. */
const base = z
  .url()
  .refine((text) => {
    const { protocol, hostname, pathname, search, username, hash } = new URL(text)
    const isBare = pathname === '/' && search === '' && username === '' && hash === ''
    return isBare && (protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname)))
  }, 'must be https, or http on this machine, without a path')
  .transform((text) => new URL(text).origin)

/** `billing` of a tenant that bills by Stripe. */
export const StripeSettings = z.strictObject({
  provider: z.literal('stripe'),
  /** Which of PARLEY_BILLING_KEYS opens it. */
  keyName: z.string().min(1).max(64),
  plans: z.record(id, Plan).refine(isWhole, 'names a smaller plan that is not there, or one price twice'),
  api: base.default('https://api.stripe.com'),
})
export type StripeSettings = z.infer<typeof StripeSettings>

function isWhole(plans: Record<string, Plan>): boolean {
  const all = Object.values(plans)
  // One price may serve a plan in several currencies, and no second plan.
  const prices = all.flatMap((plan) => [...pricesOf(plan)])
  return (
    new Set(prices).size === prices.length &&
    all.every(({ smaller }) => smaller === null || Object.hasOwn(plans, smaller))
  )
}

export const pricesOf = ({ prices: { month, year }, older }: Plan): Set<string> =>
  new Set([...Object.values(month), ...Object.values(year), ...older])

export type Mode = 'live' | 'test'

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
  key: string | undefined,
  mode: Mode,
): StripeAccess {
  if (key === undefined)
    throw new Error(`PARLEY_BILLING_KEYS has no key ${keyName}; add it or change the tenant`)
  const of = restricted.exec(key)?.[1]
  if (of === undefined)
    throw new Error(`the key ${keyName} is no restricted key of Stripe (rk_live_… or rk_test_…)`)
  if (of !== mode) throw new Error(`the key ${keyName} is of mode ${of}, and the session of mode ${mode}`)
  return { key, mode, api }
}
