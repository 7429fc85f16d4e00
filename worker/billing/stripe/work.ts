import type { Change } from '#shared/engine/change.ts'
import { BillingRefused } from '../billing.ts'
import { marked, marksIn } from '../marks.ts'
import { refusingUnlessGoing } from '../still-going.ts'
import { endOf, isOver, isOwing } from './read.ts'
import type { Stripe } from './send.ts'
import type { StripeSettings } from './settings.ts'
import { Written, type StripeSubscription } from './shapes.ts'

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

export const pathOf = ({ id }: StripeSubscription): string => `/v1/subscriptions/${id}`

export const refuseUnlessGoing = refusingUnlessGoing({ isOver, endOf, isOwing })

/** A schedule of the tenant's own says what comes next; nobody else changes it. */
export function refuseUnderSchedule({ schedule }: StripeSubscription): void {
  if (schedule !== null) throw new BillingRefused('a schedule manages the subscription')
}

/**
 * After a change that left no mark on the subscription itself. Those on its schedule go with the schedule, so they are
 * copied. The change stands and shows, whether or not Stripe takes the mark.
 */
export async function leaveMark({
  subscription,
  key,
  stripe,
}: Pick<Work, 'subscription' | 'key' | 'stripe'>): Promise<void> {
  const { metadata, schedule } = subscription
  if (isOver(subscription)) return
  const form = { metadata: marked(metadata, key, ...marksIn(schedule?.metadata ?? null)) }
  try {
    await stripe.write(pathOf(subscription), form, `${key}:mark`, Written)
  } catch (fault) {
    if (!(fault instanceof BillingRefused)) throw fault
  }
}
