import {
  sumOf,
  type Counts,
  type Days,
  type MonthSums,
  type Sums,
  type Week,
  type What,
} from '#shared/figures/counts.ts'
import { heldArm, holdoutId } from '#shared/experiments/holdout.ts'
import type { Draw } from '#shared/figures/saved.ts'
import { usualWeeks } from '#shared/figures/trend.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { dayMs } from '#shared/retention.ts'

/** Days from the end of a conversation until it can be known how they stand on day 60: the day itself is over. */
const untilKnown = 61
/** Days of conversations that programmes are ranked by. */
const yearDays = 365
/** Whole months: this far back profit shows. */
const monthsShown = 13

const textOf = (day: number): string => dayOf(new Date(day * dayMs))

/** Sums for a page over the days before `now`. It reads cells of days, so it costs the same for any number of sessions. */
export function countsUntil(sql: SqlStorage, now: number, days: number): Counts {
  const today = Math.floor(now / dayMs)
  const span = { from: today - days + 1, until: today }
  const cohort = { from: span.from - untilKnown, until: today - untilKnown }
  const year = { from: cohort.until - yearDays + 1, until: cohort.until }
  const first = sql
    .exec<{ day: number | null }>(`SELECT min(day) AS day FROM figures WHERE what = 'outcome'`)
    .one().day
  return {
    since: first === null ? null : textOf(first),
    span: { ...inText(span), days },
    cohort: inText(cohort),
    now: sumsIn(sql, ofNow, span),
    matured: sumsIn(sql, ofMatured, cohort),
    year: sumsIn(sql, ofYear, year),
    weeks: first === null ? [] : weeksIn(sql, Math.max(first, mondayOn(span.from) - usualWeeks * 7), today),
    months: monthsBefore(now).map((month) => monthIn(sql, month)),
    draws: drawsIn(sql),
  }
}

interface Span {
  from: number
  until: number
}

const inText = ({ from, until }: Span): Days => ({ from: textOf(from), until: textOf(until) })

/** What is read of each stretch of days, and no more: a cell that nobody shows need not be looked at. */
const ofNow: readonly What[] = [
  'outcome',
  'shown',
  'took',
  'fatigue.shown',
  'fatigue.took',
  'leave.timed',
  'leave.seconds',
]
const ofMatured: readonly What[] = [
  ...([
    'outcome',
    'stay.known',
    'stay.kept',
    'all.known',
    'all.kept',
    'reason.known',
    'reason.kept',
  ] as const),
  ...(['tier.known', 'tier.kept', 'cost', 'value.kept', 'value.monthly', 'offered.known'] as const),
]
const ofYear: readonly What[] = [
  'offer.shown',
  'offer.took',
  'offer.known',
  'offer.kept',
  'offer.taken',
  'taker',
]
const ofMonth: readonly What[] = ['outcome', 'left', 'score']
const ofWeeks: readonly What[] = ['outcome', 'reason', 'left']

function sumsIn(sql: SqlStorage, whats: readonly What[], { from, until }: Span): Sums {
  const sums: Partial<Record<What, Record<string, number>>> = {}
  const query = `SELECT what, key, sum(n) AS n FROM figures
    WHERE what IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ? GROUP BY what, key`
  for (const { what, key, n } of sql.exec<Cell>(query, JSON.stringify(whats), from, until))
    (sums[what] ??= {})[key] = n
  return sums
}

interface Cell extends Record<string, SqlStorageValue> {
  what: What
  key: string
  n: number
}

/** 1970-01-05 was a Monday. The first one that is no earlier. */
const mondayOn = (day: number): number => Math.ceil((day - 4) / 7) * 7 + 4

/** Whole weeks from a day on. */
function weeksIn(sql: SqlStorage, from: number, today: number): Week[] {
  const [start, end] = [mondayOn(from), mondayOn(today - 6)]
  const weeks: Written[] = []
  for (let day = start; day < end; day += 7)
    weeks.push({ day: textOf(day), outcome: {}, reason: {}, left: 0 })
  const query = `SELECT what, key, CAST((day - ?1) / 7 AS INTEGER) AS week, sum(n) AS n FROM figures
    WHERE what IN (SELECT value FROM json_each(?3)) AND day >= ?1 AND day < ?2 GROUP BY what, key, week`
  const cells = sql.exec<Cell & { week: number }>(query, start, end, JSON.stringify(ofWeeks))
  for (const { what, key, week, n } of cells) {
    const found = weeks[week]
    if (found && what === 'left') found.left = n
    else if (found && (what === 'outcome' || what === 'reason')) found[what][key] = n
  }
  return weeks
}

interface Written {
  day: string
  outcome: Record<string, number>
  reason: Record<string, number>
  left: number
}

/** Whole months before an instant, the oldest first. */
function monthsBefore(now: number): string[] {
  const at = new Date(now)
  return Array.from({ length: monthsShown }, (_, index) => {
    const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - monthsShown + index, 1)
    return dayOf(new Date(first)).slice(0, 7)
  })
}

function monthIn(sql: SqlStorage, month: string): MonthSums {
  const from = Date.parse(`${month}-01T00:00:00Z`) / dayMs
  const next = new Date(from * dayMs)
  next.setUTCMonth(next.getUTCMonth() + 1)
  const sums = sumsIn(sql, ofMonth, { from, until: next.getTime() / dayMs - 1 })
  const { promoters = 0, detractors = 0, all = 0 } = sums.score ?? {}
  const outcome: Partial<Record<Outcome, number>> = sums.outcome ?? {}
  return { month, left: sumOf(sums, 'left'), outcome, scores: { promoters, detractors, all } }
}

/** The holdout, draw by draw, as its experiment has it: customers whose exposure days are closed for day 60. */
function drawsIn(sql: SqlStorage): Draw[] {
  const draws = new Map<number, Draw>()
  const query = `SELECT phase, arm, sum(known) AS n, sum(kept) AS yes FROM outcomes
    WHERE experiment = ? AND horizon = 60 GROUP BY phase, arm`
  for (const { phase, arm, n, yes } of sql.exec<Closed>(query, holdoutId)) {
    const draw = draws.get(phase) ?? { offered: { n: 0, yes: 0 }, held: { n: 0, yes: 0 } }
    draw[arm === heldArm ? 'held' : 'offered'] = { n, yes }
    draws.set(phase, draw)
  }
  return [...draws.values()]
}

interface Closed extends Record<string, SqlStorageValue> {
  phase: number
  arm: string
  n: number
  yes: number
}
