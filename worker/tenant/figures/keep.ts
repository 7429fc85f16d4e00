import type { SessionRow } from '../session-row.ts'
import { cellsOf, type Cell } from './cells.ts'

/**
 * Keeps the sums of the rows as they change: what the row before had counted for comes off, so a row counts once however
 * often it comes. Null is no row. Call in the transaction that keeps the row.
 */
export function keepFigures(sql: SqlStorage, before: SessionRow | null, after: SessionRow | null): void {
  const changes = new Map<string, Cell>()
  const add = (row: SessionRow | null, times: 1 | -1) => {
    for (const cell of row === null ? [] : cellsOf(row)) {
      const place = `${cell.what} ${cell.day} ${cell.key}`
      changes.set(place, { ...cell, n: (changes.get(place)?.n ?? 0) + times * cell.n })
    }
  }
  add(before, -1)
  add(after, 1)
  const changed = [...changes.values()].filter(({ n }) => n !== 0)
  for (const { what, key, day, n } of changed)
    sql.exec(
      'INSERT INTO figures VALUES (?, ?, ?, ?) ON CONFLICT (what, day, key) DO UPDATE SET n = n + excluded.n',
      what,
      day,
      key,
      n,
    )
  if (changed.length > 0 && before !== null) sweep(sql, changed)
}

/** A cell that is nothing any more is none, so that sums made anew are the same rows. */
function sweep(sql: SqlStorage, changed: readonly Cell[]): void {
  for (const { what, key, day } of changed.filter(({ n }) => n < 0))
    sql.exec('DELETE FROM figures WHERE what = ? AND day = ? AND key = ? AND n = 0', what, day, key)
}

/** Makes all sums anew from the rows: the same, or something was wrong. Call in a transaction. */
export function rebuildFigures(sql: SqlStorage): void {
  sql.exec('DELETE FROM figures')
  for (const { body } of sql.exec<{ body: string }>('SELECT body FROM sessions'))
    keepFigures(sql, null, JSON.parse(body) as SessionRow)
}

/** The first time, for rows from before there were sums. Every row of a live customer counts for something. */
export function buildFigures(storage: DurableObjectStorage): void {
  const query = `SELECT EXISTS (SELECT 1 FROM sessions WHERE mode = 'live') AND NOT EXISTS (SELECT 1 FROM figures) AS is_new`
  if (storage.sql.exec(query).one()['is_new'] === 1)
    storage.transactionSync(() => rebuildFigures(storage.sql))
}
