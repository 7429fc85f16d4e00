/** The sums of an experiment over its phases, and who was let into them. */
import { rangesOf } from '#shared/experiments/assign.ts'
import type { Experiment } from '#shared/experiments/experiment.ts'
import type { Life } from '#shared/experiments/life.ts'
import { noCounts, noSums } from '#shared/outcomes/cohort.ts'
import {
  noExposed,
  type ArmCounts,
  type ArmSums,
  type ExperimentSums,
  type Matured,
  type MoneySums,
  type PhaseCounts,
} from '#shared/outcomes/experiment-sums.ts'

/** One phase: the share of its customers that each arm had, from 0 to 1. Arms that got nobody are not in it. */
export interface Drawn {
  phase: number
  shares: ReadonlyMap<string, number>
}

export const drawnIn = ({ experiment, phases }: Life): Drawn[] =>
  phases.map((one) => {
    const document = one.experiment.phase === experiment.phase ? experiment : one.experiment
    return { phase: document.phase, shares: sharesOf(document) }
  })

/** As customers are drawn: with a low coverage a part of a bucket is a whole one, and the shares are not the weights. */
function sharesOf({ arms, coverage }: Experiment): Map<string, number> {
  const ranges = rangesOf(arms, coverage).filter(({ start, end }) => end > start)
  const all = ranges.reduce((sum, { start, end }) => sum + end - start, 0)
  return new Map(ranges.map(({ arm, start, end }) => [arm, (end - start) / all]))
}

/** Phases by the shares their arms had: within one of these lists weights stood still. */
export function stretchesOf(drawn: readonly Drawn[]): Drawn[][] {
  const stretches = new Map<string, Drawn[]>()
  for (const one of drawn) {
    const key = JSON.stringify([...one.shares])
    stretches.set(key, [...(stretches.get(key) ?? []), one])
  }
  return [...stretches.values()]
}

/** `pooled`: all customers of an arm together. `daily`: day by day, because weights have changed. */
export type Method = 'pooled' | 'daily'

export const methodOf = (drawn: readonly Drawn[]): Method =>
  stretchesOf(drawn).length > 1 ? 'daily' : 'pooled'

/** The sums of some phases. */
export const within = <T extends PhaseCounts>(sums: readonly T[], drawn: readonly Drawn[]): T[] =>
  sums.filter(({ phase }) => drawn.some((one) => one.phase === phase))

/** One arm's customers, of whichever days. */
export interface Total extends Omit<ArmCounts, 'matured'> {
  matured: Judged[]
}
export type Judged = Omit<Matured, 'days'>

/** An arm is the same in every phase, so its customers are counted together. */
export function totalOf(sums: readonly PhaseCounts[], arm: string): Total {
  const parts = sums.flatMap(({ arms }) => arms.filter((one) => one.arm === arm))
  const [only] = parts
  if (only && parts.length === 1) return { arm, exposed: only.exposed, matured: only.matured.map(judgedOf) }
  const horizons = new Set(parts.flatMap(({ matured }) => matured.map(({ horizon }) => horizon)))
  return {
    arm,
    exposed: added(
      noExposed,
      parts.map(({ exposed }) => exposed),
    ),
    matured: [...horizons].toSorted((a, b) => a - b).map((horizon) => maturedOf(parts, horizon)),
  }
}

function judgedOf(one: Matured): Judged {
  const { days: _, ...judged } = one
  return judged
}

/** Who came on which day, and at what age they were lost. */
export type Course = Pick<ArmSums, 'exposedOn' | 'lost'>

/** Of an arm in all phases, as `totalOf`; days stand in the order of exposure. */
export function courseOf(sums: readonly ExperimentSums[], arm: string): Course {
  const parts = sums.flatMap(({ arms }) => arms.filter((one) => one.arm === arm))
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    exposedOn: parts.flatMap(({ exposedOn }) => exposedOn).toSorted(byDay),
    lost: addedByAge(parts.map(({ lost }) => lost)),
  }
}

const byDay = (a: { day: string }, b: { day: string }): number => (a.day < b.day ? -1 : Number(a.day > b.day))

/** Field by field. */
function added<T extends Record<keyof T, number>>(none: T, all: readonly T[]): T {
  const fields = Object.keys(none) as (keyof T)[]
  const sums = fields.map((field) => [field, all.reduce((sum, one) => sum + one[field], 0)])
  return Object.fromEntries(sums) as T
}

const addedByAge = (all: readonly (readonly number[])[]): number[] =>
  Array.from({ length: Math.max(0, ...all.map(({ length }) => length)) }, (_, age) =>
    all.reduce((sum, lost) => sum + (lost[age] ?? 0), 0),
  )

function maturedOf(parts: readonly ArmCounts[], horizon: number): Judged {
  const all = parts.flatMap(({ matured }) => matured.filter((one) => one.horizon === horizon))
  const currencies = new Set(all.flatMap(({ money }) => money.map(({ currency }) => currency)))
  return {
    horizon,
    ...added(noCounts, all),
    money: [...currencies].map((currency) => moneyOf(all, currency)).toSorted((a, b) => b.n - a.n),
  }
}

function moneyOf(all: readonly Judged[], currency: string): MoneySums {
  const sums = all.flatMap(({ money }) => money.filter((one) => one.currency === currency))
  return { ...added<Omit<MoneySums, 'currency'>>({ n: 0, ...noSums }, sums), currency }
}

/** An arm's customers whose day at a horizon is closed; nobody before the first one is. */
export const maturedAt = ({ matured }: Pick<Total, 'matured'>, horizon: number): Judged =>
  matured.find((one) => one.horizon === horizon) ?? { horizon, ...noCounts, money: [] }
