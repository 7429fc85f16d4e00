import type { StatutoryField, StatutoryPlace } from '#shared/law/statutory.ts'

/** A notice from a statutory page, as it was filled in. Who sent it is what it says, and nothing more is known. */
export interface Notice {
  reference: string
  place: StatutoryPlace
  content: Partial<Record<StatutoryField, string>>
  /** ISO instant. */
  receivedAt: string
}

/** Hours within which somebody must have seen to a notice: it counts from the moment it came in. */
export const noticeHours = 24

/** Sent twice it is kept once. @returns the notice as it stands on record. */
export function keepNotice(sql: SqlStorage, notice: Notice): Notice {
  const { reference, receivedAt } = notice
  sql.exec('INSERT OR IGNORE INTO notices VALUES (?, ?, ?)', reference, receivedAt, JSON.stringify(notice))
  const kept = sql.exec<{ body: string }>('SELECT body FROM notices WHERE reference = ?', reference).one()
  return JSON.parse(kept.body) as Notice
}

/** Newest first. */
export const listNotices = (sql: SqlStorage, most: number): Notice[] =>
  sql
    .exec<{ body: string }>('SELECT body FROM notices ORDER BY at DESC, reference DESC LIMIT ?', most)
    .toArray()
    .map(({ body }) => JSON.parse(body) as Notice)
