import type { Change, Subscription } from '#shared/engine/change.ts'

/** Whether billing now says what it was told (S1.10). Pure: the caller has read the subscription back. */
export function shows(subscription: Subscription, change: Change): boolean {
  switch (change.type) {
    case 'discount':
      return subscription.discount?.percent === change.percent
    case 'credit':
      return (
        subscription.credit?.currency === change.amount.currency &&
        subscription.credit.amount >= change.amount.amount
      )
    case 'pause':
      return subscription.resumesOn === change.resumesOn
    case 'plan_change':
      return change.plan === (subscription.nextPlan ?? subscription.plan)
    case 'trial_extension':
      return subscription.status === 'trialing'
    case 'benefit':
      return subscription.benefit?.benefit === change.benefit
    case 'cancel':
      return (
        subscription.status === 'cancelling' &&
        (change.endsOn === null || subscription.endsOn === change.endsOn)
      )
  }
}
