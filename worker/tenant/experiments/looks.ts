import { nextClosing } from '#shared/outcomes/cohort.ts'

/** From now on it is looked at whenever days are closed. Call in a transaction. */
export const lookLater = (sql: SqlStorage, id: string, now: number): void =>
  void sql.exec('INSERT OR IGNORE INTO experiment_looks VALUES (?, ?)', id, now)

/** When the next look is due, in milliseconds; null where there is nothing to look at. */
export function nextLook(sql: SqlStorage): number | null {
  const { at } = sql.exec<{ at: number | null }>('SELECT min(looked) AS at FROM experiment_looks').one()
  return at === null ? null : nextClosing(at)
}
