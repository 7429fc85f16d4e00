import { percentOf, type Money } from '#shared/money.ts'
import type { Offer, OfferKind } from '#shared/playbook/offers.ts'
import { addDays, addHours, addMonths } from './derived.ts'
import { monthlyPrice, type Facts, type Localized } from './facts.ts'

/**
 * An offer worked out for one customer: every figure the card shows and billing is told, fixed when it is made.
 * `cost` is what it costs the business in its first twelve months, were it accepted.
 */
export type Terms = { cost: Money; period: Facts['period']; priceNow: Money } & (
  | { kind: 'discount'; percent: number; cycles: number; priceDuring: Money; from: string; until: string }
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

const periodMonths = (facts: Facts): number => (facts.period === 'year' ? 12 : 1)

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
  return { ...base, ...terms } as Terms
}

/** What is a kind's own: its terms without what all have, and its cost in minor units where it has one. */
type Own<K extends OfferKind> = Omit<Extract<Terms, { kind: K }>, 'cost' | 'period' | 'priceNow'> & {
  cost?: number
}
type Maker<O extends Offer> = (offer: O, facts: Facts, at: Date) => Own<O['kind']> | null

const makers: { [K in OfferKind]: Maker<Extract<Offer, { kind: K }>> } = {
  discount({ kind, percent, cycles }, facts) {
    const { amount, currency } = facts.price
    const off = percentOf(amount, percent)
    if (off < 1 || facts.status === 'trialing') return null
    const months = periodMonths(facts)
    const until = addMonths(facts.periodEnd, cycles * months)
    const priceDuring = { amount: amount - off, currency }
    return {
      kind,
      percent,
      cycles,
      priceDuring,
      from: facts.periodEnd,
      until,
      cost: off * Math.min(cycles, 12 / months),
    }
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

function dueWithin<K extends CaseTerms['kind']>(offer: { kind: K; withinHours: number }, _: Facts, at: Date) {
  return { kind: offer.kind, due: addHours(at, offer.withinHours) }
}

/** What a month brings after the offer, in minor units, while it lasts; null where the price stays as it is. */
export function reducedMonthlyPrice(terms: Terms, facts: Facts): number | null {
  if (terms.kind === 'discount') return Math.round(terms.priceDuring.amount / periodMonths(facts))
  if (terms.kind === 'plan_change') return Math.round(terms.price.amount / periodMonths(facts))
  return null
}
