import { positionOf, type Told } from '#shared/webhooks/told.ts'

/**
 * What is still to be told of sessions: what came after the account that a session's row was made of, since all before it
 * was told along with that one. By places in the log, so that no clock has a say in it. Of who was erased, what comes
 * late is told to nobody.
 */
export const untold = (sql: SqlStorage, told: readonly Told[]): Told[] =>
  told.filter((one) => {
    const query = 'SELECT 1 FROM sessions WHERE session = ? AND (erased = 1 OR position > ?)'
    return sql.exec(query, one.lane, positionOf(one)).toArray().length === 0
  })
