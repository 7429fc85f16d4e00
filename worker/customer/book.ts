import { copyFor } from '#shared/copy/copy.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Here } from '#shared/engine/steps/step.ts'
import type { Session } from '#shared/engine/session.ts'
import { frameOf, show } from '#shared/engine/show.ts'
import { transcript } from '#shared/engine/transcript.ts'
import type { Resumed, Turn } from '#shared/protocol/turn.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { EventLog, type Kept } from './event-log.ts'
import { Pinned } from './pinned.ts'

/** The sessions of one customer: what is on the record, and how it reads. Asks nobody outside. */
export class Book {
  readonly log: EventLog
  readonly pinned: Pinned

  constructor(sql: SqlStorage) {
    this.log = new EventLog(sql)
    this.pinned = new Pinned(sql)
  }

  compiledFor(session: Session): Compiled {
    return this.pinned.get(session.started.playbook)
  }

  /** The latest session about a subscription, open or over. */
  latest(subscription: string): Session | null {
    const about = this.log.sessions().filter(({ session }) => session.started.subscription === subscription)
    return about.at(-1)?.session ?? null
  }

  /** The session about a subscription that can be gone on with. */
  open(subscription: string, now: number): Session | null {
    const latest = this.latest(subscription)
    return latest !== null && latest.outcome === null && now < this.silentAt(latest) ? latest : null
  }

  /** When silence makes a session an abandoned one, in milliseconds since 1970. */
  silentAt(session: Session): number {
    return Date.parse(session.lastAt) + this.compiledFor(session).playbook.exit.abandonedAfter * 60_000
  }

  unfinished(): Session[] {
    return this.log.sessions().flatMap(({ session }) => (session.outcome === null ? [session] : []))
  }

  here({ session }: Kept, at: Date): Here {
    return {
      compiled: this.compiledFor(session),
      session,
      at,
      earlier: this.log.offersBeside(session.started.session),
    }
  }

  turn(session: Session, locale: string): Turn {
    const compiled = this.compiledFor(session)
    return show(compiled, session, copyFor(locale, compiled.playbook.words))
  }

  /** All that was said, and the turn on the table. */
  shown({ session, events }: { session: Session; events: readonly Event[] }, locale: string): Resumed {
    const compiled = this.compiledFor(session)
    const copy = copyFor(locale, compiled.playbook.words)
    return {
      frame: frameOf(session, copy),
      thread: transcript(compiled, events, copy),
      turn: show(compiled, session, copy),
    }
  }
}
