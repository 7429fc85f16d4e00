import { BillingRefused } from '../billing.ts'
import { toChargebeeAtLeast } from './money.ts'
import { Credited, Credits } from './shapes.ts'
import { refuseUnlessGoing, type Work } from './work.ts'

/** On the customer's promotional credits; Chargebee takes them off the next invoices. The reference is its mark. */
export async function credit(work: Work<'credit'>): Promise<void> {
  const { change, account, key, chargebee } = work
  const { subscription } = account
  const { amount, currency } = change.amount
  const credits = toChargebeeAtLeast(change.amount)
  const there = await entryOf(work)
  if (there && (there.amount !== credits || there.currency_code !== currency))
    throw new BillingRefused('its entry says something else')
  if (there) return
  refuseUnlessGoing(subscription)
  if (amount < 1 || currency !== subscription.currency_code || credits === null)
    throw new BillingRefused('the customer is billed in another currency')
  const form = {
    customer_id: subscription.customer_id,
    amount: credits,
    currency_code: currency,
    description: 'Credit, agreed when leaving was asked',
    credit_type: 'general',
    reference: key,
  }
  await chargebee.write('/promotional_credits/add', form, `${key}:credit`, Credited)
}

/** Pages of a hundred that are looked through for an earlier try. */
const pages = 20

async function entryOf({ account, key, chargebee }: Work<'credit'>) {
  let offset: string | undefined
  for (let page = 0; page < pages; page++) {
    const of = { customer_id: { is: account.subscription.customer_id }, type: { is: 'increment' } }
    const { list, next_offset } = await chargebee.look(
      '/promotional_credits',
      { limit: 100, offset, ...of },
      Credits,
    )
    const found = list.find(({ promotional_credit: { reference } }) => reference === key)
    if (found || next_offset === undefined) return found?.promotional_credit
    offset = next_offset
  }
  throw new BillingRefused('its credits have too many entries to look through')
}
