import type { Words } from '../words.ts'

/** What one figure of a plot stands for; a week and a month are named by their first day. */
export type Span = 'day' | 'week' | 'month'

const made = new Map<string, Intl.DateTimeFormat>()

/** Formatters cost far more to make than to use. */
function write(language: string, options: Intl.DateTimeFormatOptions, day: string): string {
  const key = `${language} ${JSON.stringify(options)}`
  let found = made.get(key)
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })))
  return found.format(new Date(`${day}T00:00:00Z`))
}

export interface Dated {
  day: string
  text: string
  /** The year, where it begins to be this one. */
  year: string | null
}

/** Dates for an axis: firsts of months by the month alone. */
export function datesOf(days: readonly string[], { language }: Words): Dated[] {
  const areMonths = days.length > 1 && days.every((day) => day.endsWith('-01'))
  return days.map((day, index) => ({
    day,
    text: write(language, areMonths ? { month: 'short' } : { day: 'numeric', month: 'short' }, day),
    year: days[index - 1]?.slice(0, 4) === day.slice(0, 4) ? null : write(language, { year: 'numeric' }, day),
  }))
}

/** A date for a table and for a sentence. */
export const dateIn = ({ language, copy }: Words, span: Span, day: string): string =>
  span === 'month' ? copy.month(day) : write(language, { dateStyle: 'medium' }, day)
