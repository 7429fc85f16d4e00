import type { Intent } from '#shared/reading/reading.ts'
import { dayMs, usualRetention } from '#shared/retention.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { Event } from './events.ts'
import { unclear } from './steps/ask.ts'

/** When words given at this instant go, in milliseconds since 1970. */
export const wordsGoneAt = (at: string, days = usualRetention.wordDays): number =>
  Date.parse(at) + days * dayMs

/** What support says of words at a position of the log. */
export interface Correction {
  of: number
  intent: Intent
  reasons: readonly string[]
  /** Who says it, as the console knows them. */
  by: string
}

export type Corrected = Event & { type: 'reading_corrected' }
export type Written = Event & { type: 'words_given' }

type Judged =
  | { ok: true; event: Corrected }
  | { ok: false; code: 'not_found' | 'words_gone' | 'unknown_reason' }

/** A reading is corrected by who can see the words, in terms of the playbook that the session is pinned to. */
export function correct(
  compiled: Compiled,
  events: readonly Event[],
  { of, intent, reasons, by }: Correction,
  now: Date,
  days = usualRetention.wordDays,
): Judged {
  const words = events[of]
  const isOver = events.some(({ type }) => type === 'ended')
  if (words?.type !== 'words_given' || !isOver) return { ok: false, code: 'not_found' }
  const isGone = words.text === null || now.getTime() >= wordsGoneAt(words.at, days)
  if (isGone) return { ok: false, code: 'words_gone' }
  if (!reasons.every((reason) => compiled.reasons.has(reason))) return { ok: false, code: 'unknown_reason' }
  const inOrder = [...compiled.reasons.keys()].filter((reason) => reasons.includes(reason))
  const at = now.toISOString()
  return {
    ok: true,
    event: { type: 'reading_corrected', of, intent, reasons: inOrder, by, at, turn: null },
  }
}

/** The last word of support on each of a customer's words, by their position. */
export const correctionsIn = (events: readonly Event[]): Map<number, Corrected> =>
  new Map(events.filter((event) => event.type === 'reading_corrected').map((event) => [event.of, event]))

/**
 * The reasons as reports tell them. What was pressed is the customer's own word and stands. What came from reading
 * gives way to a correction of those words; where no reason was named at all, any corrected words may name one.
 */
export function reasonsOf(events: readonly Event[]): string[] {
  const corrected = correctionsIn(events)
  const place = events.findLastIndex(({ type }) => type === 'reason_given')
  const given = events[place]
  const stands = given?.type === 'reason_given' ? given.reasons : []
  const isPressed = given?.type === 'reason_given' && given.by === 'choice'
  const isNamed = stands.some((reason) => reason !== unclear)
  if (isNamed && (isPressed || !corrected.has(wordsBefore(events, place)))) return stands
  const better = [...corrected.values()].flatMap(({ reasons }) => reasons)
  if (isPressed) return [...new Set([...stands, ...better])]
  if (better.length > 0) return [...new Set(better)]
  return isNamed ? pressedIn(events) : stands
}

/** Where the words stand that a reason was read from. */
const wordsBefore = (events: readonly Event[], place: number): number =>
  events.findLastIndex(
    ({ type, turn }, at) => at < place && type === 'words_given' && turn === events[place]?.turn,
  )

function pressedIn(events: readonly Event[]): string[] {
  const pressed = events.findLast((event) => event.type === 'reason_given' && event.by === 'choice')
  return pressed?.type === 'reason_given' ? pressed.reasons : []
}
