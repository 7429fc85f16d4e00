/** One offer against the holdout: of which customers, at which level, by which method. */
import type { Life } from '#shared/experiments/life.ts'
import type { ArmSums, ExperimentSums, Matured, MaturedDay } from '#shared/outcomes/experiment-sums.ts'
import { comparisonsOf, dailyComparisonsOf, type Arm, type Plan } from '#shared/statistics/comparison.ts'
import type { Comparison } from '#shared/statistics/comparison.ts'
import type { Cell, Day } from '#shared/statistics/daily.ts'
import type { MoneyArm, RateArm } from '#shared/statistics/gate.ts'
import { drawnIn, maturedAt, methodOf, totalOf, within, type Drawn } from './totals.ts'

/** Everything a comparison is made of. */
export interface Pair {
  drawn: Drawn[]
  sums: ExperimentSums[]
  holdout: ArmSums
  offer: ArmSums
  plan: Plan
}

/** An offer is compared with those who were drawn beside it: in phases in which nobody came to it, there was no choice. */
export function pairOf(life: Life, all: readonly ExperimentSums[], offer: string): Pair {
  const drawn = drawnIn(life).filter(({ shares }) => shares.has(offer))
  const sums = within(all, drawn)
  return {
    drawn,
    sums,
    holdout: totalOf(sums, life.experiment.holdoutArm),
    offer: totalOf(sums, offer),
    plan: planOf(life, offer),
  }
}

/**
 * Alpha is shared by the offers that came in together. Those of a later phase are a question of their own: what was
 * promised for the first ones must not change when others come.
 */
function planOf(life: Life, offer: string): Plan {
  const { alpha, plannedTotal, smallestEffect } = life.experiment
  const together = offersOf(life).filter((one) => cameWith(life, one) === cameWith(life, offer)).length
  return {
    alpha: alpha / Math.max(1, together),
    planned: { kept: plannedTotal, money: plannedTotal },
    smallestEffect: smallestEffect / 10_000,
  }
}

/** All but the holdout, in the order of the document. */
export const offersOf = ({ experiment: { arms, holdoutArm } }: Life): string[] =>
  arms.map(({ id }) => id).filter((id) => id !== holdoutArm)

const cameWith = (life: Life, arm: string): number | undefined =>
  drawnIn(life).find(({ shares }) => shares.has(arm))?.phase

export const keptArm = ({ known, kept }: Matured): RateArm => ({ n: known, yes: kept })

/** Null where no currency is declared to judge money in. */
export function moneyArm({ money }: Matured, currency: string | null): MoneyArm | null {
  if (currency === null) return null
  const {
    valued = 0,
    payers = 0,
    value = 0,
    valueSquares = 0,
  } = money.find((one) => one.currency === currency) ?? {}
  return { n: valued, payers, sum: value, sumOfSquares: valueSquares }
}

/** `dated`: the days of `datedOf`, which are needed where weights changed and are the same for every offer. */
export function compared(
  life: Life,
  { drawn, holdout, offer, plan }: Pair,
  dated: readonly Dated[],
): Comparison {
  const { horizon, valueCap } = life.experiment
  const currency = valueCap?.currency ?? null
  const armOf = (total: ArmSums): Arm => {
    const matured = maturedAt(total, horizon)
    return { id: total.arm, kept: keptArm(matured), money: moneyArm(matured, currency) }
  }
  const arms = { holdout: armOf(holdout), offers: [armOf(offer)] }
  if (methodOf(life) === 'pooled') return first(comparisonsOf(arms, plan), offer.arm)
  const own = dated.filter((one) => drawn.some(({ phase }) => phase === one.phase))
  const days = {
    kept: own.map(({ kept }) => kept),
    money: currency === null ? null : own.map(({ money }) => money),
  }
  return first(dailyComparisonsOf(arms, days, plan), offer.arm)
}

const first = ([one]: readonly Comparison[], offer: string): Comparison =>
  one ?? { offer, kept: null, money: null }

/** Customers who were exposed on one day of one phase, by the arms that had a share of it. */
export interface Dated {
  phase: number
  day: string
  kept: Day
  money: Day
}

/** Every exposure day of every phase, in their order, with each arm also where nobody came to it that day. */
export function datedOf(life: Life, sums: readonly ExperimentSums[]): Dated[] {
  const { horizon, valueCap } = life.experiment
  const dated = drawnIn(life).flatMap(({ phase, shares }): Dated[] => {
    const own = within(sums, [{ phase, shares }])
    const arms = [...shares].map(([arm, weight]) => ({
      arm,
      weight,
      days: grouped(maturedAt(totalOf(own, arm), horizon).days),
    }))
    const cellsOn = (day: string, sumsOf: (days: readonly MaturedDay[]) => Sums): Day =>
      Object.fromEntries(
        arms.map(({ arm, weight, days }) => [arm, { ...sumsOf(days.get(day) ?? []), weight }]),
      )
    return [...new Set(arms.flatMap(({ days }) => [...days.keys()]))].map((day) => ({
      phase,
      day,
      kept: cellsOn(day, inKept),
      money: cellsOn(day, (days) => inMoney(days, valueCap?.currency ?? null)),
    }))
  })
  return dated.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
}

function grouped(all: readonly MaturedDay[]): Map<string, MaturedDay[]> {
  const days = new Map<string, MaturedDay[]>()
  for (const one of all) {
    const before = days.get(one.day)
    if (before) before.push(one)
    else days.set(one.day, [one])
  }
  return days
}

type Sums = Omit<Cell, 'weight'>

function inKept(days: readonly MaturedDay[]): Sums {
  const sums = { n: 0, sum: 0, sumOfSquares: 0 }
  for (const { known, kept } of days) {
    sums.n += known
    sums.sum += kept
    sums.sumOfSquares += kept
  }
  return sums
}

function inMoney(days: readonly MaturedDay[], currency: string | null): Sums {
  const sums = { n: 0, sum: 0, sumOfSquares: 0 }
  for (const day of days) {
    if (day.currency !== currency) continue
    sums.n += day.valued
    sums.sum += day.value
    sums.sumOfSquares += day.valueSquares
  }
  return sums
}
