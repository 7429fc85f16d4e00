import type { Tally } from '#shared/nps.ts'
import { dayMs } from '#shared/retention.ts'
import type { SessionRow } from './session-row.ts'

/** Rows on one page of the list. */
export const stayedShown = 50
/** Days of answers that the figure is made of. */
export const tallyDays = 365

/** Where a list begins: after this row. */
export interface StayedPlace {
  ended: string
  session: string
}

/** Everybody who stayed and is still somebody, the newest first; one more than a page where there is a next one. */
export function stayedRows(sql: SqlStorage, after: StayedPlace | null): SessionRow[] {
  const { ended, session } = after ?? { ended: '9999', session: '' }
  return sql
    .exec<{ body: string }>(
      `SELECT body FROM sessions
       WHERE outcome IN ('saved', 'kept') AND mode = 'live' AND erased = 0 AND (ended, session) < (?, ?)
       ORDER BY ended DESC, session DESC LIMIT ?`,
      ended,
      session,
      stayedShown + 1,
    )
    .toArray()
    .map(({ body }) => JSON.parse(body) as SessionRow)
}

/** How likely those who stayed said it was that they would recommend us; each session counts by its last answer (S2.1). */
export function scoresUntil(sql: SqlStorage, now: number): Tally {
  const since = new Date(now - tallyDays * dayMs).toISOString()
  return sql
    .exec<{ promoters: number; detractors: number; all: number }>(
      `SELECT count(*) FILTER (WHERE body ->> '$.survey.score' >= 9) AS promoters,
         count(*) FILTER (WHERE body ->> '$.survey.score' <= 6) AS detractors, count(*) AS "all"
       FROM sessions WHERE body ->> '$.survey.at' >= ?`,
      since,
    )
    .one()
}
