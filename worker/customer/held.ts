import type { Event } from '#shared/engine/events.ts'
import type { Stated } from '#shared/facts/stated.ts'
import type { Resumed } from '#shared/protocol/turn.ts'
import type { Reached } from './contact.ts'
import type { Desk } from './desk.ts'
import type { Asked } from './outbox-rows.ts'
import type { Exposed } from './trials.ts'

/** What is kept of one customer beside their sessions. */
export interface Held {
  /** When they were erased last, an ISO instant; null for never. */
  erasedAt: string | null
  contact: Reached | null
  stated: Stated[]
  exposed: Exposed[]
  /** Oldest first. */
  sessions: string[]
}

/** What is kept of one session: all that happened, how it read, and what was asked of others for it. */
export interface HeldSession {
  session: string
  subscription: string
  events: readonly Event[]
  shown: Resumed
  effects: Asked[]
  /** Tokens that opened it. */
  tokens: number
}

export function heldOf({ book, facts, erasure }: Desk): Held {
  const at = erasure.at()
  return {
    erasedAt: at === null ? null : new Date(at).toISOString(),
    contact: book.contact.get(),
    stated: facts.all(),
    exposed: book.trials.exposed(),
    sessions: book.log.sessions().map(({ session }) => session.started.session),
  }
}

export async function heldSession(desk: Desk, id: string): Promise<HeldSession | null> {
  await desk.book.addresses.make(id)
  const kept = desk.book.log.read(id)
  if (kept === null) return null
  const { subscription, locale } = kept.session.started
  return {
    session: id,
    subscription,
    events: kept.events,
    shown: desk.book.shown(kept, locale),
    effects: desk.outbox.rows.ofSession(id),
    tokens: desk.doors.opened(id),
  }
}
