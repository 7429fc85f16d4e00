import { dayMs } from '#shared/retention.ts'

/** How a customer is written to. Personal, and no fact: no decision reads it, and it stands in no event and no report. */
export interface Reached {
  email: string
  /** Why nothing is sent there any more; null where letters go. */
  stopped: Stopped | null
}
export type Stopped = 'bounced' | 'complained'
/** As the tenant's server says it; where it does not say whether letters go there, that stays as it stands. */
export type Said = Pick<Reached, 'email'> & { stopped?: Reached['stopped'] | undefined }

/** Mail servers do not mind in which case an address is written. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

export class Contact {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** Null where nobody has said it, or not for long. */
  get(): Reached | null {
    const query = 'SELECT email, stopped FROM contact'
    return (this.#sql.exec(query).toArray()[0] ?? null) as Reached | null
  }

  /**
   * Said again, an address that was stopped stays so; another one is a new beginning. Null leaves all as it is.
   * `days`: for which it is kept from now on.
   */
  keep(email: string | null, now: number, days: number): void {
    if (email === null) return
    const before = this.get()
    const stopped = before && isSame(before.email, email) ? before.stopped : null
    const insert = 'INSERT OR REPLACE INTO contact VALUES (1, ?, ?, ?)'
    this.#sql.exec(insert, email, stopped, now + days * dayMs)
  }

  /** No letter to this address any more, or null for letters again; another one that was said meanwhile is left alone. */
  stop(email: string, why: Stopped | null): void {
    const before = this.get()
    if (before && isSame(before.email, email)) this.#sql.exec('UPDATE contact SET stopped = ?', why)
  }

  forget(): void {
    this.#sql.exec('DELETE FROM contact')
  }

  expire(now: number): void {
    this.#sql.exec('DELETE FROM contact WHERE expires <= ?', now)
  }

  nextExpiry(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(expires) AS at FROM contact').one().at
  }
}
