import { effectKey, effectsOf, type Effect } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'

/** What is itself made of the log at the tenant's object; the log does not tell of it. */
type Unlogged = 'report' | 'settle_offers'

/** One effect that the session asked for, and what the record says became of it. */
export interface Outside {
  effect: Exclude<Effect, { type: Unlogged }>
  state: 'waiting' | 'done' | 'failed'
  /** When it was settled; null while it waits. */
  at: string | null
  why: string | null
}

export function doneOutside(session: string, events: readonly Event[]): Outside[] {
  return events.flatMap((event, position) =>
    effectsOf(event).flatMap((effect, index) =>
      effect.type === 'report' || effect.type === 'settle_offers'
        ? []
        : [outside(effect, effectKey(session, position, index), events)],
    ),
  )
}

function outside(effect: Outside['effect'], key: string, events: readonly Event[]): Outside {
  const settled = events.find(
    (event) => (event.type === 'effect_done' || event.type === 'effect_failed') && event.key === key,
  )
  if (settled?.type === 'effect_failed') return { effect, state: 'failed', at: settled.at, why: settled.why }
  return { effect, state: settled ? 'done' : 'waiting', at: settled?.at ?? null, why: null }
}
