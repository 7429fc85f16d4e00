/** A tenant who bills by Paddle: our fake of it, its ledger and its signed events. */
import * as z from 'zod'
import type { Change } from '#shared/engine/change.ts'
import type { Seen } from '../peers/http-peer.ts'
import type { Books } from '../peers/paddle/books.ts'
import { changeOf } from '../peers/paddle/change-of.ts'
import { Events, signatureOf } from '../peers/paddle/events.ts'
import { faults, refusals } from '../peers/paddle/faults.ts'
import type { SubscriptionObject } from '../peers/paddle/objects.ts'
import { liveKey, paddlePeer } from '../peers/paddle/peer.ts'
import { currencies, open, settingsFor, stock } from '../peers/paddle/shop.ts'
import { Carrier } from './carrier.ts'
import type { Clock } from './clock.ts'
import { late, nameAt, terms, type Ledger } from './ledger.ts'
import { clockFor, peerLedger } from './peer-ledger.ts'
import type { TenantId } from './plan.ts'

export async function paddleLedger(tenant: TenantId, clock: Clock): Promise<Ledger> {
  const peer = await paddlePeer(clockFor(clock), liveKey)
  const { books } = peer
  const carrier = new Carrier()
  const eventSecret = `pdl_ntfset_of_${tenant}_and_nobody_else`
  stock(books)
  const sign = async (body: string) => ({
    'content-type': 'application/json',
    'paddle-signature': await signatureOf(body, eventSecret, Math.floor(books.now / 1000)),
  })
  const send = (body: string) => carrier.carry(body, () => sign(body))
  const events = new Events(books, { secret: eventSecret, send })
  return peerLedger(tenant, clock, carrier, {
    billing: settingsFor(peer.api),
    events: { provider: 'paddle' },
    key: liveKey,
    eventSecret,
    peer,
    changeOf,
    effectIn,
    faults,
    refusals,
    // There are no keys: of two requests at once both would be worked on, and only a person could tell.
    late: { act: true, answer: 'own', lags: late },
    isOtherWords: () => false,
    behind: () => void events.tell(),
    figuresIn: (type, { body }) => figuresIn(books, type, body),
    openAs(who, index) {
      if (books.subscriptions.has(who.subscription)) return
      open(books, { who, ...terms(index, currencies) })
      books.customers.get(who.customer)!.name = nameAt(tenant)
    },
    owe(subscription, isOwing) {
      const [from, to] = isOwing ? (['active', 'past_due'] as const) : (['past_due', 'active'] as const)
      if (subscription.status === from) subscription.status = to
    },
    left: (subscription) => ({
      customer: subscription.customer_id,
      endsOn: endOf(subscription),
      owes: subscription.status === 'past_due',
    }),
  })
}

const Marked = z.object({ custom_data: z.object({ parley_effect: z.string() }) })

/** The latest mark comes first. */
function effectIn({ method, body }: Seen): string | null {
  if (method === 'GET' || body === '') return null
  const read = Marked.safeParse(JSON.parse(body))
  return read.success ? (read.data.custom_data.parley_effect.split(' ')[0] ?? null) : null
}

const Discounting = z.object({ discount: z.object({ id: z.string() }) })
const Pausing = z.object({ resume_at: z.string() })

function figuresIn(books: Books, type: Change['type'], body: string): object {
  const json: unknown = JSON.parse(body)
  const discount = books.discounts.get(Discounting.safeParse(json).data?.discount.id ?? '')
  if (type === 'discount' && discount?.type === 'percentage') return { percent: Number(discount.amount) }
  const until = Pausing.safeParse(json).data?.resume_at
  return type === 'pause' && until !== undefined ? { resumesOn: until.slice(0, 10) } : {}
}

function endOf({ status, canceled_at, scheduled_change }: SubscriptionObject): string | null {
  const laid = scheduled_change?.action === 'cancel' ? scheduled_change.effective_at : null
  const end = status === 'canceled' ? canceled_at : laid
  return end?.slice(0, 10) ?? null
}
