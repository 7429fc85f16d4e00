/** What a report on an experiment reads: rows by arm and day, never those of customers. */
import { noCounts, noSums, type Counts, type Sums } from '#shared/outcomes/cohort.ts'
import type {
  ArmSums,
  ExperimentSums,
  Exposed,
  ExposedDay,
  Matured,
  MaturedDay,
  MoneySums,
  Restated,
} from '#shared/outcomes/experiment-sums.ts'
import { cellFields, countFields, exposedFields, sumFields, summed } from './columns.ts'
import { segmentsIn } from './segments.ts'

/** `daysOf`: the horizon whose closed days are wanted one by one, which estimates by day need; null for none. */
export interface SumsAsked {
  experiment: string
  phase: number
  daysOf: number | null
}

/** Nobody was exposed where there is no arm in it. */
export function experimentSums(sql: SqlStorage, asked: SumsAsked): ExperimentSums {
  const { experiment, phase, daysOf } = asked
  const exposedOn = exposedDays(sql, asked)
  const totals = byArm(totalsOf(sql, asked))
  const days = daysOf === null ? null : maturedDays(sql, asked, daysOf)
  const lost = byArm(losses(sql, asked))
  const arms = exposedIn(sql, asked).map(({ arm, ...exposed }): ArmSums => ({
    arm,
    exposed,
    exposedOn: exposedOn.get(arm) ?? [],
    lost: lostByAge(lost.get(arm) ?? []),
    matured: maturedOf(totals.get(arm) ?? [], daysOf, days?.get(arm) ?? []),
  }))
  return { experiment, phase, arms, restated: restatedDays(sql, asked), segments: segmentsIn(sql, asked) }
}

type OfArm<T> = T & { arm: string }
type Total = OfArm<{ horizon: number; currency: string } & Counts & Sums>
type Loss = OfArm<{ age: number; lost: number }>

function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const byArm = <T extends { arm: string }>(rows: readonly T[]): Map<string, T[]> =>
  grouped(rows, ({ arm }) => arm)

function lostByAge(losses: readonly Loss[]): number[] {
  const lost = Array.from({ length: Math.max(-1, ...losses.map(({ age }) => age)) + 1 }, () => 0)
  for (const { age, lost: count } of losses) lost[age] = count
  return lost
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

const rows = <T>(sql: SqlStorage, query: string, ...values: SqlStorageValue[]): T[] =>
  sql.exec(query, ...values).toArray() as unknown as T[]

const exposedIn = (sql: SqlStorage, { experiment, phase }: SumsAsked) =>
  rows<OfArm<Exposed>>(
    sql,
    `SELECT arm, ${summed(exposedFields)} FROM exposure_day
     WHERE experiment = ? AND phase = ? GROUP BY arm ORDER BY arm`,
    experiment,
    phase,
  )

/** A list for each arm: to hand over a row for each day takes longer than all else in a report. */
function exposedDays(sql: SqlStorage, { experiment, phase }: SumsAsked): Map<string, ExposedDay[]> {
  const lists = rows<{ arm: string; days: string }>(
    sql,
    `SELECT arm, json_group_array(json_array(day, n, lost)) AS days FROM
     (SELECT arm, day, n, lost FROM exposure_day WHERE experiment = ? AND phase = ? ORDER BY arm, day) GROUP BY arm`,
    experiment,
    phase,
  )
  return new Map(lists.map(({ arm, days }) => [arm, (JSON.parse(days) as Listed[]).map(exposedDay)]))
}

type Listed = [day: string, n: number, lost: number]
const exposedDay = ([day, n, lost]: Listed): ExposedDay => ({ day, n, lost })

const totalsOf = (sql: SqlStorage, { experiment, phase }: SumsAsked) =>
  rows<Total>(
    sql,
    `SELECT arm, horizon, currency, ${summed(cellFields)} FROM outcome_day
     WHERE experiment = ? AND phase = ? GROUP BY horizon, arm, currency ORDER BY horizon, arm, currency`,
    experiment,
    phase,
  )

/** As plain values, not by their names, which takes half as long; money as it is, to the last bit. */
function maturedDays(
  sql: SqlStorage,
  { experiment, phase }: SumsAsked,
  horizon: number,
): Map<string, MaturedDay[]> {
  const query = `SELECT arm, day, currency, n, known, kept, valued, value, value_squares FROM outcome_day
     WHERE experiment = ? AND phase = ? AND horizon = ? ORDER BY arm, currency, day`
  const days = new Map<string, MaturedDay[]>()
  for (const row of sql.exec(query, experiment, phase, horizon).raw<MaturedRow>()) {
    const [arm, day, currency, n, known, kept, valued, value, valueSquares] = row
    const own = days.get(arm) ?? []
    if (own.push({ day, currency, n, known, kept, valued, value, valueSquares }) === 1) days.set(arm, own)
  }
  return days
}

type MaturedRow = [string, string, string, number, number, number, number, number, number]

const losses = (sql: SqlStorage, { experiment, phase }: SumsAsked) =>
  rows<Loss>(
    sql,
    'SELECT arm, age, lost FROM loss_age WHERE experiment = ? AND phase = ? ORDER BY arm, age',
    experiment,
    phase,
  )

const restatedDays = (sql: SqlStorage, { experiment, phase }: SumsAsked) =>
  rows<Restated>(
    sql,
    `SELECT day, horizon, revision, restated AS "on" FROM cohorts
     WHERE experiment = ? AND phase = ? AND restated IS NOT NULL ORDER BY day, horizon`,
    experiment,
    phase,
  )
