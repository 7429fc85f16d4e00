/** Tables whose rows belong to one session. */
const bySession = ['events', 'words', 'replies', 'outbox', 'tokens', 'erasing']

/** Takes sessions away with all that belongs to them, and what was kept for them alone. Call in a transaction. */
export function dropSessions(sql: SqlStorage, ids: readonly string[]): void {
  const list = JSON.stringify(ids)
  for (const table of bySession)
    sql.exec(`DELETE FROM ${table} WHERE session IN (SELECT value FROM json_each(?))`, list)
  sql.exec(`DELETE FROM playbooks WHERE version NOT IN (${saidAtBeginning('playbook')})`)
  for (const table of ['standing_tries', 'billing_changes'])
    sql.exec(`DELETE FROM ${table} WHERE subscription NOT IN (${saidAtBeginning('subscription')})`)
}

const saidAtBeginning = (field: string) => `SELECT body ->> '${field}' FROM events WHERE position = 0`

/** How much of what is personal these sessions have. */
export function countPersonal(sql: SqlStorage, ids: readonly string[]) {
  const words = (type: string) =>
    sql
      .exec<{ n: number }>(
        `SELECT count(*) AS n FROM words JOIN events USING (session, position)
         WHERE type = ? AND session IN (SELECT value FROM json_each(?))`,
        type,
        JSON.stringify(ids),
      )
      .one().n
  const all = (table: 'facts' | 'contact') =>
    sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n
  return {
    sessions: ids.length,
    words: words('words_given') + words('survey_answered'),
    notes: words('exit_noted'),
    facts: all('facts'),
    addresses: all('contact'),
  }
}

/**
 * What need not wait for billing goes at once: words, notes, replies, tokens, the name; facts, address and arms of the
 * customer, whichever session they are of. Call in a transaction, and forget what is remembered of the log.
 */
export function dropPersonal(sql: SqlStorage, ids: readonly string[]): void {
  const list = JSON.stringify(ids)
  for (const table of ['words', 'replies', 'tokens'])
    sql.exec(`DELETE FROM ${table} WHERE session IN (SELECT value FROM json_each(?))`, list)
  sql.exec(
    `UPDATE events SET body = json_set(body, '$.facts.name', NULL)
     WHERE position = 0 AND body -> '$.facts.name' IS NOT NULL AND session IN (SELECT value FROM json_each(?))`,
    list,
  )
  for (const table of ['facts', 'contact', 'exposures']) sql.exec(`DELETE FROM ${table}`)
}
