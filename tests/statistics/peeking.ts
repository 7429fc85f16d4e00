/** Experiments of which the truth is known, looked at all the time: how often is something called that is not so? */
import type { Cell } from '#shared/statistics/daily.ts'
import {
  dailyComparisonsOf,
  comparisonsOf,
  type Arms,
  type Comparison,
  type Plan,
} from '#shared/statistics/comparison.ts'
import { moneyMoments, moneyRange, rateMoments, rateRange } from '#shared/statistics/gate.ts'
import type { Moments } from '#shared/statistics/moments.ts'
import type { Level, Range } from '#shared/statistics/range.ts'
import { splitOf } from '#shared/statistics/split.ts'
import { verdictOf, type Calls } from '#shared/statistics/verdict.ts'
import { chanceOf, type Chance } from '#shared/simulate/chance.ts'

/** All that is known of an arm: its shares and its money at once. */
export interface Sums {
  n: number
  yes: number
  payers: number
  sum: number
  sumOfSquares: number
}

/** What a look at two arms says: the offer is better, worse, or nothing yet. */
export type Rule = (holdout: Sums, offer: Sums) => 'better' | 'worse' | null

const sideOf = (range: Range | null): ReturnType<Rule> => {
  if (range === null) return null
  if (range.low > 0) return 'better'
  return range.high < 0 ? 'worse' : null
}

/** Behind the same gate, what a textbook does once at the end, done at every look. */
function fixed95(moments: [Moments, Moments] | null): ReturnType<Rule> {
  if (moments === null) return null
  const [a, b] = moments
  const z = (b.mean - a.mean) / Math.sqrt(a.variance / a.n + b.variance / b.n)
  if (z > 1.959964) return 'better'
  return z < -1.959964 ? 'worse' : null
}

export const rules = {
  rate:
    (level: Level): Rule =>
    (a, b) =>
      sideOf(rateRange(a, b, level)),
  money:
    (level: Level): Rule =>
    (a, b) =>
      sideOf(moneyRange(a, b, level)),
  fixedRate: (): Rule => (a, b) => fixed95(rateMoments(a, b)),
  fixedMoney: (): Rule => (a, b) => fixed95(moneyMoments(a, b)),
}

/** What one customer of an arm paid by the end of the horizon; whoever paid anything is kept. */
export type Draw = (chance: Chance, arm: number) => number

export const keptWith =
  (...shares: number[]): Draw =>
  (chance, arm) =>
    chance.next() < (shares[arm] ?? 0) ? 1 : 0

/** The most that one customer's value counts for, declared beforehand. */
const cap = 500

/** Most pay nothing, the others anything around 20: the shape of money after a cancellation. */
export const moneyOf =
  (payers: number, sigma: number): Draw =>
  (chance) =>
    chance.next() < payers ? Math.min(cap, 20 * Math.exp(sigma * normal(chance))) : 0

const normal = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())

const anArm = (): Sums => ({ n: 0, yes: 0, payers: 0, sum: 0, sumOfSquares: 0 })

function add(arm: Sums, paid: number): void {
  arm.n++
  if (paid > 0) arm.payers++
  arm.yes = arm.payers
  arm.sum += paid
  arm.sumOfSquares += paid * paid
}

export interface Trial {
  offers: number
  looks: number
  draw: Draw
  rule: Rule
}

/** One customer more in each arm before each look; what is called first ends it. */
export function firstCall({ offers, looks, draw, rule }: Trial, chance: Chance): ReturnType<Rule> {
  const holdout = anArm()
  const arms = Array.from({ length: offers }, anArm)
  for (let look = 0; look < looks; look++) {
    add(holdout, draw(chance, 0))
    for (const [place, arm] of arms.entries()) {
      add(arm, draw(chance, place + 1))
      const call = rule(holdout, arm)
      if (call !== null) return call
    }
  }
  return null
}

/** A day of an experiment in which nothing works: the base rate and the weights move together. */
const driftDays = 60
const perDay = 200

interface Drift {
  rate: (day: number) => number
  weight: (day: number) => number
}

function driftDay({ rate, weight }: Drift, day: number, chance: Chance): Record<string, Cell> {
  const cells: Record<'holdout' | 'gift', [number, number]> = { holdout: [0, 0], gift: [0, 0] }
  for (let customer = 0; customer < perDay; customer++) {
    const cell = chance.next() < weight(day) ? cells.gift : cells.holdout
    cell[0]++
    if (chance.next() < rate(day)) cell[1]++
  }
  const told = ([n, yes]: [number, number], weight: number): Cell => ({
    n,
    sum: yes,
    sumOfSquares: yes,
    weight,
  })
  return { holdout: told(cells.holdout, 1 - weight(day)), gift: told(cells.gift, weight(day)) }
}

const plan: Plan = { alpha: 0.05, planned: { kept: 5000, money: 5000 }, smallestEffect: 0.05 }

function armsOf(days: readonly Record<string, Cell>[]): Arms {
  const arm = (id: string) => {
    const total = (key: 'n' | 'sum') => days.reduce((all, day) => all + (day[id]?.[key] ?? 0), 0)
    return { id, kept: { n: total('n'), yes: total('sum') }, money: null }
  }
  return { holdout: arm('holdout'), offers: [arm('gift')] }
}

/** Is a useless offer called at the close of any day while the season and the weights change? */
export function isCalledInDrift(way: 'pooled' | 'daily', chance: Chance): boolean {
  const along = (from: number, to: number) => (day: number) => from + ((to - from) * day) / (driftDays - 1)
  const drift: Drift = { rate: along(0.15, 0.45), weight: along(0.3, 0.7) }
  const days: Record<string, Cell>[] = []
  const compared = (): Comparison[] =>
    way === 'pooled'
      ? comparisonsOf(armsOf(days), plan)
      : dailyComparisonsOf(armsOf(days), { kept: days, money: null }, plan)
  for (let day = 0; day < driftDays; day++) {
    days.push(driftDay(drift, day, chance))
    if (compared().some(({ kept }) => sideOf(kept) !== null)) return true
  }
  return false
}

/** The whole verdict, with its latch, over three useless offers: does any keep more or fewer when all is seen? */
export function isCalledByVerdict(chance: Chance): boolean {
  const draw = moneyOf(0.3, 1)
  const sums = ['holdout', 'gift', 'pause', 'call'].map((id) => ({ id, sums: anArm() }))
  let calls: Calls = { kept: [], money: [] }
  for (let look = 0; look < 100; look++) {
    for (const { sums: arm } of sums)
      for (let customer = 0; customer < 50; customer++) add(arm, draw(chance, 0))
    const [holdout, ...offers] = sums.map(({ id, sums: arm }) => ({ id, kept: arm, money: arm }))
    const at = { date: `look ${look}`, revision: look, isBlocked: false }
    const { newCalls } = verdictOf({ holdout: holdout!, offers }, plan, calls, at)
    calls = { kept: [...calls.kept, ...newCalls.kept], money: [...calls.money, ...newCalls.money] }
  }
  return calls.kept.some(({ call }) => call === 'keeps_more' || call === 'keeps_fewer')
}

/** Customers until the split alarm sounds, looking every so many of them; Infinity where it stays quiet. */
export function alarmAt(share: number, most: number, every: number, chance: Chance): number {
  const counts: [number, number] = [0, 0]
  for (let customers = 1; customers <= most; customers++) {
    counts[chance.next() < share ? 0 : 1]++
    const parts = counts.map((count) => ({ count, share: 0.5 }))
    if (customers % every === 0 && splitOf([parts]).isAlarm) return customers
  }
  return Infinity
}

/** How often something happens in so many experiments, each with its own chance. */
export function shareOf(
  experiments: number,
  seed: number,
  happens: (chance: Chance) => boolean,
  tick: () => void,
): number {
  let count = 0
  for (let experiment = 0; experiment < experiments; experiment++) {
    if (happens(chanceOf(seed, `experiment ${experiment}`))) count++
    tick()
  }
  return count / experiments
}
