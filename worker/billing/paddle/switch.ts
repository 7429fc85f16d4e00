import { dayOf } from '#shared/rules/derived.ts'
import { BillingRefused } from '../billing.ts'
import { keepsMark, keepsOn, withMark } from './marks.ts'
import { listPrice, namedItem, paidUntil, periodOf, recurringItems } from './read.ts'
import { Preview, Written, type Item, type PaddleSubscription } from './shapes.ts'
import type { Paddle } from './send.ts'
import { dayAt } from './time.ts'
import { pathOf, refuseUnlessGoing, refuseWhilePaused, type Work } from './work.ts'

type Switching = Work<'plan_change' | 'continuation'>
type Period = 'month' | 'year'

/**
 * Another price from the next bill on. Paddle puts it on the subscription at once, and `do_not_bill` asks nothing for
 * the days between; what was paid for until then is written beside it, and the tenant's service keeps to that.
 */
export async function switchPrice(work: Switching): Promise<void> {
  const { change, subscription, key, paddle } = work
  const { item, plan, to, period } = wanted(work)
  const list = refuseWhere(work)
  const with_ = itemsWith(subscription, item, to)
  const preview = await previewOf(paddle, subscription, with_)
  const comes = preview.items.find(({ price }) => price.id === to)
  if (!comes || periodOf(comes) !== period) throw new BillingRefused('that price is of another period')
  if (preview.immediate_transaction !== null) throw new BillingRefused('it would be billed at once')
  const until = dayAt(paidUntil(subscription))
  const keeps = keepsMark({ plan, period: periodOf(item) ?? 'month', price: list, until })
  const body = {
    items: with_,
    proration_billing_mode: 'do_not_bill',
    // A period of another length would begin one at once: its first bill stays on the day that is paid up to.
    ...(change.type === 'continuation' && { next_billed_at: subscription.next_billed_at }),
    custom_data: withMark(subscription, key, keeps),
  }
  await paddle.patch(pathOf(subscription), body, Written)
}

function refuseWhere({ change, subscription, now, settings }: Switching): number {
  refuseUnlessGoing(subscription)
  refuseWhilePaused(subscription)
  if (subscription.status === 'trialing') throw new BillingRefused('Paddle exchanges no items on trial')
  if (keepsOn(subscription, dayOf(now)) !== null) throw new BillingRefused('another change waits already')
  if (change.type === 'plan_change' && !settings.keepsPaidPlan)
    throw new BillingRefused('Paddle would take the paid plan away at once')
  if (change.type === 'continuation' && recurringItems(subscription).length > 1)
    throw new BillingRefused('its other items would keep their period')
  if (change.type === 'continuation' && subscription.discount !== null)
    throw new BillingRefused('its discount would count in the other period')
  const list = listPrice(subscription.recurring_transaction_details)
  if (list === null) throw new BillingRefused('what it costs now is not known')
  return list
}

function wanted({ change, subscription, settings: { plans } }: Switching) {
  const named = namedItem(subscription, plans)
  const running = named && periodOf(named.item)
  if (!named || running === null) throw new BillingRefused('which of its items is the plan cannot be told')
  const plan = change.type === 'plan_change' ? change.plan : named.plan
  const period: Period = change.type === 'plan_change' ? running : change.period
  const to = plans[plan]?.prices[period][subscription.currency_code]
  if (to === undefined || to === named.item.price.id) throw new BillingRefused('that plan has no such price')
  return { ...named, to, period }
}

/** All that stays is sent along: what is left out is taken off the subscription. */
export const itemsWith = (subscription: PaddleSubscription, instead: Item, to: string) =>
  recurringItems(subscription).map(({ price, quantity }) => ({
    price_id: price.id === instead.price.id ? to : price.id,
    quantity,
  }))

export const previewOf = (paddle: Paddle, subscription: PaddleSubscription, items: object[]) =>
  paddle.patch(`${pathOf(subscription)}/preview`, { items, proration_billing_mode: 'do_not_bill' }, Preview)
