/** Each offer against the holdout, from customers one by one: ranges, what is called of them, and what money says. */
import type { Document } from './documents.ts'
import { grouped } from './grouped.ts'
import { isEnough, moneyLack, rangeAround, rangeOf, rateOf, sampleOf, type Range } from './ranges.ts'
import { isClosed, laterOf, moneyOf, type Subject } from './subjects.ts'

/** Of every day that an experiment is judged on. */
export const alpha = 0.05

/** What is known at an instant. */
export interface Known {
  document: Document
  subjects: readonly Subject[]
  now: number
}

export const closedOf = ({ subjects, now }: Known, arm: string, on: number): Subject[] =>
  subjects.filter((one) => one.arm === arm && isClosed(one, on, now))

export interface Rate {
  n: number
  yes: number
}

/** Customers whose day has come and of whom it is known, and those kept. */
export function keptOf(known: Known, arm: string, on = known.document.horizon): Rate {
  const told = closedOf(known, arm, on).map((one) => laterOf(one, on).isKept)
  return { n: told.filter((one) => one !== null).length, yes: told.filter((one) => one === true).length }
}

const hasChanged = ({ phases }: Document): boolean =>
  new Set(phases.map(({ shares }) => JSON.stringify(shares))).size > 1
export const isDaily = ({ document }: Known): boolean => hasChanged(document)

const levelOf = ({ offers, planned }: Document) => ({ alpha: alpha / offers.length, planned })

/** Of two arms together; null below the gate. */
export function rateRange(a: Rate, b: Rate, level: { alpha: number; planned: number }): Range | null {
  if (!isEnough(a.n, a.yes) || !isEnough(b.n, b.yes)) return null
  return rangeOf(rateOf(a.n, a.yes), rateOf(b.n, b.yes), { ...level, planned: Math.max(1000, level.planned) })
}

export function savedBy(known: Known, offer: string): Range | null {
  const { document } = known
  const [a, b] = [keptOf(known, document.holdout), keptOf(known, offer)]
  const pooled = rateRange(a, b, levelOf(document))
  return pooled && isDaily(known) ? scored(known, offer) : pooled
}

/** Other days: nothing is compared where weights changed. */
export const onOtherDay = (known: Known, offer: string, on: number): Range | null =>
  isDaily(known)
    ? null
    : rateRange(keptOf(known, known.document.holdout, on), keptOf(known, offer, on), levelOf(known.document))

/**
 * Where weights changed: the mean over all customers of ψ = m̂B − m̂A + 1{B}(y − m̂B)/wB − 1{A}(y − m̂A)/wA, with the means
 * of earlier days.
 */
function scored({ document, subjects, now }: Known, offer: string): Range | null {
  const { horizon, holdout, phases, planned } = document
  const told = subjects.flatMap((one) => {
    const { isKept } = laterOf(one, horizon)
    return isKept === null || !isClosed(one, horizon, now) ? [] : [{ ...one, y: Number(isKept) }]
  })
  const days = [...grouped(told, ({ day, phase }) => `${day} ${phase}`)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const past: (typeof told)[number][] = []
  const scores: number[] = []
  for (const [, today] of days) {
    const guess = (arm: string) => {
      const own = past.filter((one) => one.arm === arm)
      return (own.filter(({ y }) => y === 1).length + 1) / (own.length + 2)
    }
    const [mA, mB] = [guess(holdout), guess(offer)]
    for (const { arm, phase, y } of today) {
      const weight = phases.find((one) => one.phase === phase)?.shares[arm] ?? 1
      scores.push(mB - mA + (arm === offer ? (y - mB) / weight : arm === holdout ? -(y - mA) / weight : 0))
    }
    past.push(...today)
  }
  const { n, mean, variance } = sampleOf(scores)
  const level = { alpha: levelOf(document).alpha, planned: Math.max(1000, planned) }
  return rangeAround(mean, Math.sqrt(variance / n), { n, ...level })
}

/** What the customers of an arm are worth, in the currency that is judged or that most of them pay in. */
export function moneyIn(known: Known, arm: string) {
  const { document } = known
  const closed = closedOf(known, arm, document.horizon)
  const currency = currencyOf(known)
  const money = moneyOf(closed, document.horizon, currency, document.cap?.amount)
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
  return {
    n: money.length,
    payers: money.filter(({ isPayer }) => isPayer).length,
    values: money.map(({ value }) => value),
    meanValue: mean(money.map(({ value }) => value)),
    meanCost: mean(money.map(({ cost }) => cost)),
    apart: closed.filter((one) => one.currency !== currency).length,
  }
}

/** Declared, or that of most customers judged. */
export function currencyOf({ document, subjects, now }: Known): string {
  if (document.cap) return document.cap.currency
  const judged = subjects.filter((one) => isClosed(one, document.horizon, now) && one.currency !== '')
  const sizes = [...grouped(judged, ({ currency }) => currency)].map(
    ([code, of]) => [code, of.length] as const,
  )
  return sizes.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

export function moneyAgainst(known: Known, offer: string) {
  const { document } = known
  const [a, b] = [moneyIn(known, document.holdout), moneyIn(known, offer)]
  const lacks = [moneyLack(a.n, a.payers), moneyLack(b.n, b.payers)]
  const isGated = lacks.every(({ mature, payers }) => mature + payers === 0) && !isDaily(known)
  const level = { ...levelOf(document), planned: Math.max(2000, document.planned) }
  const range = isGated ? rangeOf(sampleOf(a.values), sampleOf(b.values), level) : null
  const cost = b.meanCost ?? 0
  return {
    range: document.cap ? range : null,
    lacks,
    roi: range === null || cost === 0 ? null : (range.difference + cost) / cost,
  }
}

export type KeptCall = 'keeps_more' | 'keeps_fewer' | 'no_difference' | 'not_worth_waiting'

export function callOn({ low, high }: Range, smallest: number): KeptCall | null {
  if (low > 0) return 'keeps_more'
  if (high < 0) return 'keeps_fewer'
  if (high >= smallest) return null
  return low > -smallest ? 'no_difference' : 'not_worth_waiting'
}
