import type { StatutoryField, StatutoryPlace } from '#shared/law/statutory.ts'

/** A notice from a statutory page, as it was filled in. Who sent it is what it says, and nothing more is known. */
export interface Notice {
  reference: string
  place: StatutoryPlace
  content: Partial<Record<StatutoryField, string>>
  /** ISO instant. */
  receivedAt: string
}

/** A notice with what became of it since. */
export interface KeptNotice extends Notice {
  /** How its receipt by e-mail stands; null where it came in before there were any. */
  mail: { state: MailState; at: string } | null
  /** Seen to by hand; null while that is open. */
  done: { by: string; at: string } | null
}
export type MailState = 'waiting' | 'sent' | 'failed'

/** Where a list of notices begins: after this one. */
export interface NoticePlace {
  receivedAt: string
  reference: string
}

/** Hours within which somebody must have seen to a notice: it counts from the moment it came in. */
export const noticeHours = 24

/** Calendar years, after the one it came in, for which a notice is kept: the regular limitation of BGB 195 and 199. */
const yearsKept = 3

interface Row {
  [column: string]: SqlStorageValue
  body: string
  mail: string | null
  done: string | null
}

/** The notices of one tenant, in its object's tables. */
export class Notices {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  find(reference: string): KeptNotice | null {
    const query = 'SELECT body, mail, done FROM notices WHERE reference = ?'
    return this.#sql.exec<Row>(query, reference).toArray().map(keptNotice)[0] ?? null
  }

  /** Call in the transaction that writes its letter down. */
  keep(notice: Notice): void {
    const { reference, receivedAt } = notice
    const insert = 'INSERT INTO notices (reference, at, body) VALUES (?, ?, ?)'
    this.#sql.exec(insert, reference, receivedAt, JSON.stringify(notice))
  }

  /** Newest first. */
  list(most: number, after: NoticePlace | null = null, onlyOpen = false): KeptNotice[] {
    const { receivedAt, reference } = after ?? { receivedAt: '9999', reference: '' }
    const query = `SELECT body, mail, done FROM notices WHERE (at, reference) < (?, ?) AND (?3 = 0 OR done IS NULL)
      ORDER BY at DESC, reference DESC LIMIT ?4`
    return this.#sql
      .exec<Row>(query, receivedAt, reference, onlyOpen ? 1 : 0, most)
      .toArray()
      .map(keptNotice)
  }

  open(): number {
    return Number(this.#sql.exec('SELECT count(*) AS n FROM notices WHERE done IS NULL').one()['n'])
  }

  /** Null takes it back. What is done already stays as it was done first. @returns whether there is such a notice. */
  settle(reference: string, done: KeptNotice['done']): boolean {
    const update =
      done === null
        ? 'UPDATE notices SET done = NULL WHERE reference = ?2 AND ?1 IS NULL'
        : 'UPDATE notices SET done = coalesce(done, ?1) WHERE reference = ?2'
    this.#sql.exec(update, done && JSON.stringify(done), reference)
    return this.find(reference) !== null
  }

  mailed(reference: string, mail: KeptNotice['mail']): void {
    this.#sql.exec('UPDATE notices SET mail = ? WHERE reference = ?', JSON.stringify(mail), reference)
  }

  /** Erases those whose time is over, with their letters and cases: they name persons. */
  expire(now: number): void {
    const first = String(new Date(now).getUTCFullYear() - yearsKept)
    for (const table of ['notice_letters', 'cases']) {
      const key = table === 'cases' ? 'key' : 'reference'
      this.#sql.exec(
        `DELETE FROM ${table} WHERE ${key} IN (SELECT reference FROM notices WHERE at < ?)`,
        first,
      )
    }
    this.#sql.exec('DELETE FROM notices WHERE at < ?', first)
  }

  /** When the oldest goes; null where there is none. */
  nextExpiry(): number | null {
    const { at } = this.#sql.exec<{ at: string | null }>('SELECT min(at) AS at FROM notices').one()
    return at === null ? null : Date.UTC(Number(at.slice(0, 4)) + yearsKept + 1, 0, 1)
  }
}

const keptNotice = ({ body, mail, done }: Row): KeptNotice => ({
  ...(JSON.parse(body) as Notice),
  mail: mail === null ? null : (JSON.parse(mail) as KeptNotice['mail']),
  done: done === null ? null : (JSON.parse(done) as KeptNotice['done']),
})
