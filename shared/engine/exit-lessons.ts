import type { CaseKind } from '#shared/playbook/playbook.ts'
import { correctionsIn, reasonsOf } from './corrections.ts'
import { effectKey, effectsOf, laneOf, type EffectType } from './effects.ts'
import type { Event } from './events.ts'
import type { ExitField } from './exit-fields.ts'

/** Something in the record of a session that belongs in a field. Nothing is concluded from it. */
export type Lesson =
  | { type: 'reason'; reason: string }
  /** The customer's words at a position of the log. */
  | { type: 'words'; of: number }
  | { type: 'case'; kind: CaseKind; due: string }
  | { type: 'failed'; effect: EffectType; why: string }
  /** Of billing, and the customer had been told to wait. */
  | { type: 'late' | 'waiting'; effect: EffectType }
  | { type: 'long'; minutes: number }

/** Minutes after which the leaving itself was too long. */
const longestExit = 10

/** Reasons that say what went wrong with what was bought. */
const complaints = new Set(['service', 'product'])

/** What the conversation tells of each field: a first proposal, before support has written anything (S0.6). */
export const lessonsOf = (events: readonly Event[]): Record<ExitField, Lesson[]> => ({
  defects: [
    ...wordsWhere(events, complains),
    ...events.flatMap((event): Lesson[] =>
      event.type === 'case_opened' && event.kind !== 'contact'
        ? [{ type: 'case', kind: event.kind, due: event.due }]
        : [],
    ),
  ],
  drivers: reasonsOf(events).map((reason) => ({ type: 'reason', reason })),
  exitFaults: [
    ...wordsWhere(events, ({ aboutExit }) => aboutExit === true),
    ...long(events),
    ...outside(events),
  ],
  wayBack: wordsWhere(events, ({ wish }, position) => wish !== undefined || isLastWord(events, position)),
})

export const hasWish = (events: readonly Event[]): boolean =>
  events.some((event) => event.type === 'words_given' && event.wish !== undefined)

type Written = Event & { type: 'words_given' }
type Fits = (words: Written, position: number, events: readonly Event[]) => boolean

const wordsWhere = (events: readonly Event[], fits: Fits): Lesson[] =>
  events.flatMap((event, of): Lesson[] =>
    event.type === 'words_given' && fits(event, of, events) ? [{ type: 'words', of }] : [],
  )

/** Words that only wish are no complaint, unless support says so. */
const complains: Fits = ({ reading, wish }, position, events) => {
  const corrected = correctionsIn(events).get(position)
  if (corrected) return corrected.reasons.some((reason) => complaints.has(reason))
  return wish !== 'whole' && reading.reasons.some((reason) => complaints.has(reason))
}

const isLastWord = (events: readonly Event[], position: number): boolean =>
  events.slice(0, position).some(({ type }) => type === 'ended')

/** An exit that ended in silence was not kept waiting by us. */
function long(events: readonly Event[]): Lesson[] {
  const [first] = events
  const end = events.find((event) => event.type === 'ended')
  if (!first || end?.type !== 'ended' || end.outcome === 'abandoned') return []
  const minutes = Math.floor((Date.parse(end.at) - Date.parse(first.at)) / 60_000)
  return minutes > longestExit ? [{ type: 'long', minutes }] : []
}

/** What was to be done outside and was not, or not at once. */
function outside(events: readonly Event[]): Lesson[] {
  const settled = events.flatMap((event): [string, Lesson | null][] => {
    if (event.type === 'effect_failed')
      return [[event.key, { type: 'failed', effect: event.effect, why: event.why }]]
    if (event.type !== 'effect_done') return []
    return [[event.key, event.late ? { type: 'late', effect: event.effect } : null]]
  })
  const keys = new Set(settled.map(([key]) => key))
  return [...settled.map(([, one]) => one).filter((one) => one !== null), ...waiting(events, keys)]
}

function waiting(events: readonly Event[], settled: ReadonlySet<string>): Lesson[] {
  const [first] = events
  if (first?.type !== 'session_started') return []
  return events.flatMap((event, position) =>
    effectsOf(event).flatMap(({ type: effect }, index): Lesson[] => {
      const isSettled = settled.has(effectKey(first.session, position, index))
      return laneOf[effect] !== 'billing' || isSettled ? [] : [{ type: 'waiting', effect }]
    }),
  )
}
