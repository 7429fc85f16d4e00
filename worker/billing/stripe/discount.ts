import { BillingRefused } from '../billing.ts'
import { marked } from '../marks.ts'
import { StripeRefusal } from './answers.ts'
import { couponId, isCouponOf } from './marks.ts'
import { currencyAtStripe, toStripe } from './money.ts'
import { couponIdOf, mainItem } from './read.ts'
import { attachForm, couponForm, isCouponFor } from './request.ts'
import { Coupon, Written, type StripeSubscription } from './shapes.ts'
import { pathOf, refuseUnderSchedule, refuseUnlessGoing, type Work } from './work.ts'

type Discounting = Work<'discount'>

/** A coupon for this effect alone, then on the subscription beside all that stand there. */
export async function discount(work: Discounting): Promise<void> {
  const { subscription, key, stripe } = work
  const { discounts, metadata } = subscription
  if (discounts.some((one) => isCouponOf(couponIdOf(one), key))) return
  const coupon = await couponFor(work)
  if (coupon === null) return
  const form = attachForm(coupon, discounts, marked(metadata, key))
  await stripe.write(pathOf(subscription), form, `${coupon}:attach`, Written)
}

/** Most coupons one effect may come to: each outlives a day of retries. */
const most = 30

/** Null where the coupon of this effect has been used: it was attached once, and that was the effect. */
async function couponFor(work: Discounting): Promise<string | null> {
  const off = amountOff(work)
  for (let again = 0; again < most; again++) {
    const id = couponId(work.key, again)
    const there = await work.stripe.find(`/v1/coupons/${id}`, {}, Coupon)
    if (there && !isCouponFor(there, work.change, off))
      throw new BillingRefused('its coupon says something else')
    if (there && there.times_redeemed > 0) return null
    if (there && !there.valid) continue
    refuseWhere(work)
    return there ? id : create(work, id, off)
  }
  throw new BillingRefused('its coupons ran out one after the other')
}

async function create(work: Discounting, id: string, off: number | null): Promise<string> {
  const { change, key, now, subscription, stripe } = work
  const months = monthsOf(subscription, work.plans)
  const form = couponForm(change, { id, key, off, months, now })
  try {
    await stripe.write('/v1/coupons', form, `${id}:${form.redeem_by}`, Coupon)
  } catch (fault) {
    // The same coupon, made by a try whose answer was lost.
    if (!(fault instanceof StripeRefusal && fault.code === 'resource_already_exists')) throw fault
  }
  return id
}

function refuseWhere({ subscription, change }: Discounting): void {
  refuseUnlessGoing(subscription)
  refuseUnderSchedule(subscription)
  if (subscription.status === 'trialing' && change.cycles > 1)
    throw new BillingRefused('a trial would use up the discount')
  // A discount on the subscription hides the customer's own, and would silently take it away.
  if (subscription.customer.discount && subscription.discounts.length === 0)
    throw new BillingRefused('the customer has a discount of their own')
}

function amountOff({ change, subscription }: Discounting): number | null {
  if ('percent' in change) return null
  if (currencyAtStripe(change.amount.currency) !== subscription.currency)
    throw new BillingRefused('the subscription is in another currency')
  const off = toStripe(change.amount)
  if (off === null) throw new BillingRefused('the amount is finer than Stripe takes it')
  return off
}

/** Months of a period. A coupon counts in months, whatever the plan: three of them may take all of a year, or nothing. */
function monthsOf(subscription: StripeSubscription, plans: Discounting['plans']): 1 | 12 {
  const { interval, interval_count } = mainItem(subscription, plans).price.recurring ?? {}
  if (interval_count === 1 && interval === 'month') return 1
  if (interval_count === 1 && interval === 'year') return 12
  throw new BillingRefused('its period is neither a month nor a year')
}
