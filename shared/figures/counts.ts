import type { Tally } from '#shared/nps.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Draw } from './saved.ts'

/** What is counted of every conversation; each of these by a key: a reason, a tier, an offer, a currency, or ''. */
export type What =
  | 'outcome'
  | 'reason'
  /** Cancelled, and not taken back. */
  | 'left'
  | 'shown'
  | 'took'
  /** By offers of earlier conversations that still counted: 0, 1, 2 for two and more. */
  | 'fatigue.shown'
  | 'fatigue.took'
  | 'leave.timed'
  | 'leave.seconds'
  | 'cost'
  /** Of those who stayed at the end: day 60 is known; kept and paying on it. */
  | 'stay.known'
  | 'stay.kept'
  /** Of those who decided: it is known what came of it; kept and paying on day 60. */
  | 'all.known'
  | 'all.kept'
  | 'reason.known'
  | 'reason.kept'
  | 'tier.known'
  | 'tier.kept'
  /** Took an offer, kept and paying on day 60: how many, and what they pay a month by currency. */
  | 'value.kept'
  | 'value.monthly'
  | 'offer.shown'
  | 'offer.took'
  | 'offer.known'
  | 'offer.kept'
  | 'offer.taken'
  /** Took an offer and were kept, by offer, fact and value. */
  | 'taker'
  /** How likely they are to recommend us, by the day they said so: Tally's three. */
  | 'score'
  /** Exposed to the holdout, not held out, and day 60 is known. */
  | 'offered.known'

/** Sums by what and key. */
export type Sums = Readonly<Partial<Record<What, Readonly<Record<string, number>>>>>

export interface Week {
  /** Its Monday. */
  day: string
  outcome: Readonly<Partial<Record<Outcome, number>>>
  reason: Readonly<Record<string, number>>
  left: number
}

export interface MonthSums {
  /** As `2026-11`. */
  month: string
  left: number
  outcome: Readonly<Partial<Record<Outcome, number>>>
  /** What those who stayed said when they were asked. */
  scores: Tally
}

/** Days, both included. */
export interface Days {
  from: string
  until: string
}

/** All that the overview is made of: sums over conversations of live customers. */
export interface Counts {
  /** The first day with a conversation; null before there is one. */
  since: string | null
  span: Days & { days: number }
  /** Conversations whose day 60 has come in the span: as many days, 61 days earlier. */
  cohort: Days
  now: Sums
  matured: Sums
  /** Of a year of such conversations, whatever the span. */
  year: Sums
  /** Whole weeks, the oldest first: those to be shown, and eight before them where there are. */
  weeks: readonly Week[]
  /** Whole months, the oldest first. */
  months: readonly MonthSums[]
  /** The holdout from its beginning, draw by draw. */
  draws: readonly Draw[]
}

export const sumOf = (sums: Sums, what: What, key = ''): number => sums[what]?.[key] ?? 0
export const keysOf = (sums: Sums, what: What): string[] => Object.keys(sums[what] ?? {})
