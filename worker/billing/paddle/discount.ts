import type { Change } from '#shared/engine/change.ts'
import { BillingBusy, BillingRefused } from '../billing.ts'
import { codeOf, creditIn, creditMark, isMade, withMark } from './marks.ts'
import { toPaddle } from './money.ts'
import { listPrice, standingOf } from './read.ts'
import { Discount, Discounts, Written, type PaddleSubscription } from './shapes.ts'
import type { Paddle } from './send.ts'
import { pathOf, refuseUnlessGoing, refuseWhilePaused, type Work } from './work.ts'

type Giving = Omit<Work, 'change'> & { change: Extract<Change, { type: 'discount' | 'credit' }> }

/** One discount as it is to be at Paddle. */
interface Wanted {
  type: 'flat' | 'percentage'
  amount: string
  intervals: number
  /** How much of it is a credit, in Paddle's unit. */
  credit: number
}

/**
 * A discount for this effect alone, then on the subscription from the next bill on. A credit on what Paddle collects by
 * itself is one too, off one bill: Paddle credits invoices only. There is room for one, and none is ever replaced but
 * by the sum of itself and more.
 */
export async function discount(work: Giving): Promise<void> {
  const { subscription, key, paddle } = work
  refuseUnlessGoing(subscription)
  refuseWhilePaused(subscription)
  const wanted = await together(work, wantedOf(work))
  const made = (await madeBefore(work)) ?? (await make(work, wanted))
  if (!says(made, wanted, subscription)) throw new BillingRefused('its discount says something else')
  const credit = wanted.credit > 0 ? creditMark(wanted.credit, made.id) : {}
  const body = {
    discount: { id: made.id, effective_from: 'next_billing_period' },
    custom_data: withMark(subscription, key, credit),
  }
  await paddle.patch(pathOf(subscription), body, Written)
}

function wantedOf({ change, subscription }: Giving): Wanted {
  if (change.type === 'discount' && 'percent' in change)
    return { type: 'percentage', amount: String(change.percent), intervals: change.cycles, credit: 0 }
  if (change.amount.currency !== subscription.currency_code)
    throw new BillingRefused('the subscription is in another currency')
  const amount = toPaddle(change.amount)
  if (amount === null || Number(amount) < 1) throw new BillingRefused('Paddle takes no such amount')
  const isCredit = change.type === 'credit'
  return {
    type: 'flat',
    amount,
    intervals: isCredit ? 1 : change.cycles,
    credit: isCredit ? Number(amount) : 0,
  }
}

/** With what stands there: two sums off the same one bill are one sum, and nothing else can be said in one. */
async function together({ subscription, paddle }: Giving, wanted: Wanted): Promise<Wanted> {
  const standing = standingOf(subscription, await discountOn(paddle, subscription))
  if (standing === null) return capped(wanted, subscription)
  const { discount: one, left } = standing
  const credit = creditIn(subscription)
  const isOurs = one.custom_data?.['parley_effect'] !== undefined
  const isUnused = !subscription.discount?.starts_at || left === one.maximum_recurring_intervals
  const isOneBill = one.type === 'flat' && one.maximum_recurring_intervals === 1 && wanted.intervals === 1
  const isWithCredit = wanted.credit > 0 || credit === Number(one.amount)
  if (!isOurs || !isUnused || !isOneBill || wanted.type !== 'flat' || !isWithCredit)
    throw new BillingRefused('Paddle keeps one discount, and one is there')
  const amount = String(Number(one.amount) + Number(wanted.amount))
  return capped({ ...wanted, amount, credit: credit + wanted.credit }, subscription)
}

/** What is more than the next bill would be lost. */
function capped(wanted: Wanted, { recurring_transaction_details }: PaddleSubscription): Wanted {
  const list = listPrice(recurring_transaction_details)
  if (wanted.credit > 0 && (list === null || Number(wanted.amount) > list))
    throw new BillingRefused('it is more than the next bill')
  return wanted
}

export const discountOn = async (paddle: Paddle, { discount: one }: PaddleSubscription) =>
  one === null ? null : paddle.look(`/discounts/${one.id}`, {}, Discount)

async function madeBefore({ key, paddle }: Giving): Promise<Discount | null> {
  const code = await codeOf(key)
  const status = 'active,archived,expired,used'
  const { data } = await paddle.list('/discounts', { code, status }, Discounts)
  const [one] = data
  if (one && !isMade(one, key)) throw new BillingBusy('Paddle told of another discount than was asked for')
  return one ?? null
}

async function make({ key, paddle, subscription }: Giving, wanted: Wanted): Promise<Discount> {
  const { type, amount, intervals } = wanted
  const body = {
    type,
    amount,
    ...(type === 'flat' && { currency_code: subscription.currency_code }),
    description: 'Agreed when leaving was asked',
    // The code tells it from all others; nobody can use it at a checkout.
    code: await codeOf(key),
    enabled_for_checkout: false,
    // One that does not recur is refused on a subscription.
    recur: true,
    maximum_recurring_intervals: intervals,
    usage_limit: 1,
    custom_data: withMark({ custom_data: null }, key),
  }
  return paddle.post('/discounts', body, Discount)
}

function says(made: Discount, { type, amount, intervals }: Wanted, { currency_code }: PaddleSubscription) {
  const isCurrency = type === 'percentage' || made.currency_code === currency_code
  const isLength = made.maximum_recurring_intervals === intervals
  return made.type === type && Number(made.amount) === Number(amount) && isLength && isCurrency
}
