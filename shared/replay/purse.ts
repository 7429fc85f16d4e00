import type { Event } from '#shared/engine/events.ts'
import type { Session } from '#shared/engine/session.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { leftOf, monthOf, type Left } from '#shared/rules/budget.ts'
import type { Terms } from '#shared/rules/terms.ts'

/** The budgets of a playbook as they would be used up, one leaver after the other, in the months they are played in. */
export interface Purse {
  /** What is left for the next answer in a session; its own open offers hold their money. */
  left: (session: Session, at: Date) => Left | null
  /** Takes the first offer of a conversation as accepted, as the cost of a replay does. */
  spend: (events: readonly Event[], at: Date) => void
}

export function purseOf({ budgets }: Playbook): Purse {
  const spent = new Map<string, Map<OfferKind, number>>()
  return {
    left({ started, offers }, at) {
      if (started.facts === null) return null
      const { currency } = started.facts.price
      const all = new Map(spent.get(`${monthOf(at)} ${currency}`))
      for (const { terms, state } of offers) if (state === 'open') add(all, terms)
      return leftOf(budgets, all, currency)
    },
    spend(events, at) {
      const first = events.find((event) => event.type === 'offer_presented')
      if (!first) return
      const place = `${monthOf(at)} ${first.terms.cost.currency}`
      const all = spent.get(place) ?? new Map<OfferKind, number>()
      spent.set(place, add(all, first.terms))
    },
  }
}

const add = (all: Map<OfferKind, number>, { kind, cost }: Terms): Map<OfferKind, number> =>
  all.set(kind, (all.get(kind) ?? 0) + cost.amount)
