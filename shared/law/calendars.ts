/** Business days. Pure: a day comes in, a day goes out; holidays follow from the Hebrew calendar, not from a list of years. */

interface Calendar {
  timeZone: string
  /** Days of the week, 0 is Sunday. */
  weekend: readonly number[]
  isHoliday: (day: string) => boolean
}

/** `IL`: Friday and Saturday, and the public holidays of Israel. `weekdays`: Saturday and Sunday, no holidays. */
export type CalendarId = 'IL' | 'weekdays'

const calendars: Record<CalendarId, Calendar> = {
  IL: { timeZone: 'Asia/Jerusalem', weekend: [5, 6], isHoliday: isIsraeliHoliday },
  weekdays: { timeZone: 'UTC', weekend: [6, 0], isHoliday: () => false },
}

export function isBusinessDay(day: string, id: CalendarId): boolean {
  const { weekend, isHoliday } = calendars[id]
  return !weekend.includes(weekdayOf(day)) && !isHoliday(day)
}

/** The last of the next `count` business days; the day itself is not one of them. */
export function businessDaysAfter(day: string, count: number, id: CalendarId): string {
  let found = day
  for (let left = count; left > 0;) {
    found = dayAfter(found)
    if (isBusinessDay(found, id)) left--
  }
  return found
}

/** Which day it is where the calendar counts. */
export const dayIn = (at: Date, id: CalendarId): string => {
  const { year, month, day } = partsOf(localDays[id], at)
  return `${year}-${month}-${day}`
}

const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
const localDay = (timeZone: string) => new Intl.DateTimeFormat('en', { ...digits, timeZone })
/** Formatters cost far more to make than to use. */
const localDays: Record<CalendarId, Intl.DateTimeFormat> = {
  IL: localDay(calendars.IL.timeZone),
  weekdays: localDay(calendars.weekdays.timeZone),
}
const hebrew = new Intl.DateTimeFormat('en-u-ca-hebrew', { month: 'long', day: 'numeric', timeZone: 'UTC' })

const partsOf = (format: Intl.DateTimeFormat, at: Date): Record<string, string> =>
  Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))

/**
 * New Year (two days), the Day of Atonement, the first day of Sukkot and the day after its last, the first and the
 * seventh of Passover, the Feast of Weeks; each begins on the evening before, which is a working day.
 */
const holidays = new Set([
  'Tishri 1',
  'Tishri 2',
  'Tishri 10',
  'Tishri 15',
  'Tishri 22',
  'Nisan 15',
  'Nisan 21',
  'Sivan 6',
])

/** 5 Iyar, moved away from the Sabbath and, since 2004, from the Monday after one: by Hebrew date, its day of the week. */
const independence: Record<string, number> = { 'Iyar 3': 4, 'Iyar 4': 4, 'Iyar 5': 3, 'Iyar 6': 2 }

function isIsraeliHoliday(day: string): boolean {
  const { month, day: dayOfMonth } = partsOf(hebrew, dateOf(day))
  const date = `${month} ${dayOfMonth}`
  return holidays.has(date) || independence[date] === weekdayOf(day)
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const weekdayOf = (day: string): number => dateOf(day).getUTCDay()
const dayAfter = (day: string): string =>
  new Date(dateOf(day).getTime() + 86_400_000).toISOString().slice(0, 10)
