import type { Change } from '#shared/engine/change.ts'
import { BillingRefused } from '../billing.ts'
import { refusingUnlessGoing } from '../still-going.ts'
import { isMade, withMark } from './marks.ts'
import { endOf, isOver, isOwing, isPaused } from './read.ts'
import type { Paddle } from './send.ts'
import type { PaddleSettings } from './settings.ts'
import { Written, type PaddleSubscription } from './shapes.ts'

/** One change that is to be made, and how the subscription stood a moment ago. */
export interface Work<T extends Change['type'] = Change['type']> {
  change: Extract<Change, { type: T }>
  subscription: PaddleSubscription
  /** The effect's, which is all that tells a retry from a second change. */
  key: string
  now: Date
  paddle: Paddle
  settings: PaddleSettings
}

export const pathOf = ({ id }: PaddleSubscription): string => `/subscriptions/${id}`

export const refuseUnlessGoing = refusingUnlessGoing({ isOver, endOf, isOwing })

/** Paddle changes nothing but the items of what is paused. */
export function refuseWhilePaused(subscription: PaddleSubscription): void {
  if (isPaused(subscription)) throw new BillingRefused('it is paused')
}

/**
 * After a change that takes no mark along. The change stands and shows, whether or not Paddle takes the mark: where a
 * payment is open it takes none.
 */
export async function leaveMark({
  subscription,
  key,
  paddle,
}: Pick<Work, 'subscription' | 'key' | 'paddle'>): Promise<void> {
  if (isMade(subscription, key) || isOver(subscription) || isOwing(subscription)) return
  try {
    await paddle.patch(pathOf(subscription), { custom_data: withMark(subscription, key) }, Written)
  } catch (fault) {
    if (!(fault instanceof BillingRefused)) throw fault
  }
}
