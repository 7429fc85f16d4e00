import type { Paid } from '#shared/engine/paid.ts'
import { everyPage } from '../pages.ts'
import { madeFrom, sumOf } from '../paid.ts'
import { fromPaddle } from './money.ts'
import type { Paddle } from './send.ts'
import { PaidTransactions, type PaddleSubscription, type PaidTransaction } from './shapes.ts'
import { at, textOf } from './time.ts'

/** Paddle tells refunds, chargebacks and its own fee along with each transaction. */
export async function paidSince(
  paddle: Paddle,
  { id, currency_code: currency }: PaddleSubscription,
  since: string,
): Promise<Paid | null> {
  const query = {
    subscription_id: id,
    status: 'paid,completed',
    'billed_at[GTE]': textOf(madeFrom(since)),
    // The most that Paddle gives of transactions.
    per_page: '30',
  }
  const billed = await everyPage(async (after) => {
    const { data, next } = await paddle.list('/transactions', { ...query, after }, PaidTransactions)
    return { list: data, next }
  })
  const paid = billed?.filter((one) => paidAt(one) >= at(since))
  if (!paid || paid.some((one) => leftOf(one).currency_code !== currency)) return null
  const amount = sumOf(paid.map(leftOf), ({ grand_total, fee }) => Number(grand_total) - Number(fee ?? 0))
  return { ...fromPaddle(amount, currency), refunded: fromPaddle(sumOf(paid, givenBack), currency).amount }
}

const leftOf = ({ details: { totals, adjusted_totals } }: PaidTransaction) => adjusted_totals ?? totals

/** By refund or by chargeback, before the fee: what was credited before the payment is missing from both totals. */
const givenBack = (one: PaidTransaction): number =>
  Number(one.details.totals.grand_total) - Number(leftOf(one).grand_total)

/** Milliseconds. What came to nothing was never captured, and is paid as it is billed. */
function paidAt({ billed_at, payments }: PaidTransaction): number {
  const captured = (payments ?? []).flatMap(({ captured_at }) => captured_at ?? []).map(at)
  return Math.max(billed_at === null ? 0 : at(billed_at), ...captured)
}
