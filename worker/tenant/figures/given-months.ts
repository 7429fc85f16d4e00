import type { Given, GivenMonths } from '#shared/figures/given.ts'

/** Months that are looked at; older ones stay where they are. */
const most = 36

/** Who says what comes by an API key. */
export const byApi = 'api'

/** What was said of a month, by whom and when. */
export interface GivenNow {
  given: Given
  by: string
  at: string
}

/** A month is said as a whole: what is said now stands in place of what was said before. */
export function keepGiven(sql: SqlStorage, month: string, { given, by, at }: GivenNow): void {
  sql.exec(
    `INSERT INTO figures_given VALUES (?, ?, ?, ?)
     ON CONFLICT (month) DO UPDATE SET body = excluded.body, by = excluded.by, at = excluded.at`,
    month,
    JSON.stringify(given),
    by,
    at,
  )
}

/** The latest months, with who said them and when. */
export function givenIn(sql: SqlStorage): Record<string, GivenNow> {
  const query = 'SELECT month, body, by, at FROM figures_given ORDER BY month DESC LIMIT ?'
  const rows = sql.exec<{ month: string; body: string; by: string; at: string }>(query, most).toArray()
  return Object.fromEntries(
    rows.map(({ month, body, by, at }) => [month, { given: JSON.parse(body) as Given, by, at }]),
  )
}

export const withoutWho = (said: Readonly<Record<string, GivenNow>>): GivenMonths =>
  Object.fromEntries(Object.entries(said).map(([month, { given }]) => [month, given]))
