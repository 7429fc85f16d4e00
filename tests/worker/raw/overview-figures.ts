/** What tests/figures/by-hand.ts leaves out of the overview, worked out of rows one by one. */
import { byHand, dayBefore, isGone, stood, within, type CountedRow } from '#tests/figures/by-hand.ts'
import { dayMs } from '../exposed-rows.ts'
import { grouped } from './grouped.ts'
import { isEnough, rangeAround, wilsonUpper } from './ranges.ts'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const count = <T>(of: readonly T[], is: (one: T) => boolean): number => of.filter(is).length
const liveOf = (rows: readonly CountedRow[]) => rows.filter(({ mode }) => mode === 'live')

export const reasonsOf = ({ reasons }: CountedRow): string[] => (reasons.length === 0 ? [''] : reasons)

/** Seconds from asking to leave until it was confirmed, of all for whom it was. */
export function secondsToLeave(rows: readonly CountedRow[], now: number, days: number): number[] {
  const span = within({ from: dayBefore(now, days - 1), until: dayBefore(now, 0) })
  return liveOf(rows)
    .filter(span)
    .flatMap(({ leaving }) => leaving?.took ?? [])
}

/** Monday of each whole week, the oldest first: of the days shown, and eight before them where there are. */
function weeksBefore(now: number, days: number, first: string): string[] {
  const mondays: string[] = []
  for (let back = days + 70; back >= 7; back--) {
    const day = dayBefore(now, back)
    if (new Date(day).getUTCDay() === 1 && day >= first) mondays.push(day)
  }
  const shown = mondays.findIndex((day) => day >= dayBefore(now, days - 1))
  return mondays.slice(Math.max(0, shown - 8))
}

export function weekly(rows: readonly CountedRow[], now: number, days: number) {
  const live = liveOf(rows)
  const first = live.map(({ ended }) => ended.slice(0, 10)).toSorted()[0] ?? ''
  const weeks = weeksBefore(now, days, first).map((day) => {
    const until = new Date(Date.parse(day) + 6 * dayMs).toISOString().slice(0, 10)
    const own = live.filter(within({ from: day, until }))
    return { day, rows: own, left: count(own, isGone) }
  })
  const from = dayBefore(now, days - 1)
  const alarms = weeks.flatMap(({ day, left }, at) => {
    if (at < 8 || day < from) return []
    const [low = 0, high = 0] = weeks
      .slice(at - 8, at)
      .map((week) => week.left)
      .toSorted((a, b) => a - b)
      .slice(3, 5)
    const usual = (low + high) / 2
    const most = usual + 3.09 * Math.sqrt(usual) + (3.09 ** 2 - 1) / 6
    return left > most && left >= usual + 5 ? [{ day, left, usual }] : []
  })
  return { weeks: weeks.filter(({ day }) => day >= from), alarms, latest: weeks.at(-1)?.day }
}

/** Names by how many conversations of all weeks named them. */
export function reasonsByCount(weeks: readonly { rows: readonly CountedRow[] }[]): string[] {
  const named = weeks.flatMap(({ rows }) => rows.flatMap(reasonsOf))
  const times = (id: string) => count(named, (one) => one === id)
  return [...new Set(named)].toSorted((a, b) => times(b) - times(a) || (a < b ? -1 : 1))
}

/** Offers add so many of a hundred: each draw of the holdout by itself, weighted by its customers. */
export function trulySaved(rows: readonly CountedRow[], now: number) {
  const exposed = liveOf(rows).flatMap((row) =>
    (row.exposed ?? [])
      .filter(
        ({ experiment, at }) => experiment === 'holdout' && isClosed(at, now) && stood(row, 60) !== null,
      )
      .map(({ phase, arm }) => ({ phase, isHeld: arm === 'held', isKept: stood(row, 60) === 'paying' })),
  )
  const arms = [...grouped(exposed, ({ phase }) => phase).values()].map((draw) => {
    const arm = (isHeld: boolean) => {
      const own = draw.filter((one) => one.isHeld === isHeld)
      return { n: own.length, yes: count(own, ({ isKept }) => isKept) }
    }
    return { offered: arm(false), held: arm(true) }
  })
  const both = arms.filter(({ offered, held }) => offered.n > 0 && held.n > 0)
  const added = (of: 'offered' | 'held') => ({
    n: sum(both.map((draw) => draw[of].n)),
    yes: sum(both.map((draw) => draw[of].yes)),
  })
  const [offered, held] = [added('offered'), added('held')]
  if (!isEnough(offered.n, offered.yes) || !isEnough(held.n, held.yes)) return null
  const n = offered.n + held.n
  const spread = (arm: { n: number; yes: number }) => {
    const mean = (arm.yes + 1) / (arm.n + 2)
    return (mean * (1 - mean)) / arm.n
  }
  const weight = (draw: (typeof both)[number]) => (draw.offered.n + draw.held.n) / n
  const difference = sum(
    both.map((draw) => weight(draw) * (draw.offered.yes / draw.offered.n - draw.held.yes / draw.held.n)),
  )
  const se = Math.sqrt(
    sum(both.map((draw) => weight(draw) ** 2 * (spread(draw.offered) + spread(draw.held)))),
  )
  return rangeAround(difference, se, { n, alpha: 0.05, planned: 5000 })
}

/** Two whole days and ten minutes after the last customer of an exposure day has come to day 60. */
const isClosed = (at: string, now: number): boolean =>
  Date.parse(at.slice(0, 10)) + 63 * dayMs + 600_000 <= now

/** Offers by what they keep, with those that are proposed for retirement. */
export function ranked(rows: readonly CountedRow[], now: number) {
  const all = byHand(rows, now, 365).programmes
  return all
    .map((one) => {
      const others = all.filter(({ offer }) => offer !== one.offer)
      const usual = sum(others.map(({ kept }) => kept)) / sum(others.map(({ known }) => known))
      return { ...one, isWeak: one.known >= 50 && wilsonUpper(one.kept, one.known) < usual }
    })
    .toSorted(
      (a, b) => b.kept / b.known - a.kept / a.known || b.shown - a.shown || (a.offer < b.offer ? -1 : 1),
    )
}
