/** Changes that are one request, or one and its mark. */
import { addMonths, dayOf } from '#shared/rules/derived.ts'
import { BillingRefused } from '../billing.ts'
import { benefitMark } from '../marks.ts'
import { withMark } from './marks.ts'
import { isPaused, paidUntil, resumesAt } from './read.ts'
import { Written } from './shapes.ts'
import { at, dayAt, onDay, textOf } from './time.ts'
import { leaveMark, pathOf, refuseUnlessGoing, refuseWhilePaused, type Work } from './work.ts'

/** From the end of the paid period. The day it goes on, at the hour of every bill, begins a period of its own. */
export async function pause(work: Work<'pause'>): Promise<void> {
  const { change, subscription, paddle } = work
  refuseUnlessGoing(subscription)
  const stands = resumesAt(subscription)
  // Of an earlier try whose answer was lost. Nothing else pauses until that very day.
  if (stands !== null && dayAt(stands) === change.resumesOn) return leaveMark(work)
  if (isPaused(subscription)) throw new BillingRefused('it is paused already')
  if (subscription.status === 'trialing') throw new BillingRefused('nothing is paid on trial')
  const paid = paidUntil(subscription)
  const resume_at = onDay(change.resumesOn, paid)
  if (at(resume_at) <= at(paid)) throw new BillingRefused('the pause would be over before it begins')
  const body = { effective_from: 'next_billing_period', resume_at, on_resume: 'start_new_billing_period' }
  await paddle.post(`${pathOf(subscription)}/pause`, body, Written)
  await leaveMark(work)
}

/** Paddle changes a trial by its first bill. One without a card has none yet. */
export async function extendTrial({
  change,
  subscription,
  key,
  paddle,
}: Work<'trial_extension'>): Promise<void> {
  refuseUnlessGoing(subscription)
  const { status, next_billed_at } = subscription
  if (status !== 'trialing') throw new BillingRefused('it is not on trial')
  if (next_billed_at === null) throw new BillingRefused('the trial has no first bill')
  const longer = textOf(at(next_billed_at) + change.days * 86_400_000)
  const custom_data = withMark(subscription, key)
  const body = { next_billed_at: longer, proration_billing_mode: 'do_not_bill', custom_data }
  await paddle.patch(pathOf(subscription), body, Written)
}

/** Paddle keeps no benefits: the tenant's own service reads this one from the subscription. */
export async function benefit({ change, subscription, key, now, paddle }: Work<'benefit'>): Promise<void> {
  refuseUnlessGoing(subscription)
  refuseWhilePaused(subscription)
  const until = addMonths(dayOf(now), change.months)
  const custom_data = withMark(subscription, key, benefitMark(change.benefit, until))
  await paddle.patch(pathOf(subscription), { custom_data }, Written)
}
