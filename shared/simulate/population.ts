/** Made-up customers: what is known of each, why they would leave, and how they are. Nobody has a name. */
import { addDays, addMonths } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { chanceOf, type Chance } from './chance.ts'
import { planOf, plans, priceIn, type PlanId } from './plans.ts'

/** `writes` in their own words, leaves by the way out at once, falls silent, or presses what is asked. */
export type Manner = 'presses' | 'writes' | 'hurries' | 'silent'

export interface Person {
  customer: string
  /** BCP 47. */
  locale: 'en' | 'he'
  facts: Facts
  /** Null: they would rather not say. */
  reason: string | null
  manner: Manner
  /** 0 to 1: how much of a difference a lower price makes to them. */
  priceSensitivity: number
  /** Says yes to hearing offers, where that is asked. */
  permits: boolean
  /** The chance to be kept a month later if nothing is offered, and where they stand in it: 0 to 1. */
  base: number
  rank: number
  /** How a later loss comes about. */
  failsToPay: boolean
}

/** Of a hundred who leave; what is left of them would rather not say. */
export const usualReasons: readonly (readonly [reason: string, share: number])[] = [
  ['price', 35],
  ['unused', 19],
  ['product', 18],
  ['competitor', 7],
  ['service', 6],
  ['moved', 3],
  ['closing', 3],
  ['hardship', 2],
  ['billing_error', 1.5],
  ['bereaved', 0.5],
  ['other', 4],
]

const places = [
  ['US-CA', 'USD', 16],
  ['US-TX', 'USD', 14],
  ['US-NY', 'USD', 12],
  ['US-FL', 'USD', 8],
  ['US-MN', 'USD', 4],
  ['IL', 'ILS', 18],
  ['GB', 'GBP', 12],
  ['DE', 'EUR', 8],
  ['FR', 'EUR', 5],
  ['JP', 'JPY', 3],
] as const

const planShares = [
  ['made-up-solo', 45],
  ['made-up-team', 43],
  ['made-up-studio', 12],
] as const satisfies readonly (readonly [PlanId, number])[]

/** The `index`-th customer of a year, who comes on a day; `reasons` are those of that day. */
export function personOf(
  seed: number,
  index: number,
  day: string,
  reasons: readonly (readonly [string, number])[],
): Person {
  const chance = chanceOf(seed, `person ${index}`)
  const facts = factsOf(chance, day)
  const reason = drawn(chance, [...reasons, [null, 2]])
  return {
    customer: `made-up-${index}`,
    locale: facts.place === 'IL' && chance.happens(75) ? 'he' : 'en',
    facts,
    reason,
    manner: drawn(chance, manners),
    priceSensitivity: chance.next(),
    permits: chance.happens(70),
    base: baseOf(facts, reason),
    rank: chance.next(),
    failsToPay: chance.happens(facts.status === 'past_due' ? 50 : 9),
  }
}

const manners = [
  ['presses', 80],
  ['writes', 8],
  ['hurries', 6],
  ['silent', 6],
] as const

function factsOf(chance: Chance, day: string): Facts {
  const [place, currency] = drawn(
    chance,
    places.map((one) => [one, one[2]] as const),
  )
  const plan = drawn(chance, planShares)
  const period = chance.happens(82) ? 'month' : 'year'
  const price = priceIn(plan, currency, period)
  const use = Math.round(100 * chance.next() ** 1.3)
  const months = Math.floor(60 * chance.next() ** 2)
  const status = drawn(chance, statuses)
  return {
    name: null,
    plan: { id: plan, name: planOf(plan).name },
    period,
    price: { amount: price, currency },
    since: addMonths(day, -months),
    periodEnd: addDays(day, chance.between(1, period === 'month' ? 27 : 360)),
    status,
    use,
    idleDays: use > 40 ? chance.between(0, 6) : chance.between(2, 60),
    potential: drawn(chance, potentials),
    anchor: chance.happens(4),
    openCases: chance.happens(7) ? 1 : 0,
    complaints: chance.happens(15) ? chance.between(1, 3) : 0,
    costToServe: Math.round((priceIn(plan, currency, 'month') * chance.between(4, 45)) / 100),
    place,
    smallerPlan: smallerThan(plan, currency, period),
    otherPeriod: otherPeriodOf(plan, currency, period),
    useTrend: drawn(chance, trends),
    futureValue: null,
    contractEnd: null,
    contactConsent: null,
    accountGroup: null,
  }
}

const statuses = [
  ['active', 95],
  ['past_due', 3],
  ['trialing', 2],
] as const
const potentials = [
  ['low', 25],
  ['medium', 60],
  ['high', 15],
] as const
const trends = [
  ['falling', 35],
  ['steady', 55],
  ['rising', 10],
] as const

function smallerThan(id: PlanId, currency: Currency, period: Facts['period']): Facts['smallerPlan'] {
  const smaller = plans[plans.indexOf(planOf(id)) - 1]
  if (!smaller) return null
  const price = { amount: priceIn(smaller.id, currency, period), currency }
  return { id: smaller.id, name: smaller.name, price, loses: [] }
}
type Currency = (typeof places)[number][1]

function otherPeriodOf(id: PlanId, currency: Currency, period: Facts['period']): Facts['otherPeriod'] {
  const other = period === 'year' ? 'month' : 'year'
  return { period: other, price: { amount: priceIn(id, currency, other), currency } }
}

/** Who uses it and has been there for long stays sooner; who has complained, or is gone in earnest, does not. */
function baseOf({ use, since, periodEnd, complaints, anchor }: Facts, reason: string | null): number {
  const years = (Date.parse(periodEnd) - Date.parse(since ?? periodEnd)) / 31_536_000_000
  const leaning = 0.16 + (use ?? 0) / 500 + Math.min(years, 4) / 40 + (anchor ? 0.1 : 0) - complaints / 40
  return Math.min(0.6, Math.max(0.04, leaning * (earnest[reason ?? ''] ?? 1)))
}

/** Reasons that leave little to stay for. */
const earnest: Record<string, number> = {
  bereaved: 0.05,
  closing: 0.1,
  moved: 0.2,
  hardship: 0.4,
  competitor: 0.7,
}

/** One of several by their weights, which sum to anything. */
export function drawn<T>(chance: Chance, weighted: readonly (readonly [T, number])[]): T {
  const all = weighted.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance.next() * all
  for (const [one, weight] of weighted) if ((left -= weight) < 0) return one
  const last = weighted.at(-1)
  if (!last) throw new Error('nothing to draw from')
  return last[0]
}
