import type { Around } from '../around.ts'
import { BillingRefused, type Billed, type Billing } from '../billing.ts'
import { makeBy, type Makers } from '../makers.ts'
import { credit } from './credit.ts'
import { cancel, takeBack } from './end.ts'
import { factsOf, pricesToLookUp, soldOf } from './facts.ts'
import { isMade } from './marks.ts'
import { isNoted, isNotedApart, note } from './notes.ts'
import { benefit, discount, extendTrial, pause } from './offers.ts'
import { paidSince } from './paid.ts'
import { subscriptionOf } from './read.ts'
import { chargebeeOver, type Chargebee } from './send.ts'
import type { ChargebeeAccess, ChargebeeSettings } from './settings.ts'
import { Discounts, Found, ItemPrice, type Account, type Discount } from './shapes.ts'
import { switchPrice } from './switch.ts'
import { pathOf, type Work } from './work.ts'

/** Billing by Chargebee. Every change looks first: what is there already is not made again, however long ago it was. */
export function chargebeeBilling(
  settings: ChargebeeSettings,
  access: ChargebeeAccess,
  around: Around,
): Billing {
  const chargebee = chargebeeOver(access, around.patience)
  return {
    async facts(who) {
      const account = await read(chargebee, who)
      const sold = soldOf(account.subscription, settings)
      if (sold === null)
        throw new Error('what the customer has is no plan that offers can be worked out from')
      const ids = pricesToLookUp(account.subscription, sold, settings)
      const [smaller, other] = await Promise.all([
        priceOf(chargebee, ids.smaller),
        priceOf(chargebee, ids.other),
      ])
      return factsOf(account, sold, { smaller, other }, settings)
    },
    async subscription(who) {
      return subscriptionOf(await read(chargebee, who), settings.plans)
    },
    async paid(who, since) {
      return paidSince(chargebee, (await find(chargebee, who)).subscription, since)
    },
    async change(who, change, key) {
      const account = await read(chargebee, who)
      const { subscription } = account
      const isApart = isNotedApart(change)
      if (isApart ? await isNoted(chargebee, subscription, key) : isMade(subscription, key)) return
      await makeBy(makers, { change, account, key, now: around.now(), chargebee, settings })
      if (isApart) await note(chargebee, subscription, key)
    },
  }
}

async function find(chargebee: Chargebee, { customer, subscription: id }: Billed) {
  // Ids come from the tenant's word; they go into a path.
  if (!/^[\w.@:-]{1,50}$/.test(id) || /^\.+$/.test(id))
    throw new BillingRefused('that is no id of a subscription at Chargebee')
  const found = await chargebee.look(`/subscriptions/${encodeURIComponent(id)}`, {}, Found)
  if (found.subscription.customer_id !== customer)
    throw new BillingRefused('the subscription is another customer’s')
  return found
}

async function read(chargebee: Chargebee, who: Billed): Promise<Account> {
  const { subscription, customer } = await find(chargebee, who)
  const path = pathOf(subscription)
  const [discounts, next] = await Promise.all([
    discountsOn(chargebee, path),
    subscription.has_scheduled_changes
      ? chargebee.look(`${path}/retrieve_with_scheduled_changes`, {}, Found)
      : null,
  ])
  return { subscription, customer, discounts, next: next?.subscription ?? null }
}

/** A subscription has ten at the most: one page is all of them. */
async function discountsOn(chargebee: Chargebee, path: string): Promise<Discount[]> {
  const { list } = await chargebee.look(`${path}/discounts`, { limit: 100 }, Discounts)
  return list.map(({ discount }) => discount)
}

const priceOf = async (chargebee: Chargebee, id: string | null): Promise<ItemPrice | null> =>
  id === null
    ? null
    : (await chargebee.look(`/item_prices/${encodeURIComponent(id)}`, {}, ItemPrice)).item_price

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
