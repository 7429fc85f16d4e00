/**
 * A Paddle of our own for tests: it remembers, keeps a ledger, has no idempotency keys as Paddle has none, and fails as
 * told. Each request is held to the fields that Paddle's own node library has.
 */
import type { Clock } from '../../fixtures/a-clock.ts'
import { httpPeer, type HttpPeer, type Seen } from '../http-peer.ts'
import { Books, Refusal } from './books.ts'
import { handled, Page } from './routes.ts'
import { settle } from './time.ts'

const keyOf = (mode: 'live' | 'sdbx'): string => `pdl_${mode}_apikey_${'0'.repeat(26)}_${'p'.repeat(22)}_AAA`
export const peerKey = keyOf('sdbx')
export const liveKey = keyOf('live')

export interface PaddlePeer extends HttpPeer {
  books: Books
}

/** Only a preview changes nothing though it is no GET. */
const isWrite = ({ method, path }: Seen): boolean => method !== 'GET' && !path.endsWith('/preview')

export async function paddlePeer(clock: Clock, key = peerKey): Promise<PaddlePeer> {
  const books = new Books(clock)
  const peer = await httpPeer((request, headers) => {
    if (headers.authorization !== `Bearer ${key}`) return refusal(new Refusal('invalid_token', 403))
    if (headers['paddle-version'] !== '1') return refusal(new Refusal('bad_request'))
    return answered(books, request)
  }, isWrite)
  return { ...peer, books }
}

/** What Paddle would answer; its work is done by then. */
export function answered(books: Books, { method, path, body }: Seen): { status: number; body: string } {
  settle(books)
  const url = new URL(path, 'https://api.paddle.test')
  try {
    const data = handled(books, method, url, body === '' ? null : JSON.parse(body))
    const isNew = method === 'POST' && !url.pathname.startsWith('/subscriptions/')
    return { status: isNew ? 201 : 200, body: JSON.stringify(enveloped(data, url)) }
  } catch (fault) {
    if (fault instanceof Refusal) return refusal(fault)
    throw fault
  }
}

function enveloped(data: object, url: URL): object {
  const meta = { request_id: '00000000-0000-0000-0000-000000000000' }
  if (!(data instanceof Page)) return { data, meta }
  const per_page = Number(url.searchParams.get('per_page') ?? 10)
  const from = data.all.findIndex(({ id }) => id === url.searchParams.get('after')) + 1
  const page = data.all.slice(from, from + per_page)
  const next = new URL(url)
  next.searchParams.set('after', page.at(-1)?.id ?? '')
  const pagination = { per_page, next: next.href, has_more: from + per_page < data.all.length }
  return { data: page, meta: { ...meta, pagination } }
}

function refusal({ status, code }: Refusal): { status: number; body: string } {
  return { status, body: JSON.stringify({ error: { type: 'request_error', code, detail: 'no' } }) }
}
