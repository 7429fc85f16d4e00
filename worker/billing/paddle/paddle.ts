import { dayOf } from '#shared/rules/derived.ts'
import type { Around } from '../around.ts'
import { BillingRefused, type Billed, type Billing } from '../billing.ts'
import { makeBy, type Makers } from '../makers.ts'
import { adjustmentsOf, credit } from './credit.ts'
import { discount, discountOn } from './discount.ts'
import { cancel, takeBack } from './end.ts'
import { factsOf, pricesToWorkOut, soldOf, type Sold } from './facts.ts'
import { isMade } from './marks.ts'
import { paidSince } from './paid.ts'
import { listPrice, standingOf, subscriptionOf } from './read.ts'
import { paddleOver, type Paddle } from './send.ts'
import type { PaddleAccess, PaddleSettings } from './settings.ts'
import { Customer, PaddleSubscription } from './shapes.ts'
import { benefit, extendTrial, pause } from './small.ts'
import { itemsWith, previewOf, switchPrice } from './switch.ts'
import type { Work } from './work.ts'

/**
 * Billing by Paddle. It has no idempotency keys, so every change looks first: what is there already is not made again,
 * however long ago it was.
 */
export function paddleBilling(settings: PaddleSettings, access: PaddleAccess, around: Around): Billing {
  const paddle = paddleOver(access, around.patience)
  const today = () => dayOf(around.now())
  return {
    async facts(who) {
      const subscription = await read(paddle, who)
      const sold = soldOf(subscription, settings, today())
      if (sold === null)
        throw new Error('what the customer has is no plan that offers can be worked out from')
      const ids = pricesToWorkOut(subscription, sold, settings)
      const [{ name }, standing, smaller, other] = await Promise.all([
        paddle.look(`/customers/${subscription.customer_id}`, {}, Customer),
        standingOn(paddle, subscription),
        workedOut(paddle, subscription, sold, ids.smaller),
        workedOut(paddle, subscription, sold, ids.other),
      ])
      return factsOf(subscription, sold, { name, standing, smaller, other }, settings)
    },
    async subscription(who) {
      const subscription = await read(paddle, who)
      const { collection_mode, currency_code } = subscription
      const given = collection_mode === 'manual' ? await adjustmentsOf(paddle, subscription) : []
      const credited = given
        .filter((one) => one.currency_code === currency_code)
        .reduce((sum, { totals }) => sum + Number(totals.total), 0)
      const standing = await standingOn(paddle, subscription)
      return subscriptionOf(subscription, { standing, credited, plans: settings.plans, today: today() })
    },
    async paid(who, since) {
      return paidSince(paddle, await read(paddle, who), since)
    },
    async change(who, change, key) {
      const subscription = await read(paddle, who)
      if (isMade(subscription, key)) return
      await makeBy(makers, { change, subscription, key, now: around.now(), paddle, settings })
    },
  }
}

async function read(paddle: Paddle, { customer, subscription: id }: Billed): Promise<PaddleSubscription> {
  // Ids come from the tenant's word; they go into a path.
  if (!/^sub_[a-z\d]{26}$/.test(id)) throw new BillingRefused('that is no id of a subscription at Paddle')
  const include = 'recurring_transaction_details'
  const subscription = await paddle.look(`/subscriptions/${id}`, { include }, PaddleSubscription)
  if (subscription.customer_id !== customer)
    throw new BillingRefused('the subscription is another customer’s')
  return subscription
}

const standingOn = async (paddle: Paddle, subscription: PaddleSubscription) =>
  standingOf(subscription, await discountOn(paddle, subscription))

/** What a period would come to by another price, as Paddle works it out; null where it takes no such change now. */
async function workedOut(
  paddle: Paddle,
  subscription: PaddleSubscription,
  { item }: Sold,
  to: string | null,
): Promise<number | null> {
  if (to === null) return null
  try {
    const preview = await previewOf(paddle, subscription, itemsWith(subscription, item, to))
    return listPrice(preview.recurring_transaction_details)
  } catch (fault) {
    if (fault instanceof BillingRefused) return null
    throw fault
  }
}

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
