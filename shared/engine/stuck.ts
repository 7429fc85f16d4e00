import { addHours } from '#shared/rules/derived.ts'
import type { EffectType } from './effects.ts'
import type { Event } from './events.ts'
import { undoDue } from './undo-due.ts'

/**
 * Why an effect waits for a person. `barred`: the provider does not let us in. `unlike`: it took the change and does not
 * show it. `long`: nothing came of three days of trying.
 */
export const stuckWhys = ['barred', 'unlike', 'long'] as const
export type StuckWhy = (typeof stuckWhys)[number]

/** Hours after a no within which a person sees to it; and after a yes, within which it is done or has been seen to. */
const afterNo = 72
const afterYes = 96
/** Hours before the customer's deadline at which a person is called to what still waits. */
const ahead = 24

export const seenToBy = (at: string): string => addHours(new Date(at), afterNo)

/** By when a customer hears how it ended, as they were told when they asked for it. */
export const promisedBy = (effect: EffectType, askedAt: string): string =>
  effect === 'take_back' ? undoDue(askedAt) : addHours(new Date(askedAt), afterYes)

/** From when an effect that was asked for then has waited for too long. */
export const longSince = (effect: EffectType, askedAt: string): string =>
  addHours(new Date(promisedBy(effect, askedAt)), -ahead)

/** What a person is to know of an effect: since when it needs them, why, and by when they were promised. */
export interface Needing {
  since: string
  /** Of one that was declined, the reason as billing or the mail gave it. */
  why: StuckWhy | { refused: string }
  due: string
}

/** Null where nobody is needed: it is done, or was given up with nothing promised. */
export function needing(events: readonly Event[], key: string): Needing | null {
  const last = events.findLast((event) => 'key' in event && event.key === key)
  if (last?.type === 'effect_stuck') return { since: last.at, why: last.why, due: last.due }
  if (last?.type !== 'effect_failed' || last.due === undefined) return null
  return { since: last.at, why: { refused: last.why }, due: last.due }
}
