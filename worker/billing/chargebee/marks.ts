/**
 * How an effect is found again when Chargebee has forgotten its key, half an hour later: by what was written into the
 * subscription's `meta_data` in the same request. It is one object that is replaced whole, so all of it is sent back.
 */
import type { Subscription } from '#shared/engine/change.ts'
import { benefitIn, benefitMark, isMarked, marked, textsIn } from '../marks.ts'
import type { ChargebeeSubscription } from './shapes.ts'

export const isMade = (subscription: ChargebeeSubscription, key: string): boolean =>
  isMarked(textsIn(subscription.meta_data), key)

export const withMark = (
  subscription: ChargebeeSubscription,
  key: string,
  more: Readonly<Record<string, string>> = {},
): string =>
  JSON.stringify({ ...subscription.meta_data, ...marked(textsIn(subscription.meta_data), key), ...more })

/** Chargebee keeps no benefits: the tenant's own service reads this one from the subscription. */
export const withBenefit = (
  subscription: ChargebeeSubscription,
  key: string,
  benefit: string,
  until: string,
): string => withMark(subscription, key, benefitMark(benefit, until))

export const benefitOn = (subscription: ChargebeeSubscription): Subscription['benefit'] =>
  benefitIn(textsIn(subscription.meta_data))
