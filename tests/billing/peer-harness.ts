/** The harness of a provider that we have a fake of: the adapter, the fake beside it, and how its ledger is read. */
import type { Change } from '#shared/engine/change.ts'
import type { Around } from '#worker/billing/around.ts'
import type { Billed, Billing } from '#worker/billing/billing.ts'
import type { Clock } from '../fixtures/a-clock.ts'
import type { Fault, HttpPeer } from '../peers/http-peer.ts'
import type { Harness, Opening } from './harness.ts'

/** Milliseconds after which an answer is given up on that will not come; others are waited for as long as ever. */
const shortly = 120

/** An adapter twice: as it is, and for faults whose answer never comes. */
export function adaptersBy(clock: Clock, adapter: (around: Around) => Billing) {
  const now = () => clock.now()
  return { billing: adapter({ now }), impatient: adapter({ now, patience: shortly }) }
}

interface Books<E> {
  ledger: readonly E[]
}

interface Fake<E, B extends Books<E>> {
  name: string
  currencies: readonly string[]
  faults: Readonly<Record<string, Fault>>
  refused: Fault
  refund: (books: B, subscription: string, amount: number) => void
  start(): Promise<{ clock: Clock; peer: HttpPeer & { books: B }; billing: Billing; impatient: Billing }>
  open(books: B, opening: Opening): Billed
  /** Null for what is no change by itself. */
  changeOf(entry: E): Change['type'] | null
}

export const harnessOf = <E extends { customer: string | null }, B extends Books<E>>(
  fake: Fake<E, B>,
): Harness => ({
  name: `${fake.name}, our own fake of it`,
  faults: Object.keys(fake.faults),
  currencies: fake.currencies,
  hasClock: true,
  async start() {
    const { clock, peer, billing, impatient } = await fake.start()
    let isSilent = false
    return {
      billing: {
        ...billing,
        change(who, change, key) {
          const now = isSilent ? impatient : billing
          isSilent = false
          return now.change(who, change, key)
        },
      },
      clock,
      open: async (opening) => fake.open(peer.books, opening),
      ledger: async ({ customer }) =>
        peer.books.ledger
          .filter((one) => one.customer === customer)
          .flatMap((one) => fake.changeOf(one) ?? []),
      writes: () => peer.writes(),
      fail(fault, write) {
        isSilent = fault.startsWith('silent')
        peer.failAt(write, fake.faults[fault]!)
      },
      refuse: () => peer.failWrites(fake.refused),
      down: () => peer.failAll(fake.faults['down']!),
      refund: ({ subscription }, amount) => fake.refund(peer.books, subscription, amount),
      close: () => peer.close(),
    }
  },
})
