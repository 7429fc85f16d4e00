/** One customer at a fake provider of their own, and what was said and done there. */
import { afterEach } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import type { Billed, Billing } from '#worker/billing/billing.ts'
import type { HttpPeer } from '../peers/http-peer.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

export const key = 'a3b9c1d2-0000-4000-8000-000000000001-7-0'
export const thirty = { type: 'discount', percent: 30, cycles: 3 } satisfies Change
export const smaller: Change = { type: 'plan_change', plan: 'solo' }

interface Books<T> {
  subscriptions: ReadonlyMap<string, T>
  ledger: readonly { what: string }[]
}

/** `open`: lets the customer in. */
export function staged<T, B extends Books<T>, S extends { billing: Billing }>(
  shop: S & { peer: HttpPeer & { books: B & Books<T> } },
  open: (books: B) => Billed,
) {
  const { peer, billing } = shop
  closing.push(() => peer.close())
  const who = open(peer.books)
  return {
    ...shop,
    who,
    subscription: () => peer.books.subscriptions.get(who.subscription)!,
    what: () => peer.books.ledger.map((entry) => entry.what),
    make: (change: Change, by = key) => billing.change(who, change, by),
  }
}
