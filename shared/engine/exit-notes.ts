import { dayMs, usualRetention } from '#shared/retention.ts'
import type { Event } from './events.ts'
import type { ExitField } from './exit-fields.ts'

/** When a note written at this instant goes, in milliseconds since 1970. */
export const noteGoneAt = (at: string, days = usualRetention.noteDays): number =>
  Date.parse(at) + days * dayMs

/** What support writes in one field of an exit; an empty text takes back what stood there. */
export interface Note {
  field: ExitField
  text: string
  /** Who writes it, as the console knows them. */
  by: string
}

export type Noted = Event & { type: 'exit_noted' }

type Judged = { ok: true; event: Noted } | { ok: false; code: 'not_found' }

/** Only of an exit that is over: before that there is none. */
export function note(events: readonly Event[], { field, text, by }: Note, now: Date): Judged {
  if (!events.some(({ type }) => type === 'ended')) return { ok: false, code: 'not_found' }
  return { ok: true, event: { type: 'exit_noted', field, text, by, at: now.toISOString(), turn: null } }
}

/** The last note on each field. What was taken back stands no longer; what has expired does, without its text. */
export function notesIn(events: readonly Event[]): Map<ExitField, Noted> {
  const noted = events.filter((event) => event.type === 'exit_noted')
  return new Map(
    [...new Map(noted.map((event) => [event.field, event]))].filter(([, { text }]) => text !== ''),
  )
}
