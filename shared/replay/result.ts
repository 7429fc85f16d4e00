import { sessionOf } from '#shared/engine/fold.ts'
import type { Event } from '#shared/engine/events.ts'
import { governing } from '#shared/engine/steps/route.ts'
import type { Money } from '#shared/money.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Tried, Withheld } from '#shared/rules/choose-offer.ts'
import type { Compiled } from '#shared/rules/compiled.ts'

/**
 * `reason`: none was given, or one that is not ours to bargain with. `rules`: all were tried and none fitted.
 * `left`: the customer's own words asked for the end before any offer.
 */
export type NoOffer = Withheld | 'rules' | 'left'

/** What a customer got when an offer was due: the offer, or why there was none. `cost` is what it costs if accepted. */
export type Response =
  | { type: 'offer'; offer: string; kind: OfferKind; rule: string; cost: Money; tried: Tried[] }
  | { type: 'none'; why: NoOffer; tried: Tried[] }

/** Who gets what: one leaver, told in one line. */
export interface Result {
  customer: string
  tier: string
  /** As given or as read from their words; the governing one first. */
  reasons: string[]
  first: Response
  /** Null where the conversation never came to a second. */
  second: Response | null
  /** Questions they had to answer. */
  turns: number
  outcome: Outcome | null
}

export function resultOf(compiled: Compiled, events: readonly Event[]): Result {
  const session = sessionOf(events)
  const [first, second] = responses(events)
  const main = governing(compiled, session.reasons)?.id
  return {
    customer: session.started.customer,
    tier: session.started.tier,
    reasons: main === undefined ? [] : [main, ...session.reasons.filter((reason) => reason !== main)],
    first: first ?? { type: 'none', why: whyNeverConsidered(events), tried: [] },
    second: second ?? null,
    turns: session.turn - 1,
    outcome: session.outcome,
  }
}

function responses(events: readonly Event[]): Response[] {
  return events.flatMap((event, position): Response[] => {
    if (event.type !== 'offer_considered') return []
    const { tried, withheld } = event.choice
    const next = events[position + 1]
    if (next?.type !== 'offer_presented') return [{ type: 'none', why: withheld ?? 'rules', tried }]
    const { offer, rule, terms } = next
    return [{ type: 'offer', offer, kind: terms.kind, rule, cost: terms.cost, tried }]
  })
}

function whyNeverConsidered(events: readonly Event[]): NoOffer {
  const [first] = events
  if (first?.type === 'session_started' && first.facts?.status === 'cancelling') return 'cancelling'
  return events.some(({ type }) => type === 'leave_asked') ? 'left' : 'reason'
}
