/** What an experiment shows today: for each offer its range against the holdout, with alpha shared between the offers. */
import { dailyEstimate, type Day } from './daily.ts'
import {
  moneyMoments,
  moneyRange,
  plannedMoney,
  plannedRate,
  rateMoments,
  rateRange,
  type MoneyArm,
  type RateArm,
} from './gate.ts'
import { mustBeCount, mustBePositive, mustBeShare } from './guards.ts'
import { rangeAt, type Level, type Range } from './range.ts'

/** One arm's customers whose day has come; `money` is null where what they paid is not known. */
export interface Arm {
  id: string
  kept: RateArm
  money: MoneyArm | null
}

export interface Arms {
  holdout: Arm
  /** All that the experiment began with, also one that was stopped since: alpha was shared among so many. */
  offers: readonly Arm[]
}

/** What is fixed at the start and never edited after it. */
export interface Plan {
  /** The chance that any useless offer is ever called, over all offers and the whole life of the experiment. */
  alpha: number
  /** Customers of the holdout and one offer together, for each of the two measures (`needOf` of `planner.ts`). */
  planned: { kept: number; money: number }
  /** The least difference in shares kept that matters to the business, as a fraction of one. */
  smallestEffect: number
}

/** One offer minus the holdout. Null: too few customers for a range. */
export interface Comparison {
  offer: string
  kept: Range | null
  money: Range | null
}

/**
 * Each offer against the holdout, at alpha over the number of offers (Bonferroni): so ranges and calls always agree.
 * Throws a RangeError for impossible counts, levels out of bounds, or no offers.
 */
export function comparisonsOf({ holdout, offers }: Arms, plan: Plan): Comparison[] {
  const levels = levelsOf(plan, offers.length)
  return offers.map(({ id, kept, money }) => ({
    offer: id,
    kept: rateRange(holdout.kept, kept, levels.kept),
    money: holdout.money && money && moneyRange(holdout.money, money, levels.money),
  }))
}

/**
 * The same where weights changed: totals pass the gate, days make the estimate. Days are in the order of exposure, with
 * cells by the arms' ids. Throws a RangeError likewise.
 */
export function dailyComparisonsOf(
  { holdout, offers }: Arms,
  days: { kept: readonly Day[]; money: readonly Day[] | null },
  plan: Plan,
): Comparison[] {
  const levels = levelsOf(plan, offers.length)
  return offers.map(({ id, kept, money }) => {
    const pair = { a: holdout.id, b: id }
    const isMoney = holdout.money && money && moneyMoments(holdout.money, money)
    return {
      offer: id,
      kept: rateMoments(holdout.kept, kept) && dailyRange(days.kept, { ...pair, prior: 0.5 }, levels.kept),
      money: isMoney && days.money && dailyRange(days.money, { ...pair, prior: 0 }, levels.money),
    }
  })
}

function dailyRange(
  days: readonly Day[],
  arms: Parameters<typeof dailyEstimate>[1],
  level: Level,
): Range | null {
  const estimate = dailyEstimate(days, arms)
  return estimate && rangeAt({ ...estimate, ...level })
}

function levelsOf({ alpha, planned }: Plan, offers: number): { kept: Level; money: Level } {
  mustBeCount('offers', offers)
  mustBePositive('offers', offers)
  mustBeShare('alpha', alpha)
  const share = alpha / offers
  return {
    kept: { alpha: share, planned: plannedRate(planned.kept) },
    money: { alpha: share, planned: plannedMoney(planned.money) },
  }
}

/** Two offers that were both called better than the holdout. */
export interface Pair {
  a: string
  b: string
  /** b minus a. */
  kept: Range | null
}

/**
 * Secondary: the offers in `better` against each other, at alpha over all pairs the experiment could ever have, so that
 * it does not matter which were called, or when. Nothing is called or latched here. Throws a RangeError likewise.
 */
export function pairsOf({ offers }: Arms, plan: Plan, better: readonly string[]): Pair[] {
  const level = levelsOf(plan, Math.max(1, (offers.length * (offers.length - 1)) / 2)).kept
  const called = offers.filter(({ id }) => better.includes(id))
  return called.flatMap((a, place) =>
    called.slice(place + 1).map((b) => ({ a: a.id, b: b.id, kept: rateRange(a.kept, b.kept, level) })),
  )
}
