/** A made-up year in plain Node, and the sums of its experiments as the tenant's object would have them. */
import { lifeOf } from '#shared/experiments/life.ts'
import type { Experiment } from '#shared/experiments/experiment.ts'
import { reportOf, type ExperimentReport } from '#shared/experiments/report.ts'
import { cellsOf, closesAt, noCounts, type Counts, type Member } from '#shared/outcomes/cohort.ts'
import type { ExperimentSums, Exposed } from '#shared/outcomes/experiment-sums.ts'
import { exposedCustomer } from '#shared/outcomes/exposed-customer.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { compile } from '#shared/rules/compiled.ts'
import { Arms } from '#shared/simulate/arms.ts'
import { yearExperiments } from '#shared/simulate/experiments.ts'
import { yearTruth, type Truth } from '#shared/simulate/truth.ts'
import { daysOf, lastDay, playDay, type Played, type YearPlan } from '#shared/simulate/year.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { reportedRow } from '#worker/tenant/whole-row.ts'

export const now = new Date('2026-11-22T12:00:00.000Z')
export const aPlan = (parts: Partial<YearPlan> = {}): YearPlan => ({
  seed: 20_261_122,
  customers: 4000,
  now,
  ...parts,
})

export const compiled = compile(defaultPlaybook, 'default')
export const records = yearExperiments(lastDay(now))
export const experiments = records.map((events) => lifeOf(events).experiment)
export const armsOfYear = () => new Arms(compiled, records)

export function playYear(plan: YearPlan, truth: Truth = yearTruth): Played[] {
  const arms = armsOfYear()
  return daysOf(plan).flatMap((day) => [...playDay(plan, day, arms, truth)])
}

export const rowOfPlayed = (one: Played): SessionRow => reportedRow(one, one.compiled, one.beside)

export const reportsOf = (rows: readonly SessionRow[]): ExperimentReport[] =>
  records
    .map(lifeOf)
    .map((life) => reportOf(life, [sumsOf(rows, life.experiment)], [], now.toISOString().slice(0, 10)))

export interface Exposure {
  row: SessionRow
  day: string
  arm: string
}

export const exposuresIn = (rows: readonly SessionRow[], experiment: string): Exposure[] =>
  rows.flatMap((row) =>
    (row.exposed ?? [])
      .filter((one) => one.experiment === experiment)
      .map(({ at, arm }) => ({ row, day: at.slice(0, 10), arm })),
  )

export function sumsOf(rows: readonly SessionRow[], { id, horizon, phase }: Experiment): ExperimentSums {
  const all = exposuresIn(rows, id)
  const arms = [...new Set(all.map(({ arm }) => arm))].toSorted()
  return {
    experiment: id,
    phase,
    restated: [],
    segments: [],
    arms: arms.map((arm) => {
      const own = all.filter((one) => one.arm === arm)
      const judged = own.filter(({ day }) => closesAt(day, horizon) <= now.getTime())
      const members = judged.map((one) => memberOf(one, horizon))
      const counts = summed(cellsOf(members, horizon, null))
      const exposed = exposedIn(own.map((one) => memberOf(one, horizon)))
      return { arm, exposed, exposedOn: [], lost: [], matured: [{ horizon, ...counts, money: [], days: [] }] }
    }),
  }
}

function summed(cells: readonly Counts[]): Counts {
  const sums = { ...noCounts }
  for (const field of Object.keys(noCounts) as (keyof Counts)[])
    for (const cell of cells) sums[field] += cell[field]
  return sums
}

function memberOf({ row, day, arm }: Exposure, horizon: number): Member {
  return { arm, cameBack: null, customer: exposedCustomer(row, { at: `${day}T00:00:00.000Z`, horizon }) }
}

function exposedIn(members: readonly Member[]): Exposed {
  const customers = members.map(({ customer }) => customer)
  const times = customers.flatMap(({ secondsToLeave }) => (secondsToLeave === null ? [] : [secondsToLeave]))
  const count = (is: (one: Member['customer']) => boolean) => customers.filter(is).length
  return {
    n: customers.length,
    accepted: count(({ accepted }) => accepted),
    deflected: count(({ deflected }) => deflected),
    lost: count(({ lostAt }) => lostAt !== null),
    askedToLeave: count(({ askedToLeave }) => askedToLeave),
    cancelled: times.length,
    seconds: times.reduce((sum, one) => sum + one, 0),
    secondsSquares: times.reduce((sum, one) => sum + one ** 2, 0),
  }
}
