import { BillingRefused } from '../billing.ts'
import { discount } from './discount.ts'
import { isOurReason, isReasonOf, reasonFor } from './marks.ts'
import { toPaddle } from './money.ts'
import type { Paddle } from './send.ts'
import { Adjustments, Transactions, Written, type Adjustment, type PaddleSubscription } from './shapes.ts'
import { refuseUnlessGoing, type Work } from './work.ts'

/** Off an invoice that is out, where Paddle sends invoices; else off the next bill. */
export const credit = (work: Work<'credit'>): Promise<void> =>
  work.subscription.collection_mode === 'manual' ? adjust(work) : discount(work)

async function adjust({ change, subscription, key, paddle }: Work<'credit'>): Promise<void> {
  const amount = toPaddle(change.amount)
  const { currency_code: currency, id } = subscription
  const there = (await adjustmentsOf(paddle, subscription)).find(({ reason }) => isReasonOf(reason, key))
  if (there && (there.totals.total !== amount || there.currency_code !== currency))
    throw new BillingRefused('its credit says something else')
  if (there) return
  refuseUnlessGoing(subscription)
  if (amount === null || Number(amount) < 1 || change.amount.currency !== currency)
    throw new BillingRefused('the subscription is in another currency')
  const query = { subscription_id: id, status: 'billed', order_by: 'billed_at[DESC]' }
  const open = (await paddle.list('/transactions', query, Transactions)).data
  const lines = open
    .filter(({ collection_mode }) => collection_mode === 'manual')
    .flatMap((one) => (one.details?.line_items ?? []).map((line) => ({ ...line, transaction: one.id })))
  const line = lines.find(({ totals }) => Number(totals.total) >= Number(amount))
  if (!line) throw new BillingRefused('no invoice is out that it could be taken off')
  const items = [{ item_id: line.id, type: 'partial', amount }]
  const body = { action: 'credit', transaction_id: line.transaction, reason: reasonFor(key), items }
  await paddle.post('/adjustments', body, Written)
}

/** Pages of fifty that are looked through for an earlier try. */
const pages = 20

/** Credits on a subscription's invoices that Parley gave and that still count. */
export async function adjustmentsOf(paddle: Paddle, { id }: PaddleSubscription): Promise<Adjustment[]> {
  const found: Adjustment[] = []
  let after: string | undefined
  for (let page = 0; page < pages; page++) {
    const query = { subscription_id: id, action: 'credit', per_page: '50', after }
    const { data, next } = await paddle.list('/adjustments', query, Adjustments)
    found.push(...data.filter(({ reason, status }) => isOurReason(reason) && status === 'approved'))
    if (next === null) return found
    after = next
  }
  throw new BillingRefused('it has too many adjustments to look through')
}
