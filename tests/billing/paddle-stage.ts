import type { Change } from '#shared/engine/change.ts'
import { open, type Opening } from '../peers/paddle/shop.ts'
import { aPaddle } from './paddle-harness.ts'
import { staged } from './stage.ts'

export const byYear: Change = { type: 'continuation', period: 'year' }
export const money = (amount: number, currency = 'USD') => ({ amount, currency })
export const credit = (amount: number): Change => ({ type: 'credit', amount: money(amount) })

export async function stage(opening: Opening = {}, more: object = {}) {
  const stood = staged(await aPaddle(more), (books) => open(books, opening))
  const now = () => stood.billing.subscription(stood.who)
  /** The bodies of the writes that arrived, previews left out. */
  const bodies = () =>
    stood.peer.seen
      .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/preview'))
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
  return { ...stood, now, bodies }
}
