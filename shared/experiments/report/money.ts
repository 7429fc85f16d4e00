import { commonestCurrency, moneyIn, type PhaseCounts } from '#shared/outcomes/experiment-sums.ts'
import type { Comparison } from '#shared/statistics/comparison.ts'
import { moneyLack, moneyMoments, type MoneyLack } from '#shared/statistics/gate.ts'
import type { Range } from '#shared/statistics/range.ts'
import type { MoneyVerdict } from '#shared/statistics/verdict.ts'
import type { Life } from '#shared/experiments/life.ts'
import { moneyArm, type Pair } from './compare.ts'
import { maturedAt, type Method, type Total } from './totals.ts'

/** What an arm's customers paid by the horizon, in whole units of one currency and not in minor ones. */
export interface ArmMoney {
  currency: string
  /** Customers for whom billing says what they paid, and how many of them paid anything. */
  n: number
  payers: number
  /** Judged customers who are left out: theirs is another currency, or none is known. */
  apart: number
  /** Net value of a customer: paid, less refunds and what the offer cost beside its invoices; and the whole cost of offers. */
  meanValue: number | null
  meanCost: number | null
}

/** An offer's money against the holdout's. */
export interface MoneyAgainst {
  /** Difference in net value of a customer, with its range; null below the gate, or where no cap was declared. */
  range: Range | null
  /** How many are lacking on either side until there is a range. */
  lack: { holdout: MoneyLack; offer: MoneyLack }
  /** Null where no cap was declared: then money is shown and not judged. */
  verdict: MoneyVerdict | null
  /** (difference + cost) / cost: what comes back of one unit spent on the offer. A ratio of estimates, without a range. */
  roi: number | null
}

/** Declared at the start; where money is not judged, that of most customers. Null before anybody's is known. */
export const currencyOf = ({ experiment }: Life, sums: readonly PhaseCounts[]): string | null =>
  experiment.valueCap?.currency ?? commonestCurrency(sums, experiment.horizon)

export function armMoney(total: Total, horizon: number, currency: string | null): ArmMoney | null {
  if (currency === null) return null
  const { sums, apart } = moneyIn(maturedAt(total, horizon), currency)
  const { valued = 0, payers = 0, value = 0, cost = 0 } = sums ?? {}
  return {
    currency,
    n: valued,
    payers,
    apart,
    meanValue: valued === 0 ? null : value / valued,
    meanCost: valued === 0 ? null : cost / valued,
  }
}

/** Where money is not judged there is a ratio all the same, of as many customers as a range would need. */
export function moneyAgainst(
  { holdout, offer }: Pair,
  { money: range }: Comparison,
  {
    verdict,
    method,
    horizon,
    currency,
  }: { verdict: MoneyVerdict | null; method: Method; horizon: number; currency: string | null },
): MoneyAgainst | null {
  const [a, b] = [holdout, offer].map((total) => moneyArm(maturedAt(total, horizon), currency))
  if (!a || !b) return null
  const moments = method === 'pooled' ? moneyMoments(a, b) : null
  const difference = range?.difference ?? (moments && moments[1].mean - moments[0].mean)
  const cost = armMoney(offer, horizon, currency)?.meanCost ?? 0
  return {
    range,
    lack: { holdout: moneyLack(a), offer: moneyLack(b) },
    verdict,
    roi: difference === null || cost === 0 ? null : (difference + cost) / cost,
  }
}
