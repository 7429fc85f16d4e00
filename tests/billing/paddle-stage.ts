/** One customer at a fake Paddle of their own, and what was said and done there. */
import { afterEach } from 'vitest'
import type { Change } from '#shared/engine/change.ts'
import { open, type Opening } from '../peers/paddle/shop.ts'
import { aPaddle } from './paddle-harness.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

export const key = 'a3b9c1d2-0000-4000-8000-000000000001-7-0'
export const thirty = { type: 'discount', percent: 30, cycles: 3 } satisfies Change
export const smaller: Change = { type: 'plan_change', plan: 'solo' }
export const byYear: Change = { type: 'continuation', period: 'year' }
export const money = (amount: number, currency = 'USD') => ({ amount, currency })
export const credit = (amount: number): Change => ({ type: 'credit', amount: money(amount) })

export async function stage(opening: Opening = {}, more: object = {}) {
  const paddle = await aPaddle(more)
  const { peer, billing } = paddle
  closing.push(() => peer.close())
  const who = open(peer.books, opening)
  const subscription = () => peer.books.subscriptions.get(who.subscription)!
  const what = () => peer.books.ledger.map((entry) => entry.what)
  const make = (change: Change, by = key) => billing.change(who, change, by)
  const now = () => billing.subscription(who)
  /** The bodies of the writes that arrived, previews left out. */
  const bodies = () =>
    peer.seen
      .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/preview'))
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
  return { ...paddle, who, subscription, what, make, now, bodies }
}
