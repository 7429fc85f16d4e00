import { dayOf } from '#shared/rules/derived.ts'
import type { Event } from './events.ts'
import type { Session } from './session.ts'
import { undoDue } from './undo-due.ts'

/** How it stands with taking a cancellation back: once, until the day it ends on, and only what still holds. */
export type Undo =
  | { type: 'open'; until: string | null }
  | { type: 'waiting'; askedAt: string; due: string }
  | { type: 'done' | 'failed'; askedAt: string; at: string; due: string }
  | { type: 'over'; endedOn: string }
  /** Cancelled once more since: this receipt speaks of it no longer. */
  | { type: 'superseded' }

/** Null where nothing was cancelled. `isLatest`: no later cancellation of the same subscription is on the record. */
export function undoOf({ outcome, undo, endsOn }: Session, now: Date, isLatest: boolean): Undo | null {
  if (outcome !== 'cancelled') return null
  if (undo !== null) {
    const { askedAt, state, at } = undo
    const due = undoDue(state === 'failed' && at !== null ? at : askedAt)
    return state === 'waiting' || at === null
      ? { type: 'waiting', askedAt, due }
      : { type: state, askedAt, at, due }
  }
  if (!isLatest) return { type: 'superseded' }
  // The day itself still counts, by UTC as all our days do.
  return endsOn !== null && endsOn < dayOf(now)
    ? { type: 'over', endedOn: endsOn }
    : { type: 'open', until: endsOn }
}

/** What pressing it makes happen; nothing where it was pressed before, or comes too late. */
export const takeBack = (session: Session, now: Date, isLatest: boolean): Event[] =>
  undoOf(session, now, isLatest)?.type === 'open'
    ? [{ type: 'undo_asked', at: now.toISOString(), turn: null }]
    : []
