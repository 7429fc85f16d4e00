/** What every provider is told in the same way: the plans that its prices make up, and where it is. */
import * as z from 'zod'
import type { Money } from '#shared/money.ts'
import { Localized, type Facts, type SmallerPlan } from '#shared/rules/facts.ts'

const id = z.string().min(1).max(64)

/** One plan as the tenant sells it; a provider knows prices, not which of them is the smaller plan. */
const planWith = (priceId: z.ZodType<string>) => {
  const byCurrency = z.record(z.string().regex(/^[A-Z]{3}$/), priceId)
  return z.strictObject({
    name: Localized,
    /** The price it is sold at now, by period and currency. */
    prices: z.strictObject({ month: byCurrency.default({}), year: byCurrency.default({}) }),
    /** Prices that earlier customers still pay. */
    older: z.array(priceId).max(100).default([]),
    /** The next smaller plan, and what a customer would no longer have on it. */
    smaller: id.nullable().default(null),
    loses: z.array(Localized).max(8).default([]),
  })
}
export type Plan = z.infer<ReturnType<typeof planWith>>
export type Plans = Record<string, Plan>

export const plansWith = (priceId: z.ZodType<string>) =>
  z
    .record(id, planWith(priceId))
    .refine(isWhole, 'names a smaller plan that is not there, or one price twice')

function isWhole(plans: Plans): boolean {
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

export const planWithPrice = (price: string, plans: Plans): string | null =>
  Object.entries(plans).find(([, plan]) => pricesOf(plan).has(price))?.[0] ?? null

type Period = Facts['period']
export const otherPeriod: Record<Period, Period> = { month: 'year', year: 'month' }

/** The next smaller plan at what it would cost; null where there is none, or no price of it. */
export function smallerPlan(plan: Plan | undefined, price: Money | null, plans: Plans): SmallerPlan | null {
  const id = plan?.smaller ?? ''
  const smaller = plans[id]
  return smaller && price ? { id, name: smaller.name, price, loses: plan?.loses ?? [] } : null
}

const loopback = /^(127\.0\.0\.1|\[::1\]|localhost)$/

/** Tests speak to a peer on this machine; anything further away is spoken to by https alone. */
export const apiBase = z
  .url()
  .refine((text) => {
    if (!URL.canParse(text)) return false
    const { protocol, hostname, pathname, search, username, hash } = new URL(text)
    const isBare = pathname === '/' && search === '' && username === '' && hash === ''
    return isBare && (protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname)))
  }, 'must be https, or http on this machine, without a path')
  .transform((text) => new URL(text).origin)
