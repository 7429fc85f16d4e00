import type { Change, Subscription } from '#shared/engine/change.ts'

/** Whether billing now says what it was told (S1.10). Pure: the caller has read the subscription back. */
export function shows(subscription: Subscription, change: Change): boolean {
  switch (change.type) {
    case 'discount':
      return showsDiscount(subscription.discount, change)
    case 'credit':
      return (
        subscription.credit?.currency === change.amount.currency &&
        subscription.credit.amount >= change.amount.amount
      )
    case 'pause':
      return subscription.resumesOn === change.resumesOn
    case 'plan_change':
      return change.plan === (subscription.nextPlan ?? subscription.plan)
    case 'continuation':
      return change.period === (subscription.nextPeriod ?? subscription.period)
    case 'trial_extension':
      return subscription.status === 'trialing'
    case 'benefit':
      return subscription.benefit?.benefit === change.benefit
    case 'cancel':
      return subscription.status === 'cancelling' && endsInTime(subscription, change.endsOn)
    case 'take_back':
      return subscription.status !== 'cancelling' && subscription.endsOn === null
  }
}

function showsDiscount(shown: Subscription['discount'], asked: Change & { type: 'discount' }): boolean {
  if (shown === null) return false
  if ('percent' in asked) return 'percent' in shown && shown.percent === asked.percent
  if (!('amount' in shown)) return false
  return shown.amount.currency === asked.amount.currency && shown.amount.amount === asked.amount.amount
}

/** On the day that was asked for, or with the paid period where that is over sooner. */
function endsInTime({ endsOn, periodEnd }: Subscription, asked: string | null): boolean {
  return asked === null || endsOn === asked || (endsOn !== null && endsOn === periodEnd && endsOn < asked)
}
