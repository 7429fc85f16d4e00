/** One customer at a fake Chargebee of their own, and what was said and done there. */
import { afterEach } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { open, type Opening } from '../peers/chargebee/shop.ts'
import { aChargebee } from './chargebee-harness.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

export const key = 'a3b9c1d2-0000-4000-8000-000000000001-7-0'
export const thirty = { type: 'discount', percent: 30, cycles: 3 } satisfies Change
export const smaller: Change = { type: 'plan_change', plan: 'solo' }

export async function stage(opening: Opening = {}) {
  const chargebee = await aChargebee()
  const { peer, billing } = chargebee
  closing.push(() => peer.close())
  const who = open(peer.books, opening)
  const subscription = () => {
    const one = peer.books.subscriptions.get(who.subscription)
    if (!one) throw new Error('the books have lost it')
    return one
  }
  const what = () => peer.books.ledger.map((entry) => entry.what)
  const make = (change: Change, by = key) => billing.change(who, change, by)
  /** Writes in order: the last part of each address, and its fields. */
  const written = () =>
    peer.seen
      .filter(({ method }) => method === 'POST')
      .map(
        ({ path, body }) => [path.split('/').at(-1), Object.fromEntries(new URLSearchParams(body))] as const,
      )
  return { ...chargebee, who, subscription, what, make, written }
}
