import { percentOf, type Money } from '#shared/money.ts'
import type { Offer, OfferKind } from '#shared/playbook/offers.ts'
import { addDays, addHours, addMonths } from './derived.ts'
import { monthlyPrice, type Facts, type Localized } from './facts.ts'

/** What a discount takes off each billing period: a share of the price, or an amount. */
type Reduction = { percent: number; amount?: never } | { percent?: never; amount: Money }

/**
 * An offer worked out for one customer: every figure the card shows and billing is told, fixed when it is made.
 * `cost` is what it costs the business in its first twelve months, were it accepted.
 */
export type Terms = { cost: Money; period: Facts['period']; priceNow: Money } & (
  | ({ kind: 'discount'; cycles: number; priceDuring: Money; from: string; until: string } & Reduction)
  | { kind: 'credit'; percent: number; amount: Money }
  /** `shorter`: the days before `until` that may be chosen to start again on. */
  | {
      kind: 'pause'
      months: number
      from: string
      until: string
      shorter: { months: number; until: string }[]
    }
  | { kind: 'plan_change'; plan: string; name: Localized; price: Money; loses: Localized[]; from: string }
  /** `price` is that of the period that follows; `monthly` is what the year, now or then, comes to a month. */
  | { kind: 'continuation'; to: Facts['period']; price: Money; monthly: Money; from: string }
  | { kind: 'trial_extension'; days: number; until: string }
  | { kind: 'benefit'; benefit: string; months: number; until: string }
  | { kind: 'service_fix'; due: string }
  | { kind: 'guided_help'; due: string }
  | { kind: 'contact'; due: string }
)

type CaseTerms = Extract<Terms, { due: string }>

/** An answer by a person with a deadline: nothing changes at billing. */
export const isCase = (terms: Terms): terms is CaseTerms => 'due' in terms

/** The shorter pauses that may be chosen instead, as terms of their own; no other offer has a choice in it. */
export function shorterOf(terms: Terms): (Terms & { kind: 'pause' })[] {
  return terms.kind === 'pause' ? terms.shorter.map((one) => ({ ...terms, ...one, shorter: [] })) : []
}

/** What is accepted with an option; null where the offer has no such option. */
export function acceptedTerms(terms: Terms, option: string | undefined): Terms | null {
  if (option === undefined) return terms.kind === 'pause' ? { ...terms, shorter: [] } : terms
  return shorterOf(terms).find(({ months }) => String(months) === option) ?? null
}

const periodMonths = ({ period }: { period: Facts['period'] }): number => (period === 'year' ? 12 : 1)

/** Null where the offer has no meaning for this customer: no smaller plan, not on trial, nothing left to reduce. */
export function termsOf(offer: Offer, facts: Facts, at: Date): Terms | null {
  const own = (makers[offer.kind] as Maker<Offer>)(offer, facts, at)
  if (own === null) return null
  const { cost = 0, ...terms } = own
  const base = {
    cost: { ...facts.price, amount: Math.max(0, cost) },
    period: facts.period,
    priceNow: facts.price,
  }
  return { ...base, ...terms }
}

/** What is a kind's own: its terms without what all have, and its cost in minor units where it has one. */
type Own<K extends OfferKind> = OwnOf<Extract<Terms, { kind: K }>>
type OwnOf<T> = T extends unknown ? Omit<T, 'cost' | 'period' | 'priceNow'> & { cost?: number } : never
type Maker<O extends Offer> = (offer: O, facts: Facts, at: Date) => Own<O['kind']> | null

const makers: { [K in OfferKind]: Maker<Extract<Offer, { kind: K }>> } = {
  discount({ kind, percent, amounts, cycles }, facts) {
    const { amount: price, currency } = facts.price
    const off = percent === undefined ? (amounts?.[currency] ?? 0) : percentOf(price, percent)
    if (off < 1 || price < 1 || facts.status === 'trialing') return null
    const months = periodMonths(facts)
    const until = addMonths(facts.periodEnd, cycles * months)
    const reduction = percent === undefined ? { amount: { amount: off, currency } } : { percent }
    const priceDuring = { amount: price - off, currency }
    const cost = off * Math.min(cycles, 12 / months)
    return { kind, ...reduction, cycles, priceDuring, from: facts.periodEnd, until, cost }
  },
  credit({ kind, percent }, facts) {
    const amount = percentOf(monthlyPrice(facts), percent)
    return amount < 1 ? null : { kind, percent, amount: { ...facts.price, amount }, cost: amount }
  },
  pause({ kind, months }, facts) {
    if (facts.status === 'trialing') return null
    const from = facts.periodEnd
    const shorter = Array.from({ length: months - 1 }, (_, index) => ({
      months: index + 1,
      until: addMonths(from, index + 1),
    }))
    return { kind, months, from, until: addMonths(from, months), shorter }
  },
  plan_change({ kind }, facts) {
    const { smallerPlan: smaller, price: now } = facts
    if (smaller?.price.currency !== now.currency || smaller.price.amount >= now.amount) return null
    const { id: plan, name, price, loses } = smaller
    const cost = (now.amount - price.amount) * (12 / periodMonths(facts))
    return { kind, plan, name, price, loses, from: facts.periodEnd, cost }
  },
  continuation({ kind, to }, facts) {
    const { otherPeriod: other, price: now } = facts
    if (other?.period !== to || to === facts.period || facts.status !== 'active') return null
    const { price } = other
    if (price.currency !== now.currency || price.amount < 1 || now.amount < 1) return null
    const cost = perYear(now, facts.period) - perYear(price, to)
    // A year paid ahead that costs no less than its months asks for much and gives nothing.
    if (to === 'year' && cost < 1) return null
    const year = to === 'year' ? price : now
    const monthly = { ...year, amount: Math.round(year.amount / 12) }
    return { kind, to, price, monthly, from: facts.periodEnd, cost }
  },
  trial_extension({ kind, days }, facts) {
    return facts.status === 'trialing' ? { kind, days, until: addDays(facts.periodEnd, days) } : null
  },
  benefit({ kind, benefit, months }, facts) {
    return { kind, benefit, months, until: addMonths(facts.periodEnd, months) }
  },
  service_fix: dueWithin,
  guided_help: dueWithin,
  contact: dueWithin,
}

const perYear = ({ amount }: Money, period: Facts['period']): number =>
  amount * (12 / periodMonths({ period }))

function dueWithin<K extends CaseTerms['kind']>(offer: { kind: K; withinHours: number }, _: Facts, at: Date) {
  return { kind: offer.kind, due: addHours(at, offer.withinHours) }
}

/** What a month brings after the offer, in minor units, while it lasts; null where the price stays as it is. */
export function reducedMonthlyPrice(terms: Terms, facts: Facts): number | null {
  if (terms.kind === 'discount') return Math.round(terms.priceDuring.amount / periodMonths(facts))
  if (terms.kind === 'plan_change') return Math.round(terms.price.amount / periodMonths(facts))
  if (terms.kind !== 'continuation') return null
  const monthly = Math.round(terms.price.amount / periodMonths({ period: terms.to }))
  return monthly < monthlyPrice(facts) ? monthly : null
}
