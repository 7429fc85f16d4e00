import { BillingRefused } from '../billing.ts'
import { lastOf } from '../days.ts'
import { movedFrom, movedMark, withMark } from './marks.ts'
import { endOf, isOver, isOwing, paidUntil } from './read.ts'
import { Written } from './shapes.ts'
import { at, dayAt, lockedFor, textOf } from './time.ts'
import { leaveMark, pathOf, type Work } from './work.ts'

type Cancelling = Work<'cancel'>
const withPeriod = { effective_from: 'next_billing_period' }
const atOnce = { effective_from: 'immediately' }

/** Ends it on its day at the latest, whatever else holds: nobody is kept by a technicality. */
export async function cancel(work: Cancelling): Promise<void> {
  const { change, subscription, now } = work
  const end = endOf(subscription)
  const paid = paidUntil(subscription)
  const isSooner = change.endsOn !== null && change.endsOn < dayAt(paid)
  const latest = isSooner ? textOf(lastOf(change.endsOn ?? '') * 1000) : paid
  if (end !== null && (at(end) <= at(latest) || dayAt(end) === dayAt(latest))) return leaveMark(work)
  // Nothing is left of what was paid for, or Paddle would lay no date as near as that.
  const isNothingLeft = at(latest) <= now.getTime() + (isSooner ? lockedFor : 0)
  if (isNothingLeft || subscription.status === 'paused') return ends(work, atOnce)
  if (subscription.scheduled_change !== null)
    await work.paddle.patch(pathOf(subscription), { scheduled_change: null }, Written)
  if (isSooner) await endSooner(work, latest)
  else await endWithPeriod(work)
  await leaveMark(work)
}

const ends = async ({ paddle, subscription }: Cancelling, when: typeof atOnce): Promise<void> =>
  void (await paddle.post(`${pathOf(subscription)}/cancel`, when, Written))

/** Of a period that nobody has paid for nothing is lost: where Paddle lays no end of it, it ends at once. */
async function endWithPeriod(work: Cancelling): Promise<void> {
  try {
    await ends(work, withPeriod)
  } catch (fault) {
    if (!(fault instanceof BillingRefused) || fault.isGone || !isOwing(work.subscription)) throw fault
    await ends(work, atOnce)
  }
}

/**
 * Paddle ends a subscription now or with its period, and on no day between: the period is made to end on that day,
 * without a bill, and then the subscription with it. Where that is declined it ends with the period as it was, and
 * the decline is passed on: that the customer leaves is on record, and a person sees to the day.
 */
async function endSooner(work: Cancelling, latest: string): Promise<void> {
  const { subscription, paddle } = work
  const was = movedFrom(subscription) ?? paidUntil(subscription)
  const custom_data = { ...subscription.custom_data, ...movedMark(was) }
  const sooner = { next_billed_at: latest, proration_billing_mode: 'do_not_bill', custom_data }
  try {
    await paddle.patch(pathOf(subscription), sooner, Written)
  } catch (fault) {
    if (fault instanceof BillingRefused && !fault.isGone) await endWithPeriod(work)
    throw fault
  }
  work.subscription.custom_data = custom_data
  try {
    await ends(work, withPeriod)
  } catch (fault) {
    if (fault instanceof BillingRefused) await moveBack(work, was)
    throw fault
  }
}

/** Who does not leave after all is billed no sooner for it. */
async function moveBack({ subscription, paddle }: Cancelling, was: string): Promise<void> {
  const custom_data = { ...subscription.custom_data, ...movedMark(null) }
  const dated = { next_billed_at: was, proration_billing_mode: 'do_not_bill', custom_data }
  await paddle.patch(pathOf(subscription), dated, Written).catch(() => {})
}

/** Goes on as it was, and with the bill on the day it had. */
export async function takeBack({ subscription, key, now, paddle }: Work<'take_back'>): Promise<void> {
  if (isOver(subscription)) throw new BillingRefused('the subscription has ended')
  const was = movedFrom(subscription)
  const isMoved = was !== null && at(was) > now.getTime() + lockedFor
  const custom_data = withMark(subscription, key, was === null ? {} : movedMark(null))
  if (endOf(subscription) !== null) {
    const back = { scheduled_change: null, ...(!isMoved && { custom_data }) }
    await paddle.patch(pathOf(subscription), back, Written)
  }
  if (!isMoved) return
  const dated = { next_billed_at: was, proration_billing_mode: 'do_not_bill', custom_data }
  await paddle.patch(pathOf(subscription), dated, Written)
}
