import type { Facts } from '#shared/rules/facts.ts'
import type { Change, Subscription } from './change.ts'

/** What changed between an offer and the moment it was to be entered, so that it is not the offer it was. */
type OfferVoid = 'ending' | 'owing' | 'currency' | 'plan' | 'period' | 'price' | 'paused' | 'trial'
/** Why something is not entered any more: an offer that is another one now, a cancellation that was taken back. */
export type VoidReason = OfferVoid | 'taken_back'

/** How billing tells it now; `facts` are null where it cannot say what offers are worked out from. */
export interface Now {
  subscription: Subscription
  facts: Facts | null
}

/**
 * Why an accepted offer, worked out from what billing said `then`, is not entered any more; null where it stands.
 * Leaving, and taking that back, are no offers and are never void. Everything else about a subscription may change
 * without a word to an offer.
 */
export function whyVoid(then: Facts, now: Now, change: Change): OfferVoid | null {
  if (change.type === 'cancel' || change.type === 'take_back') return null
  const { subscription } = now
  if (then.price.currency !== subscription.price.currency) return 'currency'
  if (isNew('cancelling', then, now)) return 'ending'
  if (isNew('past_due', then, now)) return 'owing'
  if (isOtherPause(change, subscription)) return 'paused'
  if (change.type === 'trial_extension' && subscription.status !== 'trialing') return 'trial'
  if (subscription.plan !== then.plan.id) return 'plan'
  if (subscription.period !== then.period) return 'period'
  const price = now.facts?.price.amount ?? null
  if (price !== null && price !== then.price.amount) return 'price'
  return null
}

/** How the reasons are told to the customer: three sentences do for all of them. */
export const toldAs: Record<OfferVoid, 'ending' | 'owing' | 'changed'> = {
  ending: 'ending',
  owing: 'owing',
  currency: 'changed',
  plan: 'changed',
  period: 'changed',
  price: 'changed',
  paused: 'changed',
  trial: 'changed',
}

const isNew = (status: 'cancelling' | 'past_due', facts: Facts, { subscription }: Now): boolean =>
  subscription.status === status && facts.status !== status

const isOtherPause = (change: Change, { resumesOn }: Subscription): boolean =>
  change.type === 'pause' && resumesOn !== null && resumesOn !== change.resumesOn
