import { BillingRefused } from '../billing.ts'
import { lastOf, secondsAt } from '../days.ts'
import { ChargebeeRefusal } from './answers.ts'
import { dayAt, endOf, hasContract, isOver, isPaused, periodEndOf } from './read.ts'
import { Written, type ChargebeeSubscription } from './shapes.ts'
import { pathOf, type Work } from './work.ts'

type Cancelling = Work<'cancel'>

/**
 * Ends it on its day at the latest, whatever else holds: nobody is kept by a technicality. The state is its mark, and
 * a note once it is done: Chargebee takes none along with a cancellation.
 */
export async function cancel(work: Cancelling): Promise<void> {
  const { subscription } = work.account
  if (isOver(subscription)) return
  const paid = periodEndOf(subscription)
  const { endsOn } = work.change
  const isSooner = endsOn !== null && endsOn < dayAt(paid)
  const latest = isSooner ? lastOf(endsOn) : paid
  const end = endOf(subscription)
  if (end !== null && (end <= latest || dayAt(end) === dayAt(latest))) return
  const when = whenOf(subscription, isSooner ? latest : null, secondsAt(work.now))
  const why = reasonOf(work)
  const isBeside = waits(subscription)
  try {
    // A no is remembered with its key: what is asked once nothing waits any more is another request.
    await ask(work, isBeside ? 'cancel-beside' : 'cancel', { ...when, ...why })
  } catch (fault) {
    const isForThat = isBeside || Object.keys(why).length > 0
    if (!(fault instanceof ChargebeeRefusal) || !isForThat) throw fault
    await clear(work)
    await ask(work, 'cancel-plain', when)
  }
}

/** A contract ends by an option of its own. `at`: sooner than what is paid. */
function whenOf(
  subscription: ChargebeeSubscription,
  at: number | null,
  now: number,
): Record<string, string | number> {
  const { status } = subscription
  const latest = at ?? periodEndOf(subscription)
  const isNothingLeft = latest <= now || status === 'paused' || status === 'future'
  const [atOnce, withTerm, name] = hasContract(subscription)
    ? (['terminate_immediately', 'end_of_subscription_billing_term', 'contract_term_cancel_option'] as const)
    : (['immediately', 'end_of_term', 'cancel_option'] as const)
  if (isNothingLeft) return { [name]: atOnce }
  return at === null ? { [name]: withTerm } : { [name]: 'specific_date', cancel_at: at }
}

function reasonOf({ change, settings: { reasons } }: Cancelling): { cancel_reason_code?: string } {
  const { reason = '' } = change
  const code = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined
  return code === undefined ? {} : { cancel_reason_code: code }
}

/** What was paid for days cut off is settled by a person. */
const quietly = { credit_option_for_current_term_charges: 'none' }

async function ask(
  { account, key, chargebee }: Cancelling,
  step: string,
  form: Record<string, string | number>,
) {
  const path = `${pathOf(account.subscription)}/cancel_for_items`
  await chargebee.write(path, { ...form, ...quietly }, `${key}:${step}`, Written)
}

const isPauseWaiting = (subscription: ChargebeeSubscription): boolean =>
  subscription.status === 'active' && isPaused(subscription)

const waits = (subscription: ChargebeeSubscription): boolean =>
  subscription.has_scheduled_changes || isPauseWaiting(subscription)

/** What waits for the end of the term may stand in the way of the end itself. */
async function clear({ account: { subscription }, key, chargebee }: Cancelling): Promise<void> {
  const path = pathOf(subscription)
  if (subscription.has_scheduled_changes)
    await chargebee.write(`${path}/remove_scheduled_changes`, {}, `${key}:unschedule`, Written)
  if (isPauseWaiting(subscription))
    await chargebee.write(`${path}/remove_scheduled_pause`, {}, `${key}:unpause`, Written)
}

/** Goes on as it was. What waited for the end of the term and was cleared for the cancellation does not come back. */
export async function takeBack({ account, key, chargebee }: Work<'take_back'>): Promise<void> {
  const { subscription } = account
  if (isOver(subscription)) throw new BillingRefused('the subscription has ended')
  if (endOf(subscription) === null) return
  // Its contract ended with it, and Chargebee makes no new one of that.
  if (hasContract(subscription)) throw new BillingRefused('a contract ends with it')
  await chargebee.write(`${pathOf(subscription)}/remove_scheduled_cancellation`, {}, `${key}:back`, Written)
}
