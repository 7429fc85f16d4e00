/** Changes that are one request. */
import { dayOf } from '#shared/rules/derived.ts'
import { BillingRefused } from '../billing.ts'
import { secondsAt, startOf } from '../days.ts'
import { isMarked, marked } from '../marks.ts'
import { currencyAtStripe, toStripeAtLeast } from './money.ts'
import { isPaused } from './read.ts'
import { benefitForm, creditForm, pauseForm, trialForm } from './request.ts'
import { BalanceEntries, Written } from './shapes.ts'
import { pathOf, refuseUnderSchedule, refuseUnlessGoing, type Work } from './work.ts'

export async function pause({ change, subscription, key, now, stripe }: Work<'pause'>): Promise<void> {
  refuseUnlessGoing(subscription)
  const { status, collection_method, metadata } = subscription
  if (isPaused(subscription)) throw new BillingRefused('it is paused already')
  if (status === 'trialing') throw new BillingRefused('nothing is paid on trial')
  // Void would cancel invoices that people already hold.
  if (collection_method === 'send_invoice') throw new BillingRefused('its invoices are sent, not charged')
  if (startOf(change.resumesOn) <= secondsAt(now)) throw new BillingRefused('the pause would be over already')
  await stripe.write(pathOf(subscription), pauseForm(change, marked(metadata, key)), `${key}:pause`, Written)
}

const longestTrial = 2 * 365 * 86_400

export async function extendTrial(work: Work<'trial_extension'>): Promise<void> {
  const { change, subscription, key, now, stripe } = work
  refuseUnlessGoing(subscription)
  refuseUnderSchedule(subscription)
  const { status, trial_end, metadata } = subscription
  if (status !== 'trialing' || trial_end === null) throw new BillingRefused('it is not on trial')
  const form = trialForm(change, trial_end, marked(metadata, key))
  if (form.trial_end > secondsAt(now) + longestTrial)
    throw new BillingRefused('a trial ends within two years')
  await stripe.write(pathOf(subscription), form, `${key}:trial`, Written)
}

export async function benefit({ change, subscription, key, now, stripe }: Work<'benefit'>): Promise<void> {
  refuseUnlessGoing(subscription)
  const form = benefitForm(change, dayOf(now), marked(subscription.metadata, key))
  await stripe.write(pathOf(subscription), form, `${key}:benefit`, Written)
}

/** On the customer's balance; Stripe takes it off the next invoices. */
export async function credit(work: Work<'credit'>): Promise<void> {
  const { change, subscription, key, stripe } = work
  const { amount, currency } = change.amount
  const balance = `/v1/customers/${subscription.customer.id}/balance_transactions`
  const at = currencyAtStripe(currency)
  const form = creditForm(toStripeAtLeast(change.amount), at, key)
  const there = await entryOf(work, balance)
  if (there && (there.amount !== form.amount || there.currency !== at))
    throw new BillingRefused('its entry says something else')
  if (there) return
  refuseUnlessGoing(subscription)
  if (amount < 1 || at !== (subscription.customer.currency ?? subscription.currency))
    throw new BillingRefused('the customer is billed in another currency')
  await stripe.write(balance, form, `${key}:credit`, Written)
}

/** Pages of a hundred that are looked through for an earlier try. */
const pages = 20

async function entryOf({ key, stripe }: Work<'credit'>, balance: string) {
  let after: string | undefined
  for (let page = 0; page < pages; page++) {
    const { data, has_more } = await stripe.look(
      balance,
      { limit: 100, starting_after: after },
      BalanceEntries,
    )
    const found = data.find(({ metadata }) => isMarked(metadata, key))
    if (found || !has_more) return found
    after = data.at(-1)?.id
  }
  throw new BillingRefused('its balance has too many entries to look through')
}
