/** One offer against the holdout: of which customers, at which level, by which method. */
import type { Life } from '#shared/experiments/life.ts'
import type { PhaseCounts } from '#shared/outcomes/experiment-sums.ts'
import { comparisonsOf, dailyComparisonsOf, type Arm, type Plan } from '#shared/statistics/comparison.ts'
import type { Comparison } from '#shared/statistics/comparison.ts'
import type { Cell, Day } from '#shared/statistics/daily.ts'
import type { MoneyArm, RateArm } from '#shared/statistics/gate.ts'
import { maturedAt, totalOf, within, type Drawn, type Judged, type Total } from './totals.ts'

/** Everything a comparison is made of. */
export interface Pair {
  drawn: Drawn[]
  sums: PhaseCounts[]
  holdout: Total
  offer: Total
  plan: Plan
}

/** An offer is compared with those who were drawn beside it: in phases in which nobody came to it, there was no choice. */
export function pairOf(
  life: Life,
  phases: readonly Drawn[],
  all: readonly PhaseCounts[],
  offer: string,
): Pair {
  const drawn = phases.filter(({ shares }) => shares.has(offer))
  const sums = within(all, drawn)
  return {
    drawn,
    sums,
    holdout: totalOf(sums, life.experiment.holdoutArm),
    offer: totalOf(sums, offer),
    plan: planOf(life, phases, offer),
  }
}

/**
 * Alpha is shared by the offers that came in together. Those of a later phase are a question of their own: what was
 * promised for the first ones must not change when others come.
 */
function planOf(life: Life, phases: readonly Drawn[], offer: string): Plan {
  const { alpha, plannedTotal, smallestEffect } = life.experiment
  const came = (arm: string) => phases.find(({ shares }) => shares.has(arm))?.phase
  const together = offersOf(life).filter((one) => came(one) === came(offer)).length
  return {
    alpha: alpha / Math.max(1, together),
    planned: { kept: plannedTotal, money: plannedTotal },
    smallestEffect: smallestEffect / 10_000,
  }
}

/** All but the holdout, in the order of the document. */
export const offersOf = ({ experiment: { arms, holdoutArm } }: Life): string[] =>
  arms.map(({ id }) => id).filter((id) => id !== holdoutArm)

export const keptArm = ({ known, kept }: Judged): RateArm => ({ n: known, yes: kept })

/** Null where no currency is declared to judge money in. */
export function moneyArm({ money }: Judged, currency: string | null): MoneyArm | null {
  if (currency === null) return null
  const {
    valued = 0,
    payers = 0,
    value = 0,
    valueSquares = 0,
  } = money.find((one) => one.currency === currency) ?? {}
  return { n: valued, payers, sum: value, sumOfSquares: valueSquares }
}

/** `dated`: the days of `datedOf`, which are needed where weights changed and are the same for every offer; else null. */
export function compared(
  life: Life,
  { drawn, holdout, offer, plan }: Pair,
  dated: readonly Dated[] | null,
): Comparison {
  const { horizon, valueCap } = life.experiment
  const currency = valueCap?.currency ?? null
  const armOf = (total: Total): Arm => {
    const matured = maturedAt(total, horizon)
    return { id: total.arm, kept: keptArm(matured), money: moneyArm(matured, currency) }
  }
  const arms = { holdout: armOf(holdout), offers: [armOf(offer)] }
  if (dated === null) return first(comparisonsOf(arms, plan), offer.arm)
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
export function datedOf(life: Life, phases: readonly Drawn[], sums: readonly PhaseCounts[]): Dated[] {
  const dated = phases.flatMap((one) => datedIn(life, one, within(sums, [one])))
  return dated.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
}

function datedIn({ experiment }: Life, { phase, shares }: Drawn, own: readonly PhaseCounts[]): Dated[] {
  const { horizon, valueCap } = experiment
  const dated = new Map<string, Dated>()
  for (const { arm, matured } of own.flatMap(({ arms }) => arms.filter((one) => shares.has(one.arm))))
    for (const one of matured.find((at) => at.horizon === horizon)?.days ?? []) {
      const { day, currency, known, kept, valued, value, valueSquares } = one
      let on = dated.get(day)
      if (!on) dated.set(day, (on = { phase, day, kept: nobodyIn(shares), money: nobodyIn(shares) }))
      addTo(on.kept[arm], known, kept, kept)
      if (currency === valueCap?.currency) addTo(on.money[arm], valued, value, valueSquares)
    }
  return [...dated.values()]
}

const nobodyIn = (shares: Drawn['shares']): Day =>
  Object.fromEntries([...shares].map(([arm, weight]) => [arm, { n: 0, sum: 0, sumOfSquares: 0, weight }]))

/** In place: a report adds thousands of cells. */
function addTo(cell: Cell | undefined, n: number, sum: number, sumOfSquares: number): void {
  if (!cell) return
  cell.n += n
  cell.sum += sum
  cell.sumOfSquares += sumOfSquares
}
