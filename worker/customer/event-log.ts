import { wordsGoneAt } from '#shared/engine/corrections.ts'
import type { Event } from '#shared/engine/events.ts'
import { noteGoneAt } from '#shared/engine/exit-notes.ts'
import { evolve, sessionOf } from '#shared/engine/fold.ts'
import type { OfferMade, Session } from '#shared/engine/session.ts'
import type { Retention } from '#shared/retention.ts'

/** One session as it stands: its log, and the fold of it. */
export interface Kept {
  events: readonly Event[]
  session: Session
}

/**
 * The record of one customer's sessions. Personal words stand in their own table, with a day on which they go;
 * the events point to them by position, so that folds survive their erasure.
 */
export class EventLog {
  readonly #sql: SqlStorage
  readonly #daysOf: (tenant: string) => Retention
  readonly #kept = new Map<string, Kept>()
  /** Every session's id, once they were asked for. */
  #ids: Set<string> | null = null
  /** Sessions that are being erased: for everybody they are gone, but for what billing still has to do. */
  #erasing: Set<string> | null = null

  constructor(sql: SqlStorage, daysOf: (tenant: string) => Retention) {
    this.#sql = sql
    this.#daysOf = daysOf
  }

  /** Null where there is no such session here. */
  read(id: string): Kept | null {
    return this.isErased(id) ? null : this.withErased(id)
  }

  isErased(id: string): boolean {
    return this.#hidden().has(id)
  }

  /** For what finishes effects, and for nobody else. */
  withErased(id: string): Kept | null {
    let kept = this.#kept.get(id)
    if (!kept) {
      const events = this.#sql
        .exec<{ body: string; text: string | null }>(
          `SELECT e.body, w.text FROM events e LEFT JOIN words w USING (session, position)
           WHERE e.session = ? ORDER BY e.position`,
          id,
        )
        .toArray()
        .map(joined)
      if (events.length === 0) return null
      kept = { events, session: sessionOf(events) }
      this.#kept.set(id, kept)
    }
    return kept
  }

  /**
   * The same with no time before the last on the record: the clock may be set back, the record never is (T26). A session
   * begins after all that is known of the others, so that the latest stays the latest.
   */
  inOrder(id: string, happened: readonly Event[]): readonly Event[] {
    const mine = this.withErased(id)?.session.lastAt
    const since = mine ?? after(this.sessions().map(({ session }) => session.lastAt))
    return happened.map((event) => (event.at < since ? { ...event, at: since } : event))
  }

  /** Appends what happened and returns the position of the first. Call inside a transaction, and `forget` if it fails. */
  append(id: string, happened: readonly Event[]): number {
    const before = this.withErased(id)
    const from = before?.events.length ?? 0
    this.#write(id, from, happened)
    this.#ids?.add(id)
    const events = [...(before?.events ?? []), ...happened]
    this.#kept.set(id, {
      events,
      session: before ? happened.reduce(evolve, before.session) : sessionOf(events),
    })
    return from
  }

  /** Drops what is remembered, so that the next read tells what is stored. */
  forget(): void {
    this.#kept.clear()
    this.#ids = null
    this.#erasing = null
  }

  /** From now on nobody sees these. Call in a transaction. */
  hide(ids: readonly string[]): void {
    const insert = 'INSERT OR IGNORE INTO erasing SELECT value FROM json_each(?)'
    this.#sql.exec(insert, JSON.stringify(ids))
    this.#erasing = null
  }

  /** Those that are hidden and not yet gone, oldest first. */
  hidden(): Kept[] {
    const all = [...this.#hidden()].map((id) => this.withErased(id)).filter((kept) => kept !== null)
    return all.toSorted(byBeginning)
  }

  /** All sessions, oldest first. */
  sessions(): Kept[] {
    const all = [...this.#known()].map((id) => this.read(id)).filter((kept) => kept !== null)
    return all.toSorted(byBeginning)
  }

  /** Every offer made in sessions other than this one: what the limits count (S4.1). */
  offersBeside(id: string): OfferMade[] {
    return this.sessions().flatMap(({ session }) => (session.started.session === id ? [] : session.offers))
  }

  /** Erases words whose day has come. */
  expireWords(now: number): void {
    const gone = this.#sql.exec('DELETE FROM words WHERE expires <= ?', now).rowsWritten
    if (gone > 0) this.forget()
  }

  nextExpiry(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(expires) AS at FROM words').one().at
  }

  #hidden(): Set<string> {
    if (this.#erasing) return this.#erasing
    const rows = this.#sql.exec<{ session: string }>('SELECT session FROM erasing').toArray()
    return (this.#erasing = new Set(rows.map(({ session }) => session)))
  }

  #known(): Set<string> {
    if (this.#ids) return this.#ids
    const rows = this.#sql.exec<{ session: string }>('SELECT DISTINCT session FROM events').toArray()
    return (this.#ids = new Set(rows.map(({ session }) => session)))
  }

  /** In one statement: each one costs as much as the rows it writes. Words go to their own table. */
  #write(id: string, from: number, happened: readonly Event[]): void {
    const days = this.#daysOf(this.#tenantOf(id, happened))
    const bodies = happened.map((event, index) => {
      if (!isWritten(event) || !event.text) return event
      this.#keepWords(id, from + index, event, days)
      return { ...event, text: null }
    })
    const insert = `INSERT INTO events SELECT ?, ? + key, value ->> 'type', value FROM json_each(?)`
    this.#sql.exec(insert, id, from, JSON.stringify(bodies))
  }

  #tenantOf(id: string, happened: readonly Event[]): string {
    const [first] = happened
    const started = first?.type === 'session_started' ? first : this.#kept.get(id)?.session.started
    return started?.tenant ?? ''
  }

  #keepWords(id: string, position: number, { type, text, at }: Written, days: Retention): void {
    const gone = type === 'exit_noted' ? noteGoneAt(at, days.noteDays) : wordsGoneAt(at, days.wordDays)
    this.#sql.exec('INSERT INTO words VALUES (?, ?, ?, ?)', id, position, text, gone)
  }
}

/** What somebody wrote, the customer or support about them. */
type Written = Extract<Event, { type: 'words_given' | 'exit_noted' | 'survey_answered' }>
const isWritten = (event: Event): event is Written =>
  event.type === 'words_given' || event.type === 'exit_noted' || event.type === 'survey_answered'

function joined({ body, text }: { body: string; text: string | null }): Event {
  const event = JSON.parse(body) as Event
  return isWritten(event) ? { ...event, text: text ?? event.text } : event
}

const byBeginning = (a: Kept, b: Kept): number => a.session.beganAt.localeCompare(b.session.beganAt)

/** A millisecond after the latest of some instants. */
function after(instants: readonly string[]): string {
  const latest = instants.reduce((last, at) => (at > last ? at : last), '')
  return latest === '' ? '' : new Date(Date.parse(latest) + 1).toISOString()
}
