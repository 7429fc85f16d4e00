/** One customer at a fake Stripe of their own, and what was said and done there. */
import { afterEach } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { open, type Opening } from '../peers/stripe/shop.ts'
import { aStripe } from './stripe-harness.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

export const key = 'a3b9c1d2-0000-4000-8000-000000000001-7-0'
export const thirty = { type: 'discount', percent: 30, cycles: 3 } satisfies Change
export const smaller: Change = { type: 'plan_change', plan: 'solo' }

export async function stage(opening: Opening = {}) {
  const stripe = await aStripe()
  const { peer, billing } = stripe
  closing.push(() => peer.close())
  const who = open(peer.books, opening)
  const subscription = () => peer.books.subscriptions.get(who.subscription)!
  const what = () => peer.books.ledger.map((entry) => entry.what)
  const make = (change: Change, by = key) => billing.change(who, change, by)
  /** The first write to an address, as its fields. */
  const form = (path: RegExp) => {
    const one = peer.seen.find((request) => request.method !== 'GET' && path.test(request.path))
    return Object.fromEntries(new URLSearchParams(one?.body))
  }
  return { ...stripe, who, subscription, what, make, form }
}
