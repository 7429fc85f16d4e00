/** The ledger of a tenant who bills by a provider that we have a fake of: its entries as orders, its switches as faults. */
import type { Change } from '#shared/engine/change.ts'
import type { Clock as PeerClock } from '../fixtures/a-clock.ts'
import type { Answer, Fault, HttpPeer, Seen } from '../peers/http-peer.ts'
import type { lineFaults } from '../peers/line-faults.ts'
import type { Carrier } from './carrier.ts'
import type { Clock } from './clock.ts'
import { otherWords, type AccountLeft, type Order, type Told } from './evidence.ts'
import { slow, type Ledger } from './ledger.ts'
import { subscriptionOf, type BillingFault, type TenantId } from './plan.ts'

interface Entry {
  customer: string | null
}

interface Books<E, S> {
  ledger: readonly E[]
  subscriptions: ReadonlyMap<string, S>
}

/** What differs from provider to provider. */
export interface Fake<E extends Entry, S> {
  billing: Ledger['billing']
  events: Ledger['events']
  key: string
  eventSecret: string
  peer: HttpPeer & { books: Books<E, S> }
  faults: Record<'down' | 'too many' | 'broken after' | keyof typeof lineFaults, Fault>
  refusals: Record<'unknown key' | 'refused', Fault>
  /** Of writes: worked on when its sender has given up, or answered then. */
  late: Fault
  /** Called behind the work on each request. */
  behind(): void
  /** Null for what is no change by itself. */
  changeOf(entry: E): Change['type'] | null
  /** What a request says of the change beside its kind. */
  figuresIn(type: Change['type'], request: Seen): object
  /** The effect that a request belongs to; null where it does not say. */
  effectIn(request: Seen): string | null
  /** Whether a key came again with other words. */
  isOtherWords(own: Answer): boolean
  openAs(who: { customer: string; subscription: string }, index: number): void
  /** Does nothing where it is over. */
  owe(subscription: S, isOwing: boolean): void
  left(subscription: S): Pick<AccountLeft, 'customer' | 'endsOn' | 'owes'>
}

/** What is switched on at a tenant's billing, as the fakes call it. */
const faultsOf = ({
  faults,
  refusals,
  late,
}: Pick<Fake<Entry, never>, 'faults' | 'refusals' | 'late'>): Record<BillingFault, Fault> => ({
  down: faults['cut off before'],
  before: faults.down,
  after: faults['broken after'],
  cut: faults['cut off after'],
  busy: faults['too many'],
  html: faults['a page after'],
  barred: refusals['unknown key'],
  refuse: refusals.refused,
  slow: { act: true, answer: 'own', lags: slow },
  late,
})

const ofWrites = new Set<BillingFault>(['refuse', 'late'])

/** As the fakes want a clock. */
export const clockFor = (clock: Clock): PeerClock => ({
  now: () => new Date(clock.now()),
  pass: (milliseconds) => clock.set(milliseconds),
})

export const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

export function peerLedger<E extends Entry, S>(
  tenant: TenantId,
  clock: Clock,
  carrier: Carrier,
  fake: Fake<E, S>,
): Ledger {
  const { peer, billing, events, key, eventSecret } = fake
  const orders = ordersAt(tenant, clock, fake)
  return {
    billing,
    events,
    key,
    eventSecret,
    orders,
    fail(fault) {
      const how = fault && faultsOf(fake)[fault]
      const isOfWrites = fault !== null && ofWrites.has(fault)
      peer.failWrites(isOfWrites ? how : null)
      peer.failAll(isOfWrites ? null : how)
    },
    open: (customer, index) =>
      fake.openAs({ customer, subscription: subscriptionOf(tenant, customer) }, index),
    owe(customer, isOwing) {
      const one = peer.books.subscriptions.get(subscriptionOf(tenant, customer))
      if (one) fake.owe(one, isOwing)
      fake.behind()
    },
    accounts: () =>
      [...peer.books.subscriptions].map(([subscription, one]): AccountLeft => ({
        tenant,
        subscription,
        ...fake.left(one),
      })),
    tellTo: (address) => carrier.tellTo(address),
    onTheWay: () => carrier.onTheWay(),
    async close() {
      carrier.close()
      await peer.close()
    },
  }
}

/** In the order of the work; a request that came again under its key did nothing, and is no order. */
function ordersAt<E extends Entry, S>(tenant: TenantId, clock: Clock, fake: Fake<E, S>): Order[] {
  const orders: Order[] = []
  const { ledger } = fake.peer.books
  let read = 0
  const orderOf = (change: Told, customer: string, key: string | null): Order => ({
    tenant,
    key: key ?? '',
    customer,
    subscription: subscriptionOf(tenant, customer),
    change,
    at: clock.latest(),
    did: 'done',
  })
  fake.peer.watch((request, own) => {
    const key = fake.effectIn(request)
    for (const entry of ledger.slice(read)) {
      const type = fake.changeOf(entry)
      if (type === null || entry.customer === null) continue
      orders.push(orderOf({ type, ...fake.figuresIn(type, request) }, entry.customer, key))
    }
    read = ledger.length
    if (fake.isOtherWords(own)) orders.push({ ...orderOf({ type: otherWords }, '', key), did: 'refused' })
    queueMicrotask(() => fake.behind())
  })
  return orders
}
