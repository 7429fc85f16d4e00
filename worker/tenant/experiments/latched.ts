import type { Latched } from '#shared/experiments/report/latched.ts'

interface Row {
  [column: string]: SqlStorageValue
  phase: number
  arm: string
  metric: string
  call: string
  day: string
  revision: number
  range: string
}

/** Each call stands once, as it was made first. Call in a transaction. */
export function latch(sql: SqlStorage, experiment: string, calls: readonly Latched[]): void {
  const insert = 'INSERT OR IGNORE INTO experiment_calls VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
  for (const { arm, metric, call, phase, day, revision, range } of calls)
    sql.exec(insert, experiment, arm, metric, call, phase, day, revision, JSON.stringify(range))
}

/** In the order in which they were made. */
export const latchedIn = (sql: SqlStorage, experiment: string): Latched[] =>
  sql
    .exec<Row>(
      `SELECT phase, arm, metric, call, day, revision, range FROM experiment_calls
       WHERE experiment = ? ORDER BY day, arm, metric, call`,
      experiment,
    )
    .toArray()
    .map((row) => ({ ...row, range: JSON.parse(row.range) as Latched['range'] }) as Latched)
