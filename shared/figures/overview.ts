/** Everything the overview shows and the API says, made of sums and of what the business has told. */
import type { Outcome } from '#shared/protocol/outcome.ts'
import { keysOf, sumOf, type Counts, type Sums, type What } from './counts.ts'
import type { GivenMonths } from './given.ts'
import { businessOf, type Business } from './business.ts'
import { moneyOf, type MoneyFigures, type SavedHere } from './money.ts'
import { ranked, type Ranked } from './programmes.ts'
import { shareOf } from './rates.ts'
import { trulySaved, type Saved } from './saved.ts'
import { sharpRises } from './trend.ts'

export interface Known {
  /** It is known how they stood on day 60. */
  known: number
  /** Of these, kept and paying. */
  kept: number
}

/** Those who decided, by a reason or a tier. */
export interface Group extends Known {
  key: string
  share: number | null
}

export interface Overview {
  since: string | null
  span: Counts['span']
  cohort: Counts['cohort']
  /** Conversations that ended in the span. */
  ended: number
  outcomes: Record<Outcome, number>
  shown: number
  took: number
  /** Those who confirmed a cancellation, and seconds from asking to it, on average. */
  leaving: { timed: number; seconds: number | null }
  /** Of the cohort: stayed at the end of the conversation; how it stands with them on day 60. */
  deflected: Known & { count: number }
  /** From the holdout's beginning, and what it means for the cohort: customers who stay because of the offers. */
  saved: Saved & { cohort: (SavedHere & { offered: number; low: number; high: number }) | null }
  /** Of the cohort: all who decided, and the same by reason and by tier. */
  decided: { all: Group; reasons: Group[]; tiers: Group[] }
  weeks: Counts['weeks']
  reasons: string[]
  alarms: { day: string; count: number; usual: number }[]
  money: MoneyFigures
  business: Business
  fatigue: { earlier: 0 | 1 | 2; shown: number; took: number; share: number | null }[]
  programmes: (Ranked & { review: string | null })[]
}

/** What is not counted but said. */
export interface Told {
  months: GivenMonths
  /** Day by which each offer of the live playbook is to be looked at again. */
  reviews: Readonly<Record<string, string>>
}

export function overviewOf(counts: Counts, told: Told): Overview {
  const { since, span, cohort, now, matured, year } = counts
  const saved = savedOf(counts)
  const business = businessOf(counts, told.months)
  return {
    since,
    span,
    cohort,
    ended: outcomeNames.reduce((sum, outcome) => sum + sumOf(now, 'outcome', outcome), 0),
    outcomes: outcomesOf(now),
    shown: sumOf(now, 'shown'),
    took: sumOf(now, 'took'),
    leaving: {
      timed: sumOf(now, 'leave.timed'),
      seconds: shareOf(sumOf(now, 'leave.seconds'), sumOf(now, 'leave.timed')),
    },
    deflected: {
      count: sumOf(matured, 'outcome', 'saved') + sumOf(matured, 'outcome', 'kept'),
      known: sumOf(matured, 'stay.known'),
      kept: sumOf(matured, 'stay.kept'),
    },
    saved,
    decided: {
      all: groupOf(matured, 'all.known', 'all.kept', ''),
      reasons: groupsOf(matured, 'reason.known', 'reason.kept'),
      tiers: groupsOf(matured, 'tier.known', 'tier.kept'),
    },
    ...trendsOf(counts),
    money: moneyOf({ sums: matured, days: span.days, here: saved.cohort, business, given: told.months }),
    business,
    fatigue: ([0, 1, 2] as const).map((earlier) => fatigueOf(now, earlier)),
    programmes: programmesOf(year).map((one) => ({ ...one, review: told.reviews[one.offer] ?? null })),
  }
}

const outcomeNames = ['saved', 'kept', 'cancelled', 'abandoned'] as const satisfies readonly Outcome[]

const outcomesOf = (sums: Sums): Record<Outcome, number> => ({
  saved: sumOf(sums, 'outcome', 'saved'),
  kept: sumOf(sums, 'outcome', 'kept'),
  cancelled: sumOf(sums, 'outcome', 'cancelled'),
  abandoned: sumOf(sums, 'outcome', 'abandoned'),
})

/** What the difference comes to for those of the cohort who were not held out. */
function savedOf({ draws, matured }: Counts): Overview['saved'] {
  const saved = trulySaved(draws)
  if (saved.state === 'collecting') return { ...saved, cohort: null }
  const offered = sumOf(matured, 'offered.known')
  const { share, low, high } = saved
  const isProven = low > 0 || high < 0
  const cohort = { offered, saved: offered * share, low: offered * low, high: offered * high, isProven }
  return { ...saved, cohort }
}

function groupOf(sums: Sums, knownAs: What, keptAs: What, key: string): Group {
  const [known, kept] = [sumOf(sums, knownAs, key), sumOf(sums, keptAs, key)]
  return { key, known, kept, share: shareOf(kept, known) }
}

const groupsOf = (sums: Sums, knownAs: What, keptAs: What): Group[] =>
  keysOf(sums, knownAs)
    .map((key) => groupOf(sums, knownAs, keptAs, key))
    .filter(({ known }) => known > 0)
    .toSorted((a, b) => b.known - a.known || (a.key < b.key ? -1 : 1))

/** Weeks before the span only say what is usual. */
function trendsOf({ weeks, span }: Counts): Pick<Overview, 'weeks' | 'alarms' | 'reasons'> {
  const shown = weeks.filter(({ day }) => day >= span.from)
  const rises = sharpRises(weeks.map(({ left }) => left))
  const alarms = rises.flatMap(({ index, count, usual }) => {
    const day = weeks[index]?.day ?? ''
    return day < span.from ? [] : [{ day, count, usual }]
  })
  const total = (reason: string) => shown.reduce((sum, week) => sum + (week.reason[reason] ?? 0), 0)
  const reasons = [...new Set(shown.flatMap(({ reason }) => Object.keys(reason)))]
    .map((reason) => ({ reason, count: total(reason) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
    .map(({ reason }) => reason)
  return { weeks: shown, alarms, reasons }
}

function fatigueOf(sums: Sums, earlier: 0 | 1 | 2): Overview['fatigue'][number] {
  const shown = sumOf(sums, 'fatigue.shown', String(earlier))
  const took = sumOf(sums, 'fatigue.took', String(earlier))
  return { earlier, shown, took, share: shareOf(took, shown) }
}

export const programmesOf = (sums: Sums): Ranked[] =>
  ranked(
    keysOf(sums, 'offer.shown')
      .map((offer) => ({
        offer,
        shown: sumOf(sums, 'offer.shown', offer),
        took: sumOf(sums, 'offer.took', offer),
        known: sumOf(sums, 'offer.known', offer),
        kept: sumOf(sums, 'offer.kept', offer),
        taken: sumOf(sums, 'offer.taken', offer),
      }))
      .filter(({ shown }) => shown > 0),
  )
