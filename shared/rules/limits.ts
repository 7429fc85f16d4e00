import { mostOff } from '#shared/money.ts'
import { mostCycles, type OfferKind } from '#shared/playbook/offers.ts'
import type { Limits } from '#shared/playbook/playbook.ts'
import { reducedMonthlyPrice, type Terms } from './terms.ts'
import { monthlyPrice, type Facts } from './facts.ts'

/** No customer sees a third offer inside the cooldown, whatever a playbook says (S4.1). */
export const mostOffers = 2

/** Offers made to one customer, in this session and all earlier ones, over every subscription. */
export interface Made {
  at: string
  offer: string
  kind: OfferKind
  state: 'open' | 'accepted' | 'declined'
}

export const insideCooldown = (made: readonly Made[], limits: Limits, at: Date): Made[] =>
  made.filter((one) => at.getTime() - Date.parse(one.at) < limits.cooldownDays * 86_400_000)

/** Why no offer at all may be made now; null where one may. */
export function refusedByLimits(made: readonly Made[], limits: Limits): 'cooldown' | 'limit' | null {
  if (made.some((one) => one.state === 'accepted')) return 'cooldown'
  return made.length >= Math.min(limits.offers, mostOffers) ? 'limit' : null
}

/** No more than half of the price off, and not for ever: asked again here, where the price is known. */
export function withinCap(terms: Terms): boolean {
  if (terms.kind !== 'discount') return true
  const off = terms.priceNow.amount - terms.priceDuring.amount
  return off >= 1 && off <= mostOff(terms.priceNow.amount) && terms.cycles <= mostCycles
}

/** Whether what stays of the price still covers the cost to serve and the floor above it. */
export function aboveFloor(terms: Terms, facts: Facts, floorPercent: number): boolean {
  const reduced = reducedMonthlyPrice(terms, facts)
  if (reduced === null || facts.costToServe === null) return true
  return reduced - facts.costToServe >= (monthlyPrice(facts) * floorPercent) / 100
}
