import type { Outcome } from '#shared/protocol/outcome.ts'
import { maskedBody } from './masked.ts'
import type { SessionRow } from './session-row.ts'

/** What the console's list may be narrowed to. `from` and `until` are days, both included; `after` is a place in it. */
export interface Filter {
  reason: string | null
  outcome: Outcome | null
  from: string | null
  until: string | null
  after: { ended: string; session: string } | null
  /** Only those where the customer wished for something. */
  wish?: true
}

/** Rows on one page of the list. */
export const pageSize = 50

/** One row a session; of two accounts of the same session the later position stands. One that was erased stays so. */
export function keepRow(sql: SqlStorage, row: SessionRow): void {
  sql.exec(
    `INSERT INTO sessions (session, position, customer, mode, ended, outcome, reasons, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (session) DO UPDATE SET position = excluded.position, ended = excluded.ended, outcome = excluded.outcome,
       reasons = excluded.reasons,
       body = iif(erased, ${maskedBody('excluded.body', 'sessions.customer')}, excluded.body)
     WHERE excluded.position >= sessions.position`,
    row.session,
    row.position,
    row.customer,
    row.mode,
    row.ended,
    row.outcome,
    ` ${row.reasons.join(' ')} `,
    JSON.stringify(row),
  )
}

/** Newest first; one more than a page where there is a next one. */
export function listRows(sql: SqlStorage, filter: Filter): SessionRow[] {
  const after = filter.after ?? { ended: '9999', session: '' }
  const query = `SELECT body FROM sessions
    WHERE (ended, session) < (?, ?) AND (?3 IS NULL OR outcome = ?3) AND (?4 IS NULL OR instr(reasons, ?4) > 0)
      AND (?5 IS NULL OR ended >= ?5) AND (?6 IS NULL OR ended < ?6) AND (?7 = 0 OR body ->> 'wish' = 1)
    ORDER BY ended DESC, session DESC LIMIT ?8`
  const reason = filter.reason === null ? null : ` ${filter.reason} `
  const until = filter.until === null ? null : `${filter.until}T99`
  return sql
    .exec<{ body: string }>(
      query,
      after.ended,
      after.session,
      filter.outcome,
      reason,
      filter.from,
      until,
      filter.wish ? 1 : 0,
      pageSize + 1,
    )
    .toArray()
    .map(({ body }) => JSON.parse(body) as SessionRow)
}

export function findRow(sql: SqlStorage, session: string): SessionRow | null {
  const found = sql
    .exec<{ body: string }>('SELECT body FROM sessions WHERE session = ?', session)
    .toArray()[0]
  return found ? (JSON.parse(found.body) as SessionRow) : null
}
