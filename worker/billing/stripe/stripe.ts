import type { Around } from '../around.ts'
import { BillingRefused, type Billed, type Billing } from '../billing.ts'
import { makeBy, type Makers } from '../makers.ts'
import { isMarked } from '../marks.ts'
import { discount } from './discount.ts'
import { cancel, takeBack } from './end.ts'
import { factsOf, pricesToLookUp, soldOf } from './facts.ts'
import { paidSince } from './paid.ts'
import { subscriptionOf } from './read.ts'
import { stripeOver, type Stripe } from './send.ts'
import type { StripeAccess, StripeSettings } from './settings.ts'
import { Price, StripeSubscription } from './shapes.ts'
import { benefit, credit, extendTrial, pause } from './small.ts'
import { switchPrice } from './switch.ts'
import type { Work } from './work.ts'

/** Billing by Stripe. Every change looks first: what is there already is not made again, however long ago it was. */
export function stripeBilling(settings: StripeSettings, access: StripeAccess, around: Around): Billing {
  const { plans } = settings
  const stripe = stripeOver(access, around.patience)
  return {
    async facts(who) {
      const subscription = await read(stripe, who)
      const sold = soldOf(subscription, settings)
      if (sold === null)
        throw new Error('what the customer has is no plan that offers can be worked out from')
      const ids = pricesToLookUp(subscription, sold, settings)
      const [smaller, other] = await Promise.all([priceOf(stripe, ids.smaller), priceOf(stripe, ids.other)])
      return factsOf(subscription, sold, { smaller, other }, settings)
    },
    async subscription(who) {
      return subscriptionOf(await read(stripe, who), plans)
    },
    async paid(who, since) {
      return paidSince(stripe, await read(stripe, who), since)
    },
    async change(who, change, key) {
      const subscription = await read(stripe, who)
      if (isMarked(subscription.metadata, key)) return
      await makeBy(makers, { change, subscription, key, now: around.now(), stripe, plans })
    },
  }
}

const expand = [
  'customer.discount.source.coupon',
  'discounts.source.coupon',
  'items.data.price.currency_options',
  'schedule',
]

async function read(stripe: Stripe, { customer, subscription: id }: Billed): Promise<StripeSubscription> {
  // Ids come from the tenant's word; they go into a path.
  if (!/^sub_\w+$/.test(id)) throw new BillingRefused('that is no id of a subscription at Stripe')
  const subscription = await stripe.look(`/v1/subscriptions/${id}`, { expand }, StripeSubscription)
  if (subscription.customer.id !== customer)
    throw new BillingRefused('the subscription is another customer’s')
  return subscription
}

const priceOf = async (stripe: Stripe, id: string | null): Promise<Price | null> =>
  id === null ? null : stripe.look(`/v1/prices/${id}`, { expand: ['currency_options'] }, Price)

const makers: Makers<Work> = {
  discount,
  credit,
  pause,
  plan_change: switchPrice,
  continuation: switchPrice,
  trial_extension: extendTrial,
  benefit,
  cancel,
  take_back: takeBack,
}
