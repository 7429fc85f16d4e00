import type { Change } from '#shared/engine/change.ts'
import { BillingRefused } from '../billing.ts'
import { endOf, isOver, isOwing } from './read.ts'
import type { Stripe } from './send.ts'
import type { StripeSettings } from './settings.ts'
import type { StripeSubscription } from './shapes.ts'

/** One change that is to be made, and how the subscription stood a moment ago. */
export interface Work<T extends Change['type'] = Change['type']> {
  change: Extract<Change, { type: T }>
  subscription: StripeSubscription
  /** The effect's; each of its requests has one of its own, made from it. */
  key: string
  now: Date
  stripe: Stripe
  plans: StripeSettings['plans']
}

export const secondsAt = (now: Date): number => Math.floor(now.getTime() / 1000)

export const pathOf = ({ id }: StripeSubscription): string => `/v1/subscriptions/${id}`

/**
 * What was true when the offer was made need not be true now: nothing is given on what has ended or will, nor while a
 * payment is open.
 */
export function refuseUnlessGoing(subscription: StripeSubscription): void {
  if (isOver(subscription)) throw new BillingRefused('the subscription has ended')
  if (endOf(subscription) !== null) throw new BillingRefused('the subscription is to end')
  if (isOwing(subscription)) throw new BillingRefused('a payment is open')
}

/** A schedule of the tenant's own says what comes next; nobody else changes it. */
export function refuseUnderSchedule({ schedule }: StripeSubscription): void {
  if (schedule !== null) throw new BillingRefused('a schedule manages the subscription')
}
