/** Churn, value, score and return of docs/figures.md, worked out of rows and of what the business has told. */
import { dayBefore, isGone, type byHand, type CountedRow } from '#tests/figures/by-hand.ts'
import type { Range } from './ranges.ts'

export interface Given {
  currency: string
  customers?: number
  revenue?: number
  margin?: number
  acquisition?: number
  process?: number
  nps?: number
  answers?: number
}
export type GivenMonths = Readonly<Record<string, Given>>

const per = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** 60 at most. */
const expectedMonths = (churn: number): number => (churn === 0 ? 60 : Math.min(60, 1 / churn))

export type Month = ReturnType<typeof monthOf>

function monthOf(rows: readonly CountedRow[], month: string, given: Given | undefined) {
  const live = rows.filter(({ mode }) => mode === 'live')
  const first = live.map(({ ended }) => ended.slice(0, 10)).toSorted()[0] ?? '9999'
  const isWhole = first <= `${month}-01`
  const ended = live.filter((row) => row.ended.startsWith(month))
  const stayed = ended.filter(({ outcome }) => outcome === 'saved' || outcome === 'kept').length
  const decided = ended.filter(({ outcome }) => outcome !== 'abandoned').length
  const left = ended.filter(isGone).length
  const { customers, revenue, margin } = given ?? {}
  const churn = isWhole && customers !== undefined ? per(left, customers) : null
  const isValued = churn !== null && customers && revenue !== undefined && margin !== undefined
  const value = isValued ? Math.round((revenue / customers) * (margin / 100) * expectedMonths(churn)) : null
  const ours = live.flatMap(({ survey }) =>
    survey?.score !== undefined && survey.at?.startsWith(month) ? [survey.score] : [],
  )
  const apart = ours.filter((one) => one >= 9).length - ours.filter((one) => one <= 6).length
  const heard =
    ours.length === 0
      ? null
      : { by: 'surveys', n: ours.length, score: Math.round((100 * apart) / ours.length) }
  const { nps, answers } = given ?? {}
  const score =
    nps !== undefined && answers !== undefined ? { by: 'business', n: answers, score: nps } : heard
  return { month, isWhole, ended: ended.length, left, stayed: per(stayed, decided), churn, value, score }
}

/** Whole months before an instant, the oldest first. */
export function monthsOf(rows: readonly CountedRow[], now: number, given: GivenMonths): Month[] {
  const at = new Date(now)
  return Array.from({ length: 13 }, (_, index) => {
    const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 13 + index))
    const month = first.toISOString().slice(0, 7)
    return monthOf(rows, month, given[month])
  })
}

/** The month in which fewer would recommend us than before, by more than 2.33 standard errors. */
export function fallenIn(months: readonly Month[]): string | null {
  const scored = months.filter(({ score }) => score && score.n >= 30)
  const [now, ...before] = scored.toReversed()
  const last = before.find(({ score }) => score?.by === now?.score?.by)
  if (!now?.score || !last?.score) return null
  const error = Math.sqrt(
    [now.score, last.score].reduce((sum, { score, n }) => sum + (1 - (score / 100) ** 2) / n, 0),
  )
  return (now.score.score - last.score.score) / 100 < -2.33 * error ? now.month : null
}

type Sign = 'yes' | 'no' | 'unknown'
const isAbove = (one: number | null | undefined, other: number | null | undefined): Sign =>
  typeof one === 'number' && typeof other === 'number' ? (one > other ? 'yes' : 'no') : 'unknown'

/** The four signs: against three months before. */
export function signsOf(months: readonly Month[], given: GivenMonths, ratio: number | null) {
  const [now, before] = [months.at(-1), months.at(-4)]
  const currency = (one: Month | undefined) => given[one?.month ?? '']?.currency
  const isAlike = now?.score?.by === before?.score?.by
  return {
    churn: isAbove(before?.churn, now?.churn),
    value: currency(now) === currency(before) ? isAbove(now?.value, before?.value) : 'unknown',
    score: isAlike ? isAbove(now?.score?.score, before?.score?.score) : 'unknown',
    return: isAbove(ratio, 0),
  } as const
}

interface Worked {
  hand: ReturnType<typeof byHand>
  found: Range | null
  months: readonly Month[]
  days: number
  given: GivenMonths
}

/** What the truly saved of the cohort bring, against what offers and process cost. Minor units. */
export function returnOf({ hand, found, months: all, days, given }: Worked) {
  const said = Object.entries(given).toSorted(([a], [b]) => (a < b ? 1 : -1))
  const currency = said[0]?.[1].currency ?? ''
  const latest = (field: 'margin' | 'acquisition' | 'process') =>
    said.find(([, one]) => one.currency === currency && one[field] !== undefined)?.[1][field]
  const { value, arms } = hand
  const churn = all.findLast((month) => month.churn !== null)?.churn
  const mine = value[currency]
  const [margin, process] = [latest('margin'), latest('process')]
  if (!found || !mine || typeof churn !== 'number' || margin === undefined || process === undefined)
    return null
  const kept = Object.values(value).reduce((sum, one) => sum + one.kept, 0)
  const saved = arms.inCohort * found.difference * (mine.kept / kept)
  const months = expectedMonths(churn)
  const brought = Math.round(saved * (mine.monthly / mine.kept) * (margin / 100) * months)
  const cost = mine.cost + Math.round((process * days) / (365.25 / 12))
  const keeping = saved > 0 ? Math.round(cost / saved) : null
  const acquisition = latest('acquisition') ?? 0
  return {
    currency,
    months,
    value: brought,
    cost,
    keeping,
    ratio: (brought - cost) / cost,
    isProven: found.low > 0 || found.high < 0,
    replacing: Math.round(Math.max(0, saved) * acquisition),
    times: keeping === null ? null : acquisition / keeping,
  }
}

export const spanOf = (now: number, days: number) => ({
  from: dayBefore(now, days - 1),
  until: dayBefore(now, 0),
})
export const cohortOf = (now: number, days: number) => ({
  from: dayBefore(now, days + 60),
  until: dayBefore(now, 61),
})
