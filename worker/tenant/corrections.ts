import type { CorrectionRow } from '#shared/corrections/row.ts'
import { isMasked } from './masked.ts'

/** Rows handed out at once: with words of the longest sort they stay far below what a call may carry. */
export const correctionsAtOnce = 200

/** A correction and its place in the export. */
export interface PlacedCorrection {
  place: number
  row: CorrectionRow
}

/** One row for each of a customer's words; corrected again, the later word stands in the same place. */
export function keepCorrections(sql: SqlStorage, rows: readonly CorrectionRow[], now: number): void {
  for (const { text, expires, ...rest } of rows) {
    const { session, position, correctedAt } = rest
    sql.exec(
      `INSERT INTO corrections (session, position, corrected, text, expires, body) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (session, position) DO UPDATE SET corrected = excluded.corrected, body = excluded.body
       WHERE excluded.corrected >= corrections.corrected`,
      session,
      position,
      correctedAt,
      expires > now && !isMasked(sql, session) ? text : null,
      expires,
      JSON.stringify(rest),
    )
  }
}

/** In the order they were first made, after a place. Words whose day has come are not told, gone or not. */
export const listCorrections = (sql: SqlStorage, after: number, now: number): PlacedCorrection[] =>
  sql
    .exec<{ place: number; text: string | null; expires: number; body: string }>(
      `SELECT place, iif(expires > ?, text, NULL) AS text, expires, body FROM corrections
       WHERE place > ? ORDER BY place LIMIT ?`,
      now,
      after,
      correctionsAtOnce,
    )
    .toArray()
    .map(({ place, text, expires, body }) => ({
      place,
      row: { ...(JSON.parse(body) as Omit<CorrectionRow, 'text' | 'expires'>), text, expires },
    }))

/** Erases words whose day has come; how they were read and corrected stays. */
export const expireWords = (sql: SqlStorage, now: number): void =>
  void sql.exec('UPDATE corrections SET text = NULL WHERE text IS NOT NULL AND expires <= ?', now)

/** When the next words go; null where none are kept. */
export const nextExpiry = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>('SELECT min(expires) AS at FROM corrections WHERE text IS NOT NULL').one()
    .at
