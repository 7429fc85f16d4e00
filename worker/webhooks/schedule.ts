/** Milliseconds before each of ten tries: 75 hours and 35 minutes in all, as Standard Webhooks has it. */
const second = 1000
const minute = 60 * second
const hour = 60 * minute
export const delays: readonly number[] = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]
/** A tenth of each delay at most, so that a crowd does not return at once. */
const jitter = 0.1
/** Nobody makes us wait for longer than the longest of our own pauses. */
const longestWish = 24 * hour

/** How one try ended. `wish`: milliseconds for which a busy receiver asked to be left alone. */
export type Outcome =
  | { type: 'answered'; status: number; wish: number | null }
  | { type: 'late' | 'unreachable' | 'refused' | 'locked' }

/** `in_vain`: it changes nothing for the message, which is over or held as before. `off`: why its endpoint is switched off. */
export type Verdict =
  | { state: 'delivered' }
  | { state: 'waiting'; pause: number }
  | { state: 'failed'; off: 'gone' | 'failing' }
  | { state: 'in_vain'; off: 'locked' | null }

/** `tries`: this one among them. A press by hand is one try and nothing more. */
export function verdictOn(outcome: Outcome, tries: number, byHand: boolean, chance: number): Verdict {
  const status = outcome.type === 'answered' ? outcome.status : null
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' }
  if (status === 410) return { state: 'failed', off: 'gone' }
  if (byHand) return { state: 'in_vain', off: null }
  const delay = delays[tries]
  if (delay === undefined && outcome.type === 'locked') return { state: 'in_vain', off: 'locked' }
  if (delay === undefined) return { state: 'failed', off: 'failing' }
  const wish = outcome.type === 'answered' ? Math.min(outcome.wish ?? 0, longestWish) : 0
  return { state: 'waiting', pause: Math.max(Math.round(delay * (1 + jitter * chance)), wish) }
}

/** What `Retry-After` asks for, in milliseconds: seconds or a date (RFC 9110, 10.2.3); only of those who may ask for it. */
export function wishOf(status: number, retryAfter: string | null, now: number): number | null {
  if ((status !== 429 && status !== 503) || retryAfter === null) return null
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * second
  // All three forms of a date (RFC 9110, 5.6.7) have the time of day; the oldest leaves out that it is UTC.
  const isDate = /^[A-Z][a-z]+,? .*\d\d:\d\d:\d\d/.test(retryAfter)
  const until = isDate ? Date.parse(`${retryAfter.replace(/ GMT$/, '')} GMT`) : NaN
  return Number.isNaN(until) ? null : Math.max(0, until - now)
}
