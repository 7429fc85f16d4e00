import { BillingRefused } from '../billing.ts'
import { isMarked, marked } from '../marks.ts'
import { isScheduling, schedulingMark } from './marks.ts'
import { amountIn, currentPhase, namedItem } from './read.ts'
import { phaseAfter, phaseForm } from './request.ts'
import { Price, Schedule, Written, type Item } from './shapes.ts'
import { pathOf, refuseUnderSchedule, refuseUnlessGoing, type Work } from './work.ts'

type Switching = Work<'plan_change' | 'continuation'>
type Period = 'month' | 'year'

/**
 * Another price from the end of the paid period: a schedule of two phases, the one that runs as it is and the one
 * after it, and then the subscription goes on by itself. Only the named item is switched; quantities and add-ons stay.
 */
export async function switchPrice(work: Switching): Promise<void> {
  const { subscription, key, stripe } = work
  if (isMarked(subscription.schedule?.metadata ?? null, key)) return
  const { item, to, period } = wanted(work)
  if (item.price.id === to) return
  refuseUnlessGoing(subscription)
  const isBegun = isScheduling(subscription.metadata, key)
  if (!isBegun) refuseUnderSchedule(subscription)
  const price = await stripe.look(`/v1/prices/${to}`, { expand: ['currency_options'] }, Price)
  if (amountIn(price, subscription.currency) === null || price.recurring?.interval !== period)
    throw new BillingRefused('that price is of another currency or period')
  const schedule = subscription.schedule ?? (await scheduled(work, isBegun))
  const phase = currentPhase(schedule)
  if (!phase?.items.some((one) => one.price === item.price.id))
    throw new BillingRefused('its schedule does not show what runs now')
  const next = phaseAfter(phase, item.price.id, to, period)
  // Stripe copies a phase's metadata to the subscription when the phase begins: the mark outlives the schedule.
  const metadata = { ...next.metadata, ...marked(subscription.metadata, key) }
  const phases = [phaseForm(phase), { ...next, metadata }]
  const form = { end_behavior: 'release' as const, phases, metadata: marked(schedule.metadata, key) }
  await stripe.write(`/v1/subscription_schedules/${schedule.id}`, form, `${key}:${work.change.type}`, Written)
}

/** The mark comes first, so that a schedule found later is known to be ours. */
async function scheduled({ subscription, key, stripe }: Switching, isBegun: boolean): Promise<Schedule> {
  const { id } = subscription
  if (!isBegun)
    await stripe.write(pathOf(subscription), { metadata: schedulingMark(key) }, `${key}:mark`, Written)
  return stripe.write('/v1/subscription_schedules', { from_subscription: id }, `${key}:schedule`, Schedule)
}

function wanted({ change, subscription, plans }: Switching): { item: Item; to: string; period: Period } {
  const named = namedItem(subscription, plans)
  const { interval, interval_count } = named?.item.price.recurring ?? {}
  if (!named || interval_count !== 1 || (interval !== 'month' && interval !== 'year'))
    throw new BillingRefused('which of its items is the plan cannot be told')
  if (change.type === 'continuation' && subscription.items.data.length > 1)
    throw new BillingRefused('its other items would keep their period')
  const plan = change.type === 'plan_change' ? change.plan : named.plan
  const period = change.type === 'plan_change' ? interval : change.period
  const to = plans[plan]?.prices[period][subscription.currency.toUpperCase()]
  if (to === undefined) throw new BillingRefused('that plan has no such price')
  return { item: named.item, to, period }
}
