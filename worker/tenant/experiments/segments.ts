/** Groups of customers, by day as they were closed, and in all: a report must not read every day of them. */
import type { SegmentCell } from '#shared/outcomes/segments.ts'
import type { ExposureDay } from './exposures.ts'

const isDay = 'experiment = ? AND phase = ? AND horizon = ? AND day = ?'

type ClosedDay = ExposureDay & { horizon: number }

/** Whole numbers only: they can be taken off again without a trace. Call in the transaction that closes the day. */
export function keepSegments(sql: SqlStorage, closed: ClosedDay, cells: readonly SegmentCell[]): void {
  const { experiment, phase, day, horizon } = closed
  const query = `SELECT arm, segment AS "by", key, n, known, kept FROM segment_day
    WHERE ${isDay} ORDER BY arm, segment, key`
  const before = sql
    .exec(query, experiment, phase, horizon, day)
    .toArray()
    .map((row) => row as unknown as SegmentCell)
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

/** Over all closed days, by phase. As JSON: to hand over a row for each group takes longer than to read it. */
export function segmentsIn(
  sql: SqlStorage,
  { experiment, first, last }: { experiment: string; first: number; last: number },
): Map<number, SegmentCell[]> {
  const lists = sql.exec<{ phase: number; list: string }>(
    `SELECT phase, json_group_array(json_array(arm, segment, key, n, known, kept)) AS list FROM
     (SELECT * FROM segments WHERE experiment = ? AND phase BETWEEN ? AND ? ORDER BY phase, arm, segment, key) GROUP BY phase`,
    experiment,
    first,
    last,
  )
  return new Map(
    lists.toArray().map(({ phase, list }) => [phase, (JSON.parse(list) as Listed[]).map(cellIn)]),
  )
}

type Listed = [string, SegmentCell['by'], string, number, number, number]
const cellIn = ([arm, by, key, n, known, kept]: Listed): SegmentCell => ({ arm, by, key, n, known, kept })
