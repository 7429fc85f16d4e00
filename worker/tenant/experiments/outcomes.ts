/** What closed days come to, by arm and horizon: a report must not read every day of them. */
import type { ExposureDay } from './exposures.ts'
import { cellFields, columnOf, summed } from './columns.ts'

/** The closed days of one phase for one horizon. */
export type ClosedDays = Omit<ExposureDay, 'day'> & { horizon: number }

const place = 'experiment, phase, horizon'
const isPlace = 'experiment = ? AND phase = ? AND horizon = ?'

/**
 * From all days anew and in their order, as a fraction that is added and taken off again leaves a rest. It reads a row of
 * each day and arm. Call in the transaction that closes the days, after the last of them.
 */
export function totalUp(sql: SqlStorage, { experiment, phase, horizon }: ClosedDays): void {
  const own = [experiment, phase, horizon]
  sql.exec(`DELETE FROM outcomes WHERE ${isPlace}`, ...own)
  const names = cellFields.map(columnOf).join(', ')
  sql.exec(
    `INSERT INTO outcomes (${place}, arm, currency, ${names})
     SELECT ${place}, arm, currency, ${summed(cellFields)} FROM outcome_day WHERE ${isPlace} GROUP BY arm, currency`,
    ...own,
  )
}

export function totalUpAll(sql: SqlStorage): void {
  sql.exec('DELETE FROM outcomes')
  const all = sql.exec<ClosedDays & Record<string, SqlStorageValue>>(
    `SELECT DISTINCT ${place} FROM outcome_day`,
  )
  for (const one of all.toArray()) totalUp(sql, one)
}
