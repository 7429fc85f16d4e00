/** What a report on an experiment reads: rows by arm, and by day where it shows days, never those of customers. */
import { noCounts, noSums, type Counts, type Sums } from '#shared/outcomes/cohort.ts'
import type {
  ExperimentSums,
  Exposed,
  ExposedDay,
  Matured,
  MaturedDay,
  MoneySums,
  PhaseCounts,
  Restated,
} from '#shared/outcomes/experiment-sums.ts'
import { cellFields, countFields, exposedFields, selected, sumFields, summed } from './columns.ts'
import { segmentsIn } from './segments.ts'

/** `daysOf`: the horizon whose closed days are wanted one by one, which estimates by day need; null for none. */
export interface SumsAsked {
  experiment: string
  phase: number
  daysOf: number | null
}

/** Of one phase. Nobody was exposed where there is no arm in it. */
export function experimentSums(sql: SqlStorage, { experiment, phase, daysOf }: SumsAsked): ExperimentSums {
  const [sums] = sumsIn(sql, { experiment, first: phase, last: phase }, daysOf)
  return sums ?? { experiment, phase, arms: [], restated: [], segments: [] }
}

/** Some phases of an experiment, the last one too. */
export interface Phases {
  experiment: string
  first: number
  last: number
}
export const allPhases = (experiment: string): Phases => ({ experiment, first: 0, last: 2 ** 53 })

/** Of each phase in which anybody was exposed, in their order. */
export function sumsIn(sql: SqlStorage, phases: Phases, daysOf: number | null): ExperimentSums[] {
  const exposedOn = listsOf<Shown>(sql, phases, { table: 'exposure_day', by: 'day', columns: 'day, n, lost' })
  const lost = listsOf<Lost>(sql, phases, { table: 'loss_age', by: 'age', columns: 'age, lost' })
  const segments = segmentsIn(sql, phases)
  return countsIn(sql, phases, daysOf).map(({ phase, arms, ...rest }) => ({
    ...rest,
    phase,
    arms: arms.map((one) => {
      const key = keyOf({ phase, arm: one.arm })
      return {
        ...one,
        exposedOn: (exposedOn.get(key) ?? []).map(exposedDay),
        lost: lostByAge(lost.get(key) ?? []),
      }
    }),
    segments: segments.get(phase) ?? [],
  }))
}

/** The little of it that verdicts need. */
export function countsIn(sql: SqlStorage, phases: Phases, daysOf: number | null): PhaseCounts[] {
  const { experiment } = phases
  const totals = grouped(totalsOf(sql, phases), keyOf)
  const restated = grouped(restatedDays(sql, phases), ({ phase }) => phase)
  const days = daysOf === null ? null : maturedDays(sql, phases, daysOf)
  const matured = (key: string) => maturedOf(totals.get(key) ?? [], daysOf, days?.get(key) ?? [])
  return [...grouped(exposedIn(sql, phases), ({ phase }) => phase)].map(([phase, arms]) => ({
    experiment,
    phase,
    arms: arms.map((row) => {
      const { arm, ...exposed } = unphased(row)
      return { arm, exposed, matured: matured(keyOf(row)) }
    }),
    restated: (restated.get(phase) ?? []).map(unphased),
  }))
}

interface Place {
  phase: number
  arm: string
}
const keyOf = ({ phase, arm }: Place): string => `${phase} ${arm}`

function unphased<T extends { phase: number }>(row: T): Omit<T, 'phase'> {
  const { phase: _, ...rest } = row
  return rest
}

type Total = Place & { horizon: number; currency: string } & Counts & Sums
type Shown = [day: string, n: number, lost: number]
type Lost = [age: number, lost: number]

const exposedDay = ([day, n, lost]: Shown): ExposedDay => ({ day, n, lost })

function lostByAge(losses: readonly Lost[]): number[] {
  const lost = Array.from({ length: (losses.at(-1)?.[0] ?? -1) + 1 }, () => 0)
  for (const [age, count] of losses) lost[age] = count
  return lost
}

function grouped<T, K>(rows: readonly T[], keyed: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const key = keyed(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

function maturedOf(totals: readonly Total[], daysOf: number | null, days: MaturedDay[]): Matured[] {
  return [...grouped(totals, ({ horizon }) => horizon)].map(([horizon, cells]) => ({
    horizon,
    ...counted(cells),
    money: cells.map(moneyOf).toSorted((a, b) => b.n - a.n),
    days: horizon === daysOf ? days : [],
  }))
}

function counted(cells: readonly Total[]): Counts {
  const counts = { ...noCounts }
  for (const cell of cells) for (const field of countFields) counts[field] += cell[field]
  return counts
}

const moneyOf = (total: Total): MoneySums => {
  const sums = { currency: total.currency, n: total.n, ...noSums }
  for (const field of sumFields) sums[field] = total[field]
  return sums
}

const isIn = 'experiment = ?1 AND phase BETWEEN ?2 AND ?3'

const rows = <T>(sql: SqlStorage, query: string, { experiment, first, last }: Phases): T[] =>
  sql.exec(query, experiment, first, last).toArray() as unknown as T[]

/** A list for each arm, as JSON: to hand over a row for each day takes longer than all else in a report. */
function listsOf<T>(
  sql: SqlStorage,
  phases: Phases,
  { table, by, columns }: { table: string; by: string; columns: string },
): Map<string, T[]> {
  const lists = rows<Place & { list: string }>(
    sql,
    `SELECT phase, arm, json_group_array(json_array(${columns})) AS list FROM
     (SELECT * FROM ${table} WHERE ${isIn} ORDER BY phase, arm, ${by}) GROUP BY phase, arm`,
    phases,
  )
  return new Map(lists.map((row) => [keyOf(row), JSON.parse(row.list) as T[]]))
}

const exposedIn = (sql: SqlStorage, phases: Phases) =>
  rows<Place & Exposed>(
    sql,
    `SELECT phase, arm, ${summed(exposedFields)} FROM exposure_day WHERE ${isIn} GROUP BY phase, arm ORDER BY phase, arm`,
    phases,
  )

const totalsOf = (sql: SqlStorage, phases: Phases) =>
  rows<Total>(
    sql,
    `SELECT phase, horizon, arm, currency, ${selected(cellFields)} FROM outcomes
     WHERE ${isIn} ORDER BY phase, horizon, arm, currency`,
    phases,
  )

/** As plain values, not by their names, which takes half as long; money as it is, to the last bit. */
function maturedDays(sql: SqlStorage, phases: Phases, horizon: number): Map<string, MaturedDay[]> {
  const query = `SELECT phase, arm, day, currency, n, known, kept, valued, value, value_squares FROM outcome_day
     WHERE experiment = ?1 AND phase IN (SELECT phase FROM outcomes WHERE ${isIn}) AND horizon = ?4
     ORDER BY phase, arm, currency, day`
  const days = new Map<string, MaturedDay[]>()
  const { experiment, first, last } = phases
  for (const row of sql.exec(query, experiment, first, last, horizon).raw<MaturedRow>()) {
    const [phase, arm, day, currency, n, known, kept, valued, value, valueSquares] = row
    const key = keyOf({ phase, arm })
    const own = days.get(key) ?? []
    if (own.push({ day, currency, n, known, kept, valued, value, valueSquares }) === 1) days.set(key, own)
  }
  return days
}

type MaturedRow = [number, string, string, string, number, number, number, number, number, number]

const restatedDays = (sql: SqlStorage, phases: Phases) =>
  rows<{ phase: number } & Restated>(
    sql,
    `SELECT phase, day, horizon, revision, restated AS "on" FROM cohorts INDEXED BY cohorts_restated
     WHERE ${isIn} AND restated IS NOT NULL ORDER BY phase, day, horizon`,
    phases,
  )
