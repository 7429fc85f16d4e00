import { stateOf, type Life } from '#shared/experiments/life.ts'
import { closesAt } from '#shared/outcomes/cohort.ts'
import type { ExposedDay } from '#shared/outcomes/experiment-sums.ts'
import { dayMs } from '#shared/retention.ts'
import { addDays } from '#shared/rules/derived.ts'

/** How far one comparison with the holdout has come: customers of both arms together. */
export interface Reached {
  /** The planned number, fixed at the start. */
  planned: number
  /** Exposed so far, whether or not they have been judged. */
  letIn: number
  /** Of them: how they stand at the horizon is known. */
  judged: number
}

/** Of the comparison that is furthest behind. */
export interface Progress extends Reached {
  /** Customers of that comparison let in a day, over the last four weeks; null before the first whole day. */
  perDay: number | null
  /** Days until the planned number is let in, at that pace; null where nobody comes or nobody is let in any more. */
  daysToPlanned: number | null
  /** Days until the last of those let in by then has been judged and their day is closed; null before anybody is in it. */
  daysToJudged: number | null
}

/** Days that the pace is measured over. */
const paceDays = 28

/** `exposedOn`: the days of both arms, in any order. */
export function progressOf(
  life: Life,
  { reached, exposedOn }: { reached: Reached; exposedOn: readonly ExposedDay[] },
  today: string,
): Progress {
  const perDay = paceOf(life, exposedOn, today)
  const daysToPlanned = stateOf(life, today) === 'running' ? daysLeft(reached, perDay) : null
  const closing = daysToPlanned === null ? lastDayOf(exposedOn) : addDays(today, daysToPlanned)
  return {
    ...reached,
    perDay,
    daysToPlanned,
    daysToJudged: closing === null ? null : daysUntilClosed(closing, life.experiment.horizon, today),
  }
}

function paceOf({ startedAt }: Life, exposedOn: readonly ExposedDay[], today: string): number | null {
  const start = startedAt?.slice(0, 10) ?? today
  const earliest = addDays(today, -paceDays)
  const from = start > earliest ? start : earliest
  const days = Math.round((Date.parse(today) - Date.parse(from)) / dayMs)
  if (days < 1) return null
  const lately = exposedOn.filter(({ day }) => day >= from && day < today)
  return lately.reduce((sum, { n }) => sum + n, 0) / days
}

function daysLeft({ planned, letIn }: Reached, perDay: number | null): number | null {
  if (letIn >= planned) return 0
  return perDay === null || perDay === 0 ? null : Math.ceil((planned - letIn) / perDay)
}

const lastDayOf = (exposedOn: readonly ExposedDay[]): string | null =>
  exposedOn.reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null)

const daysUntilClosed = (day: string, horizon: number, today: string): number =>
  Math.max(0, Math.floor((closesAt(day, horizon) - Date.parse(today)) / dayMs))
