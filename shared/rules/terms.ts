import { percentOf, type Money } from '#shared/money.ts'
import type { Offer } from '#shared/playbook/offers.ts'
import { addDays, addHours, addMonths } from './derived.ts'
import { monthlyPrice, type Facts, type Localized } from './facts.ts'

/**
 * An offer worked out for one customer: every figure the card shows and billing is told, fixed when it is made.
 * `cost` is what it costs the business in its first twelve months, were it accepted.
 */
export type Terms = { cost: Money; period: Facts['period']; priceNow: Money } & (
  | { kind: 'discount'; percent: number; cycles: number; priceDuring: Money; from: string; until: string }
  | { kind: 'credit'; percent: number; amount: Money }
  | { kind: 'pause'; months: number; from: string; until: string }
  | { kind: 'plan_change'; plan: string; name: Localized; price: Money; loses: Localized[]; from: string }
  | { kind: 'trial_extension'; days: number; until: string }
  | { kind: 'benefit'; benefit: string; months: number; until: string }
  | { kind: 'service_fix' | 'guided_help' | 'contact'; due: string }
)

type CaseTerms = Extract<Terms, { due: string }>

/** An answer by a person with a deadline: nothing changes at billing. */
export const isCase = (terms: Terms): terms is CaseTerms => 'due' in terms

const periodMonths = (facts: Facts): number => (facts.period === 'year' ? 12 : 1)

/** Null where the offer has no meaning for this customer: no smaller plan, not on trial, nothing left to reduce. */
export function termsOf(offer: Offer, facts: Facts, at: Date): Terms | null {
  const { currency } = facts.price
  const money = (amount: number): Money => ({ amount, currency })
  const base = (cost: number) => ({ cost: money(Math.max(0, cost)), period: facts.period, priceNow: facts.price })
  switch (offer.kind) {
    case 'discount': {
      const off = percentOf(facts.price.amount, offer.percent)
      if (off < 1 || facts.status === 'trialing') return null
      const until = addMonths(facts.periodEnd, offer.cycles * periodMonths(facts))
      const { kind, percent, cycles } = offer
      const priceDuring = money(facts.price.amount - off)
      return { ...base(off * Math.min(cycles, 12 / periodMonths(facts))), kind, percent, cycles, priceDuring, from: facts.periodEnd, until }
    }
    case 'credit': {
      const amount = percentOf(monthlyPrice(facts), offer.percent)
      return amount < 1 ? null : { ...base(amount), kind: offer.kind, percent: offer.percent, amount: money(amount) }
    }
    case 'pause': {
      if (facts.status === 'trialing') return null
      const until = addMonths(facts.periodEnd, offer.months)
      return { ...base(0), kind: offer.kind, months: offer.months, from: facts.periodEnd, until }
    }
    case 'plan_change': {
      const smaller = facts.smallerPlan
      if (smaller === null || smaller.price.currency !== currency || smaller.price.amount >= facts.price.amount) return null
      const { id: plan, name, price, loses } = smaller
      const less = (facts.price.amount - price.amount) * (12 / periodMonths(facts))
      return { ...base(less), kind: offer.kind, plan, name, price, loses, from: facts.periodEnd }
    }
    case 'trial_extension': {
      if (facts.status !== 'trialing') return null
      return { ...base(0), kind: offer.kind, days: offer.days, until: addDays(facts.periodEnd, offer.days) }
    }
    case 'benefit':
      return { ...base(0), kind: offer.kind, benefit: offer.benefit, months: offer.months, until: addMonths(facts.periodEnd, offer.months) }
    case 'service_fix':
    case 'guided_help':
    case 'contact':
      return { ...base(0), kind: offer.kind, due: addHours(at, offer.withinHours) }
  }
}

/** What a month brings after the offer, in minor units, while it lasts; null where the price stays as it is. */
export function reducedMonthlyPrice(terms: Terms, facts: Facts): number | null {
  if (terms.kind === 'discount') return Math.round(terms.priceDuring.amount / periodMonths(facts))
  if (terms.kind === 'plan_change') return Math.round(terms.price.amount / periodMonths(facts))
  return null
}
