import { BillingRefused } from '../billing.ts'
import { planWithPrice } from '../plans.ts'
import { isAlone, periodOf, planItem } from './read.ts'
import { ItemPrice, Written } from './shapes.ts'
import { pathOf, refuseBeforeChange, refuseUnlessGoing, type Work } from './work.ts'

type Switching = Work<'plan_change' | 'continuation'>

/**
 * Another price of the plan from the end of the term; its quantity and the add-ons stay. What waits there is its mark,
 * and later the plan itself.
 */
export async function switchPrice(work: Switching): Promise<void> {
  const { account, key, chargebee } = work
  const { subscription, next } = account
  const item = planItem(subscription)
  const { to, period } = wanted(work)
  if ((next ? planItem(next) : item).item_price_id === to) return
  refuseUnlessGoing(subscription)
  refuseBeforeChange(subscription)
  const path = `/item_prices/${encodeURIComponent(to)}`
  const { item_price: price } = await chargebee.look(path, {}, ItemPrice)
  if (
    price.currency_code !== subscription.currency_code ||
    price.period !== 1 ||
    price.period_unit !== period
  )
    throw new BillingRefused('that price is of another currency or period')
  const { quantity } = item
  const subscription_items = { item_price_id: [to], ...(quantity !== undefined && { quantity: [quantity] }) }
  const form = { subscription_items, change_option: 'end_of_term' }
  await chargebee.write(`${pathOf(subscription)}/update_for_items`, form, `${key}:switch`, Written)
}

function wanted({ change, account, settings: { plans } }: Switching) {
  const { subscription } = account
  const now = periodOf(subscription)
  const own = planWithPrice(planItem(subscription).item_price_id, plans)
  if (own === null || now === null) throw new BillingRefused('which plan it is cannot be told')
  if (change.type === 'continuation' && !isAlone(subscription))
    throw new BillingRefused('its add-ons would keep their period')
  const plan = change.type === 'plan_change' ? change.plan : own
  const period = change.type === 'plan_change' ? now : change.period
  const to = plans[plan]?.prices[period][subscription.currency_code]
  if (to === undefined) throw new BillingRefused('that plan has no such price')
  return { to, period }
}
