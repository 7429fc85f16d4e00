/** Days within which a second conversation says that the first did not settle it. */
export const contactDays = 30
/** Days of conversations that are looked at, so that a page costs no more the longer a tenant is with us. */
export const contactSpan = 90

export interface Contacts {
  /** Conversations that ended long enough ago to be judged, of live customers nobody erased. */
  sessions: number
  /** Those that were followed by another of the same customer's within the days. */
  again: number
}

/** How many conversations settled it at the first contact (S1.3), and how many had to be had once more (S1.4). */
export function contactsUntil(sql: SqlStorage, now: number): Contacts {
  const judged = now - contactDays * 86_400_000
  const iso = (time: number) => new Date(time).toISOString()
  return sql
    .exec<{ sessions: number; again: number }>(
      `SELECT count(*) AS sessions,
         count(*) FILTER (WHERE julianday(next) - julianday(ended) <= ?) AS again
       FROM (
         SELECT ended, lead(body ->> 'began') OVER (PARTITION BY customer ORDER BY ended, session) AS next
         FROM sessions WHERE ended >= ? AND mode = 'live' AND NOT erased
       ) WHERE ended < ?`,
      contactDays,
      iso(judged - contactSpan * 86_400_000),
      iso(judged),
    )
    .one()
}
