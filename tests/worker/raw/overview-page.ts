/** What the overview ought to show of some rows: every table, every tile, and every other line with a number in it. */
import { byHand, type CountedRow } from '#tests/figures/by-hand.ts'
import { fallenIn, monthsOf, returnOf, spanOf, type GivenMonths } from './business.ts'
import { endedPart, savedPart } from './overview-ended.ts'
import { trulySaved, weekly } from './overview-figures.ts'
import { moneyPart, monthsPart } from './overview-money.ts'
import { fatiguePart, givenPart, programmesPart } from './overview-offers.ts'
import { groupsPart, weeksPart } from './overview-weeks.ts'
import type { Page } from './page.ts'
import { pageOf, type Part } from './part.ts'
import type { Written } from './written.ts'

/** All that is worked out for a page, in no language yet. */
export type Worked = ReturnType<typeof workedOut>

export function workedOut(rows: readonly CountedRow[], now: number, days: number, given: GivenMonths) {
  const found = trulySaved(rows, now)
  if (!found) throw new Error('too few are held out to show a save')
  const [hand, months] = [byHand(rows, now, days), monthsOf(rows, now, given)]
  const made = returnOf({ hand, found, months, days, given })
  if (!made) throw new Error('something is missing for the return')
  return { rows, now, days, given, hand, found, months, made, weekly: weekly(rows, now, days) }
}

export interface Asked extends Worked {
  write: Written
}

export const overviewOf = (asked: Asked): Page =>
  pageOf(asked, [
    heading,
    savedPart,
    endedPart,
    weeksPart,
    groupsPart,
    moneyPart,
    monthsPart,
    programmesPart,
    fatiguePart,
    givenPart,
  ])

const heading: Part<Asked> = ({
  now,
  days,
  months,
  weekly: { alarms, latest },
  write: { say, date, day, month },
}) => {
  const { from, until } = spanOf(now, days)
  const rise = alarms.find((one) => one.day === latest)
  const fallen = fallenIn(months)
  const title = rise && say('overview.alarm.title', { day: day(rise.day) })
  return {
    said: [
      `${say('overview.lead', { from: date(from), until: date(until) })} ${say('console.utc')}`,
      ...(rise ? [`${title} ${say('overview.alarm', { n: rise.left, usual: rise.usual })}`] : []),
      ...(fallen === null ? [] : [say('overview.fallen', { month: month(fallen) })]),
    ],
  }
}
