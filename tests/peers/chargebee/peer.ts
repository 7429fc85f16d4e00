/**
 * A Chargebee of our own for tests: it remembers, keeps a ledger, forgets idempotency keys after half an hour by its own
 * clock, and fails as told. A request with a field that Chargebee does not have fails the test.
 */
import type { Clock } from '../../fixtures/a-clock.ts'
import { httpPeer, type Answer, type HttpPeer, type Seen } from '../http-peer.ts'
import { Keys } from '../keys.ts'
import { Books } from './books.ts'
import { carriedOut, said } from './carried-out.ts'
import { settle } from './time.ts'

export const peerKey = 'test_peer0000'
export const liveKey = 'live_peer0000'
const window = 30 * 60_000

export interface ChargebeePeer extends HttpPeer {
  books: Books
}

export async function chargebeePeer(clock: Clock, apiKey = peerKey): Promise<ChargebeePeer> {
  const books = new Books(clock)
  const keys = new Keys(clock, window)
  const authorization = `Basic ${btoa(`${apiKey}:`)}`
  const keep = (seen: Seen, { status, body }: Answer) => {
    const key = keyOf(seen)
    if (key !== null) keys.keep(key, requestOf(seen), status, body)
  }
  const answer = (seen: Seen): Answer => {
    settle(books)
    if (seen.headers?.authorization !== authorization) return said(401, 'api_authentication_failed')
    const key = keyOf(seen)
    const before = key === null ? null : keys.find(key, requestOf(seen))
    if (before === 'differs') return said(400, 'duplicate_entry')
    if (before) return { ...before, headers: { 'chargebee-idempotency-replayed': 'true' } }
    const own = carriedOut(books, seen)
    keep(seen, own)
    return own
  }
  const peer = await httpPeer(answer, ({ method }) => method !== 'GET', keep)
  return { ...peer, books }
}

export function keyOf({ method, headers = {} }: Seen): string | null {
  const key = headers['chargebee-idempotency-key']?.toString() ?? null
  if (key !== null && key.length > 100) throw new Error('a key of Chargebee has a hundred characters at most')
  return method === 'POST' ? key : null
}

const requestOf = ({ method, path, body }: Seen): string => `${method} ${path} ${body}`
