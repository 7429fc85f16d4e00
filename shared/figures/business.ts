/** The business month by month: churn, value and willingness to recommend, and whether they go the right way. */
import { npsOf, type Tally } from '#shared/nps.ts'
import type { Counts, MonthSums } from './counts.ts'
import type { Given, GivenMonths } from './given.ts'
import { churnRate, lifetimeValue, shareOf } from './rates.ts'
import { lookBack } from './references.ts'
import { fewestAnswers, hasFallen, type Score } from './trend.ts'

export interface MonthFigures {
  month: string
  /** False before the first whole month of conversations: then nothing of it is known. */
  isWhole: boolean
  ended: number
  left: number
  /** Of those who decided, the share that stayed at the end of the conversation. */
  stayed: number | null
  customers: number | null
  churn: number | null
  /** In minor units of `currency`. */
  value: number | null
  currency: string | null
  score: Score | null
}

export interface Business {
  /** Whole months, the oldest first. */
  months: MonthFigures[]
  /** The latest whole month, and the same two to three and six to twelve months earlier (S2.16). */
  compared: { now: MonthFigures; change: MonthFigures | null; profit: MonthFigures | null } | null
  /** The month in which the score fell by more than chance explains; null where it did not. */
  fallen: string | null
}

export function businessOf({ since, months }: Counts, given: GivenMonths): Business {
  const figures = months.map((month) => monthOf(month, since, given[month.month]))
  const now = figures.at(-1)
  const back = (by: number) => figures.at(-1 - by) ?? null
  return {
    months: figures,
    compared: now ? { now, change: back(lookBack.change), profit: back(lookBack.profit) } : null,
    fallen: fallenIn(figures),
  }
}

function monthOf(
  { month, left, outcome, scores }: MonthSums,
  since: string | null,
  given?: Given,
): MonthFigures {
  const { saved = 0, kept = 0, cancelled = 0, abandoned = 0 } = outcome
  const isWhole = since !== null && since <= `${month}-01`
  const churn = isWhole ? churnRate(left, given?.customers ?? null) : null
  const { customers = null, revenue = null, margin = null } = given ?? {}
  const isValued = customers !== null && revenue !== null && margin !== null && churn !== null
  return {
    month,
    isWhole,
    ended: saved + kept + cancelled + abandoned,
    left,
    stayed: shareOf(saved + kept, saved + kept + cancelled),
    customers,
    churn,
    value: isValued ? lifetimeValue({ customers, revenue, margin, churn }) : null,
    currency: given?.currency ?? null,
    score: scoreOf(scores, given),
  }
}

/** What the business measured itself stands before what our own surveys heard: it asks everybody. */
function scoreOf(scores: Tally, given?: Given): Score | null {
  const { nps = null, answers = null } = given ?? {}
  if (nps !== null && answers !== null) return { score: nps, answers, by: 'business' }
  const score = npsOf(scores)
  return score === null ? null : { score, answers: scores.all, by: 'surveys' }
}

/** The latest score against the one before it, of those with answers enough. */
function fallenIn(months: readonly MonthFigures[]): string | null {
  const scored = months.flatMap(({ month, score }) =>
    score && score.answers >= fewestAnswers ? [{ month, score }] : [],
  )
  const now = scored.at(-1)
  const before = scored.slice(0, -1).findLast(({ score }) => score.by === now?.score.by)
  return before && now && hasFallen(before.score, now.score) ? now.month : null
}

export type Sign = 'yes' | 'no' | 'unknown'

/** The four signs that a process works (S2.20): churn falls, value rises, more recommend, and it pays. */
export function signsOf(
  { compared }: Business,
  ratio: number | null,
): Record<'churn' | 'value' | 'score' | 'return', Sign> {
  const [now, before] = [compared?.now, compared?.change]
  const isSame = now?.currency === before?.currency
  const isAskedAlike = now?.score?.by === before?.score?.by
  return {
    churn: signOf(before?.churn, now?.churn),
    value: isSame ? signOf(now?.value, before?.value) : 'unknown',
    score: isAskedAlike ? signOf(now?.score?.score, before?.score?.score) : 'unknown',
    return: signOf(ratio, 0),
  }
}

/** Whether the first is the greater. */
function signOf(greater: number | null | undefined, smaller: number | null | undefined): Sign {
  if (greater === null || greater === undefined || smaller === null || smaller === undefined) return 'unknown'
  return greater > smaller ? 'yes' : 'no'
}
