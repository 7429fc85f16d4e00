import type { Session } from './session.ts'

/**
 * When an end of this subscription was asked for that billing has not entered yet, an ISO instant; null where none waits.
 * One that was declined waits for a person, and counts. `sessions`: of one customer, oldest first.
 */
export function askedAlready(sessions: readonly Session[], subscription: string): string | null {
  const last = sessions.findLast(
    ({ started, outcome }) => started.subscription === subscription && outcome === 'cancelled',
  )
  if (!last || last.effects.cancel_subscription === 'done') return null
  const isTakenBack = last.undo !== null && last.undo.state !== 'failed'
  return isTakenBack ? null : last.confirmedAt
}
