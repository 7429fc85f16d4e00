/** Closes exposure days, once a day: see docs/outcomes.md, *Rollups*. */
import { closesAt, nextClosing, type Cell } from '#shared/outcomes/cohort.ts'
import type { Money } from '#shared/money.ts'
import { addedUp } from '#shared/outcomes/segments.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { logFault } from '../../errors.ts'
import { cellFields, columnOf, marks, selected } from './columns.ts'
import { addUp, makeDue, membersOf, type ExposureDay } from './exposures.ts'
import { totalUp, totalUpAll, type ClosedDays } from './outcomes.ts'
import { keepSegments } from './segments.ts'

/** What a customer of an experiment counts for at most, as declared at its start; null where no money is judged. */
export type CapOf = (experiment: string, phase: number) => Money | null

/** As long as documents are not kept beside the figures. */
export const noCap: CapOf = () => null

/** Those exposed on one day, looked at on one later day. `revision` is 0 until they are closed. */
interface Cohort extends ExposureDay {
  [column: string]: SqlStorageValue
  horizon: number
  revision: number
}

/** Customers read in one go; what is left is for the next alarm, which comes at once. */
const mostAtOnce = 100_000
/** Days looked at in one go. */
const daysAtOnce = 500

const cohort = 'experiment, phase, day, horizon'
const isCohort = 'experiment = ? AND phase = ? AND day = ? AND horizon = ?'

/** When a day is to be closed next, in milliseconds; null where none is waiting. */
export const nextClose = (sql: SqlStorage): number | null =>
  sql.exec<{ at: number | null }>('SELECT min(due) AS at FROM cohorts WHERE due IS NOT NULL').one().at

/**
 * Closes the days whose time has come, and those that were closed and have changed since. One that cannot be read is
 * tried again with the next ones and holds up no other. Call in a transaction.
 */
export function closeDays(sql: SqlStorage, now: number, capOf: CapOf): void {
  const query = `SELECT ${cohort}, revision FROM cohorts WHERE due <= ? ORDER BY due, ${cohort} LIMIT ?`
  const totals = new Map<string, ClosedDays>()
  let read = 0
  for (const one of sql.exec<Cohort>(query, now, daysAtOnce).toArray()) {
    if (read >= mostAtOnce) break
    totals.set(`${one.phase} ${one.horizon} ${one.experiment}`, one)
    try {
      read += close(sql, one, now, capOf)
    } catch (fault) {
      logFault('closing a day', fault)
      const { experiment, phase, day, horizon } = one
      const later = `UPDATE cohorts SET due = ? WHERE ${isCohort}`
      sql.exec(later, nextClosing(now), experiment, phase, day, horizon)
    }
  }
  for (const one of totals.values()) totalUp(sql, one)
}

/** @returns how many customers were read. */
function close(sql: SqlStorage, one: Cohort, now: number, capOf: CapOf): number {
  const { experiment, phase, day, horizon, revision } = one
  const { cells, segments } = addedUp(membersOf(sql, one), horizon, capOf(experiment, phase))
  const isChanged = JSON.stringify(cells) !== JSON.stringify(cellsAt(sql, one))
  if (isChanged) replace(sql, one, cells)
  // A reason that support corrects moves nobody's verdict, so it restates nothing.
  keepSegments(sql, one, segments)
  const isRestated = isChanged && revision > 0
  sql.exec(
    `UPDATE cohorts SET due = NULL, revision = ?, restated = coalesce(?, restated) WHERE ${isCohort}`,
    isRestated ? revision + 1 : Math.max(revision, 1),
    isRestated ? dayOf(new Date(now)) : null,
    experiment,
    phase,
    day,
    horizon,
  )
  return cells.reduce((sum, { n }) => sum + n, 0)
}

function cellsAt(sql: SqlStorage, { experiment, phase, day, horizon }: Cohort): Cell[] {
  const query = `SELECT arm, currency, ${selected(cellFields)} FROM outcome_day WHERE ${isCohort} ORDER BY arm, currency`
  return sql
    .exec(query, experiment, phase, day, horizon)
    .toArray()
    .map((row) => row as unknown as Cell)
}

function replace(sql: SqlStorage, { experiment, phase, day, horizon }: Cohort, cells: readonly Cell[]): void {
  sql.exec(`DELETE FROM outcome_day WHERE ${isCohort}`, experiment, phase, day, horizon)
  const names = `${cohort}, arm, currency, ${cellFields.map(columnOf).join(', ')}`
  const insert = `INSERT INTO outcome_day (${names}) VALUES (${marks(6 + cellFields.length)})`
  for (const { arm, currency, ...figures } of cells) {
    const values = cellFields.map((field) => figures[field])
    sql.exec(insert, experiment, phase, day, horizon, arm, currency, ...values)
  }
}

/**
 * All figures anew from the rows of exposed customers. Where they are right nothing changes, revisions neither. Takes as
 * long as there are customers. Call in a transaction.
 */
export function rebuild(sql: SqlStorage, now: number, capOf: CapOf): void {
  for (const table of ['exposure_day', 'loss_age', 'segment_day', 'segments'])
    sql.exec(`DELETE FROM ${table}`)
  const days = sql.exec<ExposureDay & Record<string, SqlStorageValue>>(
    'SELECT DISTINCT experiment, phase, day FROM exposures',
  )
  for (const day of days.toArray())
    for (const member of membersOf(sql, day)) {
      addUp(sql, day, member, 1)
      makeDue(sql, day, member.customer, now)
    }
  for (const table of ['cohorts', 'outcome_day'])
    sql.exec(
      `DELETE FROM ${table} WHERE (experiment, phase, day) NOT IN (SELECT experiment, phase, day FROM exposures)`,
    )
  for (const one of sql.exec<Cohort>(`SELECT ${cohort}, revision FROM cohorts ORDER BY ${cohort}`).toArray())
    if (one.revision > 0 || closesAt(one.day, one.horizon) <= now) close(sql, one, now, capOf)
  totalUpAll(sql)
}
