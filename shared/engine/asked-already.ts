import { dayOf } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Started } from './events.ts'
import type { Session } from './session.ts'

/** What earlier sessions asked for of a subscription, as one that begins now must know it; nothing where they did not. */
export type AskedAlready = Pick<Started, 'askedAlready' | 'askedEndsOn' | 'takingBack'>

/**
 * An end that was asked for and that billing does not show, or one that it shows and that is being taken back. An end
 * that was declined waits for a person, and counts. `sessions`: of one customer, oldest first. `facts`: null where
 * billing could not be asked.
 */
export function askedAlready(
  sessions: readonly Session[],
  subscription: string,
  facts: Facts | null,
  at: Date,
): AskedAlready {
  const last = sessions.findLast(
    ({ started, outcome }) => started.subscription === subscription && outcome === 'cancelled',
  )
  if (!last || last.confirmedAt === null) return {}
  const { undo, confirmedAt, endsOn } = last
  if (undo !== null && undo.state !== 'failed') {
    const isStillEnding = undo.state === 'waiting' && facts?.status === 'cancelling'
    return isStillEnding ? { takingBack: undo.askedAt } : {}
  }
  return isBillings(last, facts, at) ? {} : { askedAlready: confirmedAt, askedEndsOn: endsOn }
}

/** Whether it is billing's to tell: of what it has entered, where it can be asked, or has told otherwise, or it is over. */
function isBillings({ effects, endsOn, told }: Session, facts: Facts | null, at: Date): boolean {
  if (effects.cancel_subscription !== 'done') return false
  const isOver = endsOn === null || endsOn < dayOf(at)
  return facts !== null || isOver || (told !== null && told.standing !== 'cancelling')
}
