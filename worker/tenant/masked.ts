/** What is only about a person. */
const personal = ['$.recorded', '$.subscription', '$.survey.due', '$.survey.story']
  .map((path) => `'${path}'`)
  .join(', ')

/** A row without whose it is and without the facts it was decided by: what it counts for stays. */
export const maskedBody = (body: string, name: string): string =>
  `json_remove(json_set(${body}, '$.customer', ${name}, '$.erased', json('true')), ${personal})`

/** Whether a session is nobody's any more, so that what comes late is not kept of it. */
export const isMasked = (sql: SqlStorage, session: string): boolean =>
  sql.exec('SELECT 1 FROM sessions WHERE session = ? AND erased = 1', session).toArray().length > 0

/** Rows masked in one go. */
const atOnce = 500

/**
 * Rows of sessions that ended before an instant lose whose they are; each gets a name of its own. Call in a transaction.
 */
export function maskOld(sql: SqlStorage, before: string): void {
  const old = 'SELECT session FROM sessions WHERE erased = 0 AND ended < ? ORDER BY ended LIMIT ?'
  const found = sql.exec<{ session: string }>(old, before, atOnce).toArray()
  const ids = JSON.stringify(found.map(({ session }) => session))
  sql.exec(
    `UPDATE sessions SET erased = 1, customer = 'erased-' || lower(hex(randomblob(8)))
     WHERE session IN (SELECT value FROM json_each(?))`,
    ids,
  )
  sql.exec(
    `UPDATE sessions SET body = ${maskedBody('body', 'customer')} WHERE session IN (SELECT value FROM json_each(?))`,
    ids,
  )
  sql.exec('DELETE FROM cases WHERE session IN (SELECT value FROM json_each(?))', ids)
}

/** When the session of the oldest row that says whose it is has ended; null where none does. */
export const oldestNamed = (sql: SqlStorage): string | null =>
  sql.exec<{ at: string | null }>('SELECT min(ended) AS at FROM sessions WHERE erased = 0').one().at
