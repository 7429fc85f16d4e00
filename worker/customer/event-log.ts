import type { Event } from '#shared/engine/events.ts'
import { evolve, sessionOf, type OfferMade, type Session } from '#shared/engine/session.ts'

/** Days for which a customer's own words are kept. */
const wordsKept = 30

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
  readonly #kept = new Map<string, Kept>()

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** Null where there is no such session here. */
  read(id: string): Kept | null {
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

  /** Appends what happened and returns the position of the first. Call inside a transaction, and `forget` if it fails. */
  append(id: string, happened: readonly Event[]): number {
    const before = this.read(id)
    const from = before?.events.length ?? 0
    happened.forEach((event, index) => this.#write(id, from + index, event))
    const events = [...(before?.events ?? []), ...happened]
    this.#kept.set(id, { events, session: before ? happened.reduce(evolve, before.session) : sessionOf(events) })
    return from
  }

  /** Drops what is remembered, so that the next read tells what is stored. */
  forget(): void {
    this.#kept.clear()
  }

  /** All sessions, oldest first. */
  sessions(): Kept[] {
    const rows = this.#sql.exec<{ session: string }>(`SELECT session FROM events WHERE position = 0`).toArray()
    const all = rows.map(({ session }) => this.read(session)).filter((kept) => kept !== null)
    return all.toSorted((a, b) => a.session.beganAt.localeCompare(b.session.beganAt))
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

  #write(id: string, position: number, event: Event): void {
    const body = event.type === 'words_given' ? { ...event, text: null } : event
    this.#sql.exec('INSERT INTO events VALUES (?, ?, ?, ?)', id, position, event.type, JSON.stringify(body))
    if (event.type !== 'words_given' || event.text === null) return
    const expires = Date.parse(event.at) + wordsKept * 86_400_000
    this.#sql.exec('INSERT INTO words VALUES (?, ?, ?, ?)', id, position, event.text, expires)
  }
}

function joined({ body, text }: { body: string; text: string | null }): Event {
  const event = JSON.parse(body) as Event
  return event.type === 'words_given' ? { ...event, text } : event
}
