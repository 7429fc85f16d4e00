import { BillingRefused } from '../billing.ts'
import { lastOf, secondsAt } from '../days.ts'
import { isMarkedAtAll, marked } from '../marks.ts'
import { currentPhase, dayAt, endOf, isOver, periodEndOf, periodsDiffer } from './read.ts'
import { cancelForm, cancelNowForm, phaseForm, takeBackForm } from './request.ts'
import { Written, type Schedule } from './shapes.ts'
import { leaveMark, pathOf, type Work } from './work.ts'

/** Ends it on its day at the latest, whatever else holds: nobody is kept by a technicality. */
export async function cancel(work: Work<'cancel'>): Promise<void> {
  const { change, subscription, key, now, stripe } = work
  const paid = periodEndOf(subscription)
  const isSooner = change.endsOn !== null && change.endsOn < dayAt(paid)
  const latest = isSooner ? lastOf(change.endsOn ?? '') : paid
  const end = endOf(subscription)
  if (end !== null && (end <= latest || dayAt(end) === dayAt(latest))) return leaveMark(work)
  const { schedule, metadata, status } = subscription
  const isNothingLeft = latest <= secondsAt(now) || status === 'paused' || status === 'incomplete'
  if (isNothingLeft)
    return void (await stripe.remove(pathOf(subscription), cancelNowForm(change.reason), Written))
  if (schedule !== null) {
    await cutShort(work, schedule, latest)
    return leaveMark(work)
  }
  const whole = periodsDiffer(subscription) ? 'min_period_end' : 'period_end'
  const form = cancelForm(isSooner ? latest : whole, change.reason, marked(metadata, key))
  await stripe.write(pathOf(subscription), form, `${key}:cancel`, Written)
}

/** Under a schedule only the schedule can say when it ends: with the phase that runs, and nothing after it. */
async function cutShort({ key, stripe }: Work<'cancel'>, schedule: Schedule, latest: number): Promise<void> {
  const phase = currentPhase(schedule)
  if (!phase) throw new BillingRefused('its schedule does not show what runs now')
  const form = {
    end_behavior: 'cancel' as const,
    phases: [phaseForm(phase, latest)],
    proration_behavior: 'none' as const,
    metadata: marked(schedule.metadata, key),
  }
  await stripe.write(`/v1/subscription_schedules/${schedule.id}`, form, `${key}:cancel`, Written)
}

/** Goes on as it was. Phases that a cancellation has cut off do not come back. */
export async function takeBack(work: Work<'take_back'>): Promise<void> {
  const { subscription, key, stripe } = work
  if (isOver(subscription)) throw new BillingRefused('the subscription has ended')
  if (endOf(subscription) === null) return leaveMark(work)
  const { schedule, metadata } = subscription
  if (schedule === null) {
    const form = takeBackForm(subscription, marked(metadata, key))
    return void (await stripe.write(pathOf(subscription), form, `${key}:back`, Written))
  }
  // A term that the tenant set an end to is not the customer's to lengthen.
  if (!isMarkedAtAll(schedule.metadata)) throw new BillingRefused('a schedule of the tenant ends it')
  const release = `/v1/subscription_schedules/${schedule.id}/release`
  await stripe.write(release, { preserve_cancel_date: false }, `${key}:back`, Written)
  await leaveMark(work)
}
