/** Changes that are one request; each carries its mark in the same request. */
import { dayOf, addMonths } from '#shared/rules/derived.ts'
import { BillingRefused } from '../billing.ts'
import { secondsAt, startOf } from '../days.ts'
import type { Form } from '../form.ts'
import { withBenefit, withMark } from './marks.ts'
import { toChargebee } from './money.ts'
import { isPaused, periodEndOf, periodOf } from './read.ts'
import { Written } from './shapes.ts'
import { pathOf, refuseBeforeChange, refuseUnlessGoing, type Work } from './work.ts'

/** Adds to the discounts that stand there; none of them goes. */
export async function discount(work: Work<'discount'>): Promise<void> {
  const { change, key, account } = work
  const { subscription } = account
  refuseUnlessGoing(subscription)
  refuseBeforeChange(subscription)
  if (subscription.status === 'in_trial' && change.cycles > 1)
    throw new BillingRefused('a trial would use up the discount')
  const unit = unitOf(work)
  const lasts =
    change.cycles === 1
      ? { duration_type: ['one_time'] }
      : { duration_type: ['limited_period'], period: [change.cycles], period_unit: [unit] }
  const onInvoices = { apply_on: ['invoice_amount'], operation_type: ['add'] }
  const discounts = { ...onInvoices, ...lasts, ...reductionOf(work) }
  await update(work, 'discount', { discounts, meta_data: withMark(subscription, key) })
}

function unitOf({ account }: Work<'discount'>): 'month' | 'year' {
  const unit = periodOf(account.subscription)
  if (unit === null) throw new BillingRefused('its period is neither a month nor a year')
  return unit
}

function reductionOf({ change, account }: Work<'discount'>): { percentage: [number] } | { amount: [number] } {
  if ('percent' in change) return { percentage: [change.percent] }
  if (change.amount.currency !== account.subscription.currency_code)
    throw new BillingRefused('the subscription is in another currency')
  const amount = toChargebee(change.amount)
  if (amount === null) throw new BillingRefused('the amount is finer than Chargebee takes it')
  return { amount: [amount] }
}

/** No invoice is made of it now, and nothing that was paid is reckoned anew. */
const quietly = { invoice_immediately: false, prorate: false }

async function update(
  { account: { subscription }, key, chargebee }: Pick<Work, 'account' | 'key' | 'chargebee'>,
  step: string,
  fields: Form,
): Promise<void> {
  const path = `${pathOf(subscription)}/update_for_items`
  await chargebee.write(path, { ...fields, ...quietly }, `${key}:${step}`, Written)
}

export async function extendTrial(work: Work<'trial_extension'>): Promise<void> {
  const { change, account, key } = work
  const { subscription } = account
  refuseUnlessGoing(subscription)
  refuseBeforeChange(subscription)
  const { status, trial_end } = subscription
  if (status !== 'in_trial' || trial_end === undefined) throw new BillingRefused('it is not on trial')
  const until = trial_end + change.days * 86_400
  await update(work, 'trial', { trial_end: until, meta_data: withMark(subscription, key) })
}

export async function benefit(work: Work<'benefit'>): Promise<void> {
  const { change, account, key, now } = work
  const { subscription } = account
  refuseUnlessGoing(subscription)
  refuseBeforeChange(subscription)
  const until = addMonths(dayOf(now), change.months)
  await update(work, 'benefit', { meta_data: withBenefit(subscription, key, change.benefit, until) })
}

/** From the end of what is paid, until its day. The state is its mark: Chargebee takes none along with it. */
export async function pause({ change, account, key, now, chargebee }: Work<'pause'>): Promise<void> {
  const { subscription } = account
  const resumes = startOf(change.resumesOn)
  if (isPaused(subscription) && subscription.resume_date === resumes) return
  refuseUnlessGoing(subscription)
  if (isPaused(subscription)) throw new BillingRefused('it is paused already')
  if (subscription.status === 'in_trial') throw new BillingRefused('nothing is paid on trial')
  if (resumes <= Math.max(secondsAt(now), periodEndOf(subscription)))
    throw new BillingRefused('the pause would be over before it began')
  const form = { pause_option: 'end_of_term', resume_date: resumes }
  await chargebee.write(`${pathOf(subscription)}/pause`, form, `${key}:pause`, Written)
}
