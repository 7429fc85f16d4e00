/** A tenant who bills by Stripe: our fake of it, its ledger and its signed events. */
import type { Change } from '#shared/engine/change.ts'
import { fromStripe } from '#worker/billing/stripe/money.ts'
import type { Answer, Seen } from '../peers/http-peer.ts'
import { decoded } from '../peers/form.ts'
import { bodyOf, type Body } from '../peers/stripe/body.ts'
import type { Books } from '../peers/stripe/books.ts'
import { changeOf } from '../peers/stripe/change-of.ts'
import { missPayment, payUp, signatureOf } from '../peers/stripe/events.ts'
import { faults, refusals } from '../peers/stripe/faults.ts'
import type { SubscriptionObject } from '../peers/stripe/objects.ts'
import { keyOf, peerKeys, stripePeer } from '../peers/stripe/peer.ts'
import { currencies, open, settingsFor, stock } from '../peers/stripe/shop.ts'
import { Carrier } from './carrier.ts'
import type { Clock } from './clock.ts'
import { late, nameAt, terms, type Ledger } from './ledger.ts'
import { clockFor, dayOf, peerLedger } from './peer-ledger.ts'
import type { TenantId } from './plan.ts'

export async function stripeLedger(tenant: TenantId, clock: Clock): Promise<Ledger> {
  const peer = await stripePeer(clockFor(clock), 'live')
  const { books } = peer
  const carrier = new Carrier()
  const eventSecret = `whsec_of_${tenant}_and_nobody_else`
  stock(books)
  const sign = async (body: string) => ({
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': await signatureOf(body, [eventSecret], books.now),
  })
  const send = (body: string) => carrier.carry(body, () => sign(body))
  const events = peer.sendEventsTo({ secret: eventSecret, send, livemode: true })
  return peerLedger(tenant, clock, carrier, {
    billing: settingsFor(peer.api),
    events: { provider: 'stripe' },
    key: peerKeys.live,
    eventSecret,
    peer,
    changeOf,
    effectIn,
    isOtherWords,
    faults: { ...faults, 'too many': faults['too many, with a time'] },
    refusals,
    late: { act: true, answer: 'own', waits: late },
    behind: () => void events.tell(),
    figuresIn: (type, { body }) => figuresIn(books, type, bodyOf(decoded(body))),
    openAs(who, index) {
      if (books.subscriptions.has(who.subscription)) return
      open(books, { who, ...terms(index, currencies) })
      books.customers.get(who.customer)!.name = nameAt(tenant)
    },
    owe({ id, status }, isOwing) {
      if (status === (isOwing ? 'active' : 'past_due')) (isOwing ? missPayment : payUp)(books, id)
    },
    left: (subscription) => ({
      customer: subscription.customer,
      endsOn: endOf(books, subscription),
      owes: subscription.status === 'past_due',
    }),
  })
}

/** Each request of an effect has a key of its own, made from the effect's. What is ended at once has none. */
function effectIn(request: Seen): string | null {
  const [key = ''] = (keyOf(request) ?? '').split(':')
  return key.replace(/^parley_([^_]*).*$/, '$1') || null
}

const isOtherWords = ({ body }: Answer): boolean =>
  body.includes('"idempotency_error"') && !body.includes('in_use')

function figuresIn(books: Books, type: Change['type'], body: Body): object {
  if (type === 'discount') return discountIn(books, body)
  if (type === 'credit') return creditIn(body)
  if (type === 'pause') return pausedIn(body)
  const price = body.phases?.at(-1)?.items[0]?.price ?? ''
  const [, plan, period] = price.split('_')
  if (type === 'plan_change') return { plan }
  return type === 'continuation' ? { period } : {}
}

function discountIn(books: Books, { discounts }: Body): object {
  const coupon = books.coupons.get((discounts || [])[0]?.coupon ?? '')
  return coupon?.percent_off ? { percent: coupon.percent_off } : {}
}

/** What has a third decimal there is rounded up for the customer. */
const creditIn = ({ amount = 0, ...body }: Body): object => {
  const { currency } = body as { currency: string }
  return currency === 'kwd' ? {} : { amount: fromStripe(-amount, currency) }
}

const pausedIn = ({ pause_collection: to }: Body): object =>
  to ? { resumesOn: dayOf((to.resumes_at ?? 0) * 1000) } : {}

/** A schedule that ends with a cancellation is an end as well. */
function endOf({ schedules }: Books, { ended_at, cancel_at, schedule }: SubscriptionObject): string | null {
  const { end_behavior, phases = [] } = schedules.get(schedule ?? '') ?? {}
  const last = end_behavior === 'cancel' ? (phases.at(-1)?.end_date ?? null) : null
  const end = ended_at ?? cancel_at ?? last
  return end === null ? null : dayOf(end * 1000)
}
