/** Groups of customers, by day as they were closed, and in all: a report must not read every day of them. */
import type { SegmentCell } from '#shared/outcomes/segments.ts'
import type { ExposureDay } from './exposures.ts'

const isDay = 'experiment = ? AND phase = ? AND horizon = ? AND day = ?'
const columns = 'arm, segment AS "by", key, n, known, kept'

type ClosedDay = ExposureDay & { horizon: number }

/** Whole numbers only: they can be taken off again without a trace. Call in the transaction that closes the day. */
export function keepSegments(sql: SqlStorage, closed: ClosedDay, cells: readonly SegmentCell[]): void {
  const { experiment, phase, day, horizon } = closed
  const before = read(sql, `segment_day WHERE ${isDay} ORDER BY arm, segment, key`, [
    experiment,
    phase,
    horizon,
    day,
  ])
  if (JSON.stringify(before) === JSON.stringify(cells)) return
  for (const cell of before) addUp(sql, closed, cell, -1)
  sql.exec(`DELETE FROM segment_day WHERE ${isDay}`, experiment, phase, horizon, day)
  for (const cell of cells) {
    const { arm, by, key, n, known, kept } = cell
    const insert = 'INSERT INTO segment_day VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
    sql.exec(insert, experiment, phase, horizon, day, arm, by, key, n, known, kept)
    addUp(sql, closed, cell, 1)
  }
  sql.exec('DELETE FROM segments WHERE experiment = ? AND phase = ? AND n = 0', experiment, phase)
}

function addUp(sql: SqlStorage, { experiment, phase }: ClosedDay, cell: SegmentCell, times: 1 | -1): void {
  const { arm, by, key, n, known, kept } = cell
  sql.exec(
    `INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     n = n + excluded.n, known = known + excluded.known, kept = kept + excluded.kept`,
    experiment,
    phase,
    arm,
    by,
    key,
    times * n,
    times * known,
    times * kept,
  )
}

export const segmentsIn = (
  sql: SqlStorage,
  { experiment, phase }: { experiment: string; phase: number },
): SegmentCell[] =>
  read(sql, 'segments WHERE experiment = ? AND phase = ? ORDER BY arm, segment, key', [experiment, phase])

const read = (sql: SqlStorage, from: string, values: readonly SqlStorageValue[]): SegmentCell[] =>
  sql.exec(`SELECT ${columns} FROM ${from}`, ...values).toArray() as unknown as SegmentCell[]
