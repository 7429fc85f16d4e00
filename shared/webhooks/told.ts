import { laneOf } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { acceptedOffer } from '#shared/engine/letters.ts'
import { begunBy, evolve } from '#shared/engine/fold.ts'
import type { Session } from '#shared/engine/session.ts'
import type { Terms } from '#shared/rules/terms.ts'
import { WebhookEvent, type WebhookType } from './events.ts'

/** One thing to tell. */
export interface Told {
  /** Of its place in the log: told again, it is the same thing. */
  key: string
  /** Things of one lane are told in their order. */
  lane: string
  /** Whose it is; null where nobody knows. */
  customer: string | null
  mode: 'live' | 'test'
  event: WebhookEvent
}

/** All that a session's log has to tell, each as it stood at its own place in it: the same whenever it is asked. */
export function toldOf(events: readonly Event[]): Told[] {
  const told: Told[] = []
  let session: Session | null = null
  for (const [position, event] of events.entries()) {
    session = foldedOn(session, event)
    const happened = session && tellingOf(event, session)
    if (!session || !happened) continue
    const made = eventOf(event.at, session, happened)
    const { session: lane, customer, mode } = session.started
    if (made) told.push({ key: keyOf(lane, position), lane, customer, mode, event: made })
  }
  return told
}

const keyOf = (session: string, position: number): string => `${session}-${position}`

/** Its place in the log, from 0. */
export const positionOf = ({ key, lane }: Pick<Told, 'key' | 'lane'>): number =>
  Number(key.slice(lane.length + 1))

function foldedOn(session: Session | null, event: Event): Session | null {
  if (session) return evolve(session, event)
  return event.type === 'session_started' ? begunBy(event) : null
}

type Telling = { type: WebhookType } & Record<string, unknown>

/** Null where a log is so old that what it says has not the form of today: a report never waits for that. */
function eventOf(at: string, { started, reasons }: Session, { type, ...own }: Telling): WebhookEvent | null {
  const { session, customer, subscription, mode, tier } = started
  const data = { session, customer, subscription, mode, tier, reasons: reasons.slice(0, 50), ...own }
  return WebhookEvent.safeParse({ type, timestamp: at, data }).data ?? null
}

function tellingOf(event: Event, session: Session): Telling | null {
  switch (event.type) {
    case 'ended':
      return endOf(event.outcome, session)
    case 'offer_accepted':
      return { type: 'offer.accepted', offer: offerTold(event.offer, event.terms) }
    case 'offer_declined': {
      const declined = session.offers.find(({ offer }) => offer === event.offer)
      return declined ? { type: 'offer.declined', offer: offerTold(event.offer, declined.terms) } : null
    }
    case 'case_opened':
      return { type: 'case.opened', case: event.kind, reason: event.reason, due: event.due }
    case 'effect_failed':
      return laneOf[event.effect] === 'billing' || event.due !== undefined ? failure(event, 'declined') : null
    case 'effect_stuck':
      return failure(event, 'stuck')
    case 'effect_done':
      return event.effect === 'take_back' ? { type: 'cancellation.undone' } : null
    default:
      return null
  }
}

function endOf(outcome: NonNullable<Session['outcome']>, session: Session): Telling | null {
  const type = `session.${outcome}` as const
  if (outcome === 'cancelled') return { type, endsOn: session.endsOn }
  if (outcome !== 'saved') return { type }
  const accepted = acceptedOffer(session)
  return accepted ? { type, offer: offerTold(accepted.offer, accepted.terms) } : null
}

/** Why it failed is in billing's own words, which may be about anybody: they stay where they are. */
const failure = (
  { effect, key, due }: Extract<Event, { type: 'effect_failed' | 'effect_stuck' }>,
  state: 'declined' | 'stuck',
): Telling => ({ type: 'effect.failed', effect, key, state, due: due ?? null })

const offerTold = (id: string, terms: Terms) => ({ id, ...terms })
