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
  const days = byArm(daysOf === null ? [] : maturedDays(sql, asked, daysOf))
  const lost = byArm(losses(sql, asked))
  const arms = exposedIn(sql, asked).map(({ arm, ...exposed }): ArmSums => ({
    arm,
    exposed,
    exposedOn: exposedOn.get(arm) ?? [],
    lost: lostByAge(lost.get(arm) ?? []),
    matured: maturedOf(totals.get(arm) ?? [], daysOf, plain(days.get(arm))),
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

const plain = <T>(rows: readonly OfArm<T>[] = []): T[] =>
  rows.map((row) => {
    const { arm: _, ...rest } = row
    return rest as unknown as T
  })

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

function exposedDays(sql: SqlStorage, { experiment, phase }: SumsAsked): Map<string, ExposedDay[]> {
  const query =
    'SELECT arm, day, n, lost FROM exposure_day WHERE experiment = ? AND phase = ? ORDER BY arm, day'
  const days = new Map<string, ExposedDay[]>()
  for (const row of sql.exec(query, experiment, phase).raw<[string, string, number, number]>()) {
    const [arm, day, n, lost] = row
    const group = days.get(arm)
    if (group) group.push({ day, n, lost })
    else days.set(arm, [{ day, n, lost }])
  }
  return days
}

const totalsOf = (sql: SqlStorage, { experiment, phase }: SumsAsked) =>
  rows<Total>(
    sql,
    `SELECT arm, horizon, currency, ${summed(cellFields)} FROM outcome_day
     WHERE experiment = ? AND phase = ? GROUP BY horizon, arm, currency ORDER BY horizon, arm, currency`,
    experiment,
    phase,
  )

const maturedDays = (sql: SqlStorage, { experiment, phase }: SumsAsked, horizon: number) =>
  rows<OfArm<MaturedDay>>(
    sql,
    `SELECT arm, day, currency, n, known, kept, valued, value, value_squares AS valueSquares FROM outcome_day
     WHERE experiment = ? AND phase = ? AND horizon = ? ORDER BY arm, currency, day`,
    experiment,
    phase,
    horizon,
  )

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
