import {
  effectKey,
  effectsOf,
  isUnlogged,
  type Effect,
  type Unlogged,
  type Unsent,
} from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'

const isLogged = (effect: Effect): effect is Outside['effect'] => !isUnlogged(effect.type)

/** One effect that the session asked for, and what the record says became of it. */
export interface Outside {
  effect: Exclude<Effect, { type: Unlogged }>
  state: 'waiting' | 'done' | 'failed'
  /** When it was settled; null while it waits. */
  at: string | null
  why: string | null
  /** Why a letter was not sent. */
  unsent: Unsent | null
}

export function doneOutside(session: string, events: readonly Event[]): Outside[] {
  return events.flatMap((event, position) =>
    effectsOf(event).flatMap((effect, index) =>
      isLogged(effect) ? [outside(effect, effectKey(session, position, index), events)] : [],
    ),
  )
}

function outside(effect: Outside['effect'], key: string, events: readonly Event[]): Outside {
  const settled = events.findLast(
    (event) => (event.type === 'effect_done' || event.type === 'effect_failed') && event.key === key,
  )
  if (settled?.type === 'effect_failed')
    return { effect, state: 'failed', at: settled.at, why: settled.why, unsent: null }
  const unsent = settled?.type === 'effect_done' ? (settled.unsent ?? null) : null
  return { effect, state: settled ? 'done' : 'waiting', at: settled?.at ?? null, why: null, unsent }
}
