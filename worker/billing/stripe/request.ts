/** What we write and which lists we ask for, as data. What each may hold is checked by Stripe's own types in the tests. */
import type { Change } from '#shared/engine/change.ts'
import { addMonths } from '#shared/rules/derived.ts'
import { startOf } from '../days.ts'
import { benefitMark, marked } from '../marks.ts'
import { feedbackFor } from './feedback.ts'
import { currencyAtStripe } from './money.ts'
import type { Coupon, Discount, Phase, PhaseDiscount, StripeSubscription } from './shapes.ts'

type Of<T extends Change['type']> = Extract<Change, { type: T }>

/** Seconds for which an unused coupon may still be taken: retries go on for hours, and it is nobody else's. */
const couponLives = 86_400

/** Whole periods: so many renewals fall into as many periods from now, whatever day it is. */
export function couponForm(
  change: Of<'discount'>,
  { id, key, off, months, now }: { id: string; key: string; off: number | null; months: 1 | 12; now: Date },
) {
  const { cycles } = change
  const lasts =
    cycles === 1
      ? ({ duration: 'once' } as const)
      : ({ duration: 'repeating', duration_in_months: cycles * months } as const)
  const reduction =
    'percent' in change
      ? { percent_off: change.percent }
      : { amount_off: off ?? 0, currency: currencyAtStripe(change.amount.currency) }
  const redeemBy = Math.ceil(now.getTime() / 3_600_000) * 3600 + couponLives
  const forWhom = { name: 'Agreed when leaving was asked', max_redemptions: 1, redeem_by: redeemBy }
  return { id, ...reduction, ...lasts, ...forWhom, metadata: marked(null, key) }
}

/** Whether a coupon says what the change says: one of the same effect that does not is never used. */
export function isCouponFor(coupon: Coupon, change: Of<'discount'>, off: number | null): boolean {
  if ('percent' in change) return coupon.percent_off === change.percent
  return coupon.amount_off === off && coupon.currency === currencyAtStripe(change.amount.currency)
}

/** `discounts` replaces what is there, so every one that stands is sent along. */
export const attachForm = (coupon: string, kept: readonly Discount[], meta: Record<string, string>) => ({
  discounts: [{ coupon }, ...kept.map(({ id }) => ({ discount: id }))],
  proration_behavior: 'none' as const,
  metadata: meta,
})

export const creditForm = (amount: number, currency: string, key: string) => ({
  amount: -amount,
  currency,
  description: 'Credit, agreed when leaving was asked',
  metadata: marked(null, key),
})

export const pauseForm = ({ resumesOn }: Of<'pause'>, meta: Record<string, string>) => ({
  pause_collection: { behavior: 'void' as const, resumes_at: startOf(resumesOn) },
  metadata: meta,
})

export const trialForm = ({ days }: Of<'trial_extension'>, from: number, meta: Record<string, string>) => ({
  trial_end: from + days * 86_400,
  proration_behavior: 'none' as const,
  metadata: meta,
})

export const benefitForm = (
  { benefit, months }: Of<'benefit'>,
  today: string,
  meta: Record<string, string>,
) => ({
  metadata: { ...meta, ...benefitMark(benefit, addMonths(today, months)) },
})

/** When a subscription ends: with its period, with the first of several, or at a moment. */
export type End = 'period_end' | 'min_period_end' | number

export const cancelForm = (end: End, reason: string | undefined, meta: Record<string, string>) => ({
  ...(end === 'period_end'
    ? { cancel_at_period_end: true as const }
    : // What was paid for days cut off is settled by a person; Stripe would make an invoice of it.
      { cancel_at: end, proration_behavior: 'none' as const }),
  ...detailsOf(reason),
  metadata: meta,
})

export const cancelNowForm = (reason: string | undefined) => ({
  invoice_now: false,
  prorate: false,
  ...detailsOf(reason),
})

const detailsOf = (reason: string | undefined) =>
  reason === undefined ? {} : { cancellation_details: { feedback: feedbackFor(reason) } }

export const takeBackForm = ({ cancel_at_period_end }: StripeSubscription, meta: Record<string, string>) => ({
  ...(cancel_at_period_end ? { cancel_at_period_end: false as const } : { cancel_at: '' as const }),
  metadata: meta,
})

const discountForm = ({ discount, coupon, promotion_code }: PhaseDiscount) => {
  if (discount !== null) return { discount }
  return coupon === null ? { promotion_code: promotion_code ?? '' } : { coupon }
}

/** A phase as it stands; Stripe takes phases only as a whole. */
export function phaseForm(phase: Phase, until = phase.end_date) {
  const { start_date, items, discounts, collection_method, default_payment_method, metadata, trial_end } =
    phase
  return {
    start_date,
    end_date: until,
    items: items.map(itemForm),
    ...(discounts.length > 0 && { discounts: discounts.map(discountForm) }),
    ...(collection_method !== null && { collection_method }),
    ...(default_payment_method !== null && { default_payment_method }),
    ...(phase.default_tax_rates?.length && { default_tax_rates: phase.default_tax_rates }),
    ...(metadata !== null && { metadata }),
    ...(trial_end !== null && trial_end > start_date && { trial_end }),
    proration_behavior: 'none' as const,
  }
}

function itemForm({ price, quantity, tax_rates, metadata, discounts }: Phase['items'][number]) {
  return {
    price,
    ...(quantity !== undefined && { quantity }),
    ...(tax_rates?.length && { tax_rates }),
    ...(metadata !== null && { metadata }),
    ...(discounts.length > 0 && { discounts: discounts.map(discountForm) }),
  }
}

/** The phase after this one: the same but for one price, for one period; then the subscription goes on by itself. */
export function phaseAfter(phase: Phase, from: string, to: string, interval: 'month' | 'year') {
  const { start_date: _, end_date: __, trial_end: ___, ...same } = phaseForm(phase)
  return {
    ...same,
    items: same.items.map((item) => (item.price === from ? { ...item, price: to } : item)),
    duration: { interval, interval_count: 1 },
  }
}

/** `from`: seconds; the day an invoice was made, which may be long before it is paid. */
export const invoicesQuery = ({ id: subscription }: StripeSubscription, from: number) => ({
  subscription,
  status: 'paid' as const,
  created: { gte: from },
  expand: ['data.payments'],
  limit: 100,
})

/** Of all that a customer was charged, or given a credit note for: neither list goes by subscription. */
export const customersQuery = ({ customer }: StripeSubscription, from: number) => ({
  customer: customer.id,
  created: { gte: from },
  limit: 100,
})
