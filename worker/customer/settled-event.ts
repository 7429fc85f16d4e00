import { isUnlogged, laneOf } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { needing, promisedBy, seenToBy, type StuckWhy } from '#shared/engine/stuck.ts'
import type { Settled } from './outbox.ts'
import type { Waiting } from './outbox-rows.ts'

type Which = Pick<Waiting, 'key' | 'kind'>

/**
 * What is written down of an effect that ended; null where that adds nothing. `late`: after the customer was told to
 * wait. A no calls a person, unless the offer itself stood no more.
 */
export function settledEvent(
  { key, kind: effect }: Which,
  settled: Settled,
  events: readonly Event[],
  at: Date,
  late: boolean,
): Event | null {
  const listed = needing(events, key) === null ? {} : { listed: true as const }
  if (isUnlogged(effect) && !listed.listed) return null
  // Only of billing was anybody told to wait.
  const isLate = late && laneOf[effect] === 'billing'
  const stamp = { at: at.toISOString(), turn: null, key, effect, late: isLate, ...listed }
  if (settled.type === 'done')
    return { type: 'effect_done', ...stamp, ...(settled.unsent && { unsent: settled.unsent }) }
  // Tried once more by hand, and declined once more: that was said.
  if (isDeclined(events, key)) return null
  const { why, void: voided } = settled
  return {
    type: 'effect_failed',
    why,
    ...stamp,
    ...(voided ? { void: voided } : { due: seenToBy(stamp.at) }),
  }
}

/** Null where it is written down already that a person is needed, or the list itself is what cannot be written. */
export function stuckEvent(
  { key, kind: effect }: Which,
  why: StuckWhy,
  events: readonly Event[],
  at: Date,
): Event | null {
  if (effect === 'list_stuck' || needing(events, key) !== null) return null
  return {
    type: 'effect_stuck',
    key,
    effect,
    why,
    due: promisedBy(effect, askedAt(key, events)),
    at: at.toISOString(),
    turn: null,
  }
}

/** Its key names the place of the event that asked for it. */
export function askedAt(key: string, events: readonly Event[]): string {
  const position = Number(key.split('-').at(-2))
  return (events[position] ?? events.at(-1))?.at ?? ''
}

const isDeclined = (events: readonly Event[], key: string): boolean => {
  const need = needing(events, key)
  return need !== null && typeof need.why === 'object'
}
