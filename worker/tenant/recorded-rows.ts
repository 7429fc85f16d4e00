import type { SessionRow } from './session-row.ts'

/** Which recorded sessions, the newest first: days, both included, and the row to go on after. Tests are left out. */
export interface Span {
  from: string | null
  until: string | null
  after: { ended: string; session: string } | null
  most: number
}

/** Left out, too, is who was shown what an experiment made of the playbook: what was done then was not the playbook's. */
export function recordedRows(sql: SqlStorage, { from, until, after, most }: Span): SessionRow[] {
  const query = `SELECT body FROM sessions
    WHERE mode = 'live' AND NOT EXISTS (
      SELECT 1 FROM json_each(body ->> 'exposed') WHERE value ->> 'plain' = 0
    ) AND (ended, session) < (?, ?) AND (?3 IS NULL OR ended >= ?3) AND (?4 IS NULL OR ended < ?4)
    ORDER BY ended DESC, session DESC LIMIT ?5`
  const { ended, session } = after ?? { ended: '9999', session: '' }
  return sql
    .exec<{ body: string }>(query, ended, session, from, until && `${until}T99`, most)
    .toArray()
    .map(({ body }) => JSON.parse(body) as SessionRow)
}
