/** The sums of an experiment over its phases, and who was let into them. */
import { rangesOf } from '#shared/experiments/assign.ts'
import type { Experiment } from '#shared/experiments/experiment.ts'
import type { Life } from '#shared/experiments/life.ts'
import { noCounts, noSums } from '#shared/outcomes/cohort.ts'
import type {
  ArmSums,
  ExperimentSums,
  Exposed,
  Matured,
  MoneySums,
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

export const methodOf = (life: Life): Method => (stretchesOf(drawnIn(life)).length > 1 ? 'daily' : 'pooled')

/** The sums of some phases. */
export const within = (sums: readonly ExperimentSums[], drawn: readonly Drawn[]): ExperimentSums[] =>
  sums.filter(({ phase }) => drawn.some((one) => one.phase === phase))

const nobody: Exposed = {
  n: 0,
  accepted: 0,
  deflected: 0,
  lost: 0,
  askedToLeave: 0,
  cancelled: 0,
  seconds: 0,
  secondsSquares: 0,
}

/** An arm is the same in every phase, so its customers are counted together; days stand in the order of exposure. */
export function totalOf(sums: readonly ExperimentSums[], arm: string): ArmSums {
  const parts = sums.flatMap(({ arms }) => arms.filter((one) => one.arm === arm))
  const [only] = parts
  if (only && parts.length === 1) return only
  const horizons = new Set(parts.flatMap(({ matured }) => matured.map(({ horizon }) => horizon)))
  return {
    arm,
    exposed: added(
      nobody,
      parts.map(({ exposed }) => exposed),
    ),
    exposedOn: parts.flatMap(({ exposedOn }) => exposedOn).toSorted(byDay),
    lost: addedByAge(parts.map(({ lost }) => lost)),
    matured: [...horizons].toSorted((a, b) => a - b).map((horizon) => maturedOf(parts, horizon)),
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

function maturedOf(parts: readonly ArmSums[], horizon: number): Matured {
  const all = parts.flatMap(({ matured }) => matured.filter((one) => one.horizon === horizon))
  const currencies = new Set(all.flatMap(({ money }) => money.map(({ currency }) => currency)))
  return {
    horizon,
    ...added(noCounts, all),
    money: [...currencies].map((currency) => moneyOf(all, currency)).toSorted((a, b) => b.n - a.n),
    days: all.flatMap(({ days }) => days).toSorted(byDay),
  }
}

function moneyOf(all: readonly Matured[], currency: string): MoneySums {
  const sums = all.flatMap(({ money }) => money.filter((one) => one.currency === currency))
  return { ...added<Omit<MoneySums, 'currency'>>({ n: 0, ...noSums }, sums), currency }
}

/** An arm's customers whose day at a horizon is closed; nobody before the first one is. */
export const maturedAt = ({ matured }: ArmSums, horizon: number): Matured =>
  matured.find((one) => one.horizon === horizon) ?? { horizon, ...noCounts, money: [], days: [] }
