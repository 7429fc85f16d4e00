/** The overview's figures worked out from the rows themselves, with nothing of how the product counts. */
import type { SessionRow } from '#worker/tenant/session-row.ts'

/** What figures are made of. */
export type CountedRow = Omit<SessionRow, 'position' | 'billing' | 'recorded' | 'wish'>

const day = 86_400_000

export interface Window {
  /** Days as `YYYY-MM-DD`, both included. */
  from: string
  until: string
}

export const dayBefore = (now: number, days: number): string =>
  new Date(now - days * day).toISOString().slice(0, 10)

export const within =
  ({ from, until }: Window) =>
  (row: CountedRow) =>
    row.ended.slice(0, 10) >= from && row.ended.slice(0, 10) <= until

/** On the day; null where nobody knows, or it was seen more than two weeks late. */
export function stood(row: CountedRow, on: number): string | null {
  const seen = row.followed?.seen.find((one) => one.day === on)
  if (!row.followed || !seen || seen.standing === 'unknown') return null
  return Date.parse(seen.at) > Date.parse(row.followed.from) + (on + 14) * day ? null : seen.standing
}

const count = <T>(rows: readonly T[], holds: (row: T) => boolean): number => rows.filter(holds).length

/** Everything that is shown of some rows: `now` of the span, `then` of those whose day 60 came in it. */
export function byHand(all: readonly CountedRow[], now: number, days: number) {
  const live = all.filter(({ mode }) => mode === 'live')
  const spanned = live.filter(within({ from: dayBefore(now, days - 1), until: dayBefore(now, 0) }))
  const cohort = live.filter(within({ from: dayBefore(now, days + 60), until: dayBefore(now, 61) }))
  const year = live.filter(within({ from: dayBefore(now, 61 + 364), until: dayBefore(now, 61) }))
  const stayed = cohort.filter(({ outcome }) => outcome === 'saved' || outcome === 'kept')
  return {
    ended: spanned.length,
    outcomes: Object.fromEntries(
      ['saved', 'kept', 'cancelled', 'abandoned'].map((name) => [
        name,
        count(spanned, ({ outcome }) => outcome === name),
      ]),
    ),
    shown: count(spanned, ({ offers }) => offers.length > 0),
    took: count(spanned, ({ accepted }) => accepted !== null),
    deflected: {
      count: stayed.length,
      known: count(stayed, (row) => stood(row, 60) !== null),
      kept: count(stayed, (row) => stood(row, 60) === 'paying'),
    },
    arms: {
      offered: armOf(live, 'usual', now + day),
      held: armOf(live, 'held', now + day),
      inCohort: armOf(cohort, 'usual', Number.POSITIVE_INFINITY).n,
    },
    groups: groupsOf(cohort),
    value: valueOf(cohort),
    fatigue: [0, 1, 2].map((earlier) => {
      const asked = spanned.filter(
        ({ offers, earlierOffers }) =>
          offers.length > 0 && (earlier === 2 ? (earlierOffers ?? 0) >= 2 : earlierOffers === earlier),
      )
      return { earlier, shown: asked.length, took: count(asked, ({ accepted }) => accepted !== null) }
    }),
    programmes: programmesOf(year),
    leftIn: (month: string) => count(live, (row) => row.ended.startsWith(month) && isGone(row)),
    weeks: weeksOf(live, now, days),
  }
}

export const isGone = ({ outcome, undone }: CountedRow): boolean =>
  outcome === 'cancelled' && (!undone || undone.state === 'failed')

/** Exposed to the holdout, by arm; `closedBy`: only days of exposure that are closed by then. */
function armOf(rows: readonly CountedRow[], arm: string, closedBy: number) {
  const drawn = rows.filter((row) =>
    row.exposed?.some(
      (one) =>
        one.experiment === 'holdout' &&
        one.arm === arm &&
        Date.parse(one.at.slice(0, 10)) + 63 * day + 600_000 <= closedBy,
    ),
  )
  return {
    n: count(drawn, (row) => stood(row, 60) !== null),
    yes: count(drawn, (row) => stood(row, 60) === 'paying'),
  }
}

/** Those who decided and of whom it is known what came of it: who left unasked is gone for certain. */
function groupsOf(cohort: readonly CountedRow[]): Record<string, [known: number, kept: number]> {
  const known = cohort.filter(
    (row) =>
      row.outcome !== 'abandoned' &&
      (stood(row, 60) !== null || (row.outcome === 'cancelled' && !row.followed)),
  )
  const groups: Record<string, [number, number]> = {}
  for (const row of known) {
    const reasons = row.reasons.length === 0 ? ['reason '] : row.reasons.map((id) => `reason ${id}`)
    for (const name of ['all', `tier ${row.tier}`, ...reasons]) {
      const group = (groups[name] ??= [0, 0])
      group[0]++
      if (stood(row, 60) === 'paying') group[1]++
    }
  }
  return groups
}

function valueOf(cohort: readonly CountedRow[]) {
  const kept = cohort.filter((row) => row.accepted !== null && row.pays && stood(row, 60) === 'paying')
  const money: Record<string, { monthly: number; cost: number; kept: number }> = {}
  const of = (currency: string) => (money[currency] ??= { monthly: 0, cost: 0, kept: 0 })
  for (const { pays } of kept) {
    of(pays?.monthly.currency ?? '').monthly += pays?.monthly.amount ?? 0
    of(pays?.monthly.currency ?? '').kept++
  }
  for (const { took } of cohort) if (took) of(took.cost.currency).cost += took.cost.amount
  return money
}

function programmesOf(year: readonly CountedRow[]) {
  const offers = [...new Set(year.flatMap((row) => row.offers))]
  return offers.map((offer) => {
    const shown = year.filter((row) => row.offers.includes(offer))
    const took = shown.filter(({ accepted }) => accepted === offer)
    const onTheirDay = (row: CountedRow) =>
      row.followed?.judgedOn ? stood(row, row.followed.judgedOn) : null
    const taken = took.filter((row) => onTheirDay(row) !== null)
    const declined = shown.filter((row) => row.accepted !== offer && stood(row, 60) !== null)
    const kept = count(taken, (row) => onTheirDay(row) === 'paying')
    return { offer, shown: shown.length, took: took.length, known: taken.length + declined.length, kept }
  })
}

/** Whole weeks that begin in the span, by their Monday. */
function weeksOf(live: readonly CountedRow[], now: number, days: number) {
  const weeks: { day: string; outcomes: Record<string, number>; left: number }[] = []
  for (let back = days - 1; back >= 7; back--) {
    const from = dayBefore(now, back)
    if (new Date(from).getUTCDay() !== 1) continue
    const rows = live.filter(within({ from, until: dayBefore(now, back - 6) }))
    const outcomes = Object.fromEntries(
      ['saved', 'kept', 'cancelled', 'abandoned'].map((name) => [
        name,
        count(rows, ({ outcome }) => outcome === name),
      ]),
    )
    weeks.push({ day: from, outcomes, left: count(rows, isGone) })
  }
  return weeks
}
