/** Calendar days as `2026-03-31`, in UTC. */

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(day) + days * 86_400_000))

/** The same day of another month, or its last day where the month is shorter. */
export function addMonths(day: string, months: number): string {
  const from = new Date(day)
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1))
  const longest = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(from.getUTCDate(), longest))
  return dayOf(first)
}
