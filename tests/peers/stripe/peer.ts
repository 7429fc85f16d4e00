/**
 * A Stripe of our own for tests: it remembers, keeps a ledger, forgets idempotency keys after a day by its own clock,
 * and fails as told. Requests and its own answers are held to Stripe's description.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../../fixtures/a-clock.ts'
import { decoded } from '../form.ts'
import { httpPeer, type Answer, type HttpPeer, type Seen } from '../http-peer.ts'
import { Keys } from '../keys.ts'
import { bodyOf, type Body } from './body.ts'
import { Books, Refusal } from './books.ts'
import { note } from './event-list.ts'
import { Events, type Endpoint } from './events.ts'
import { expanded } from './expand.ts'
import { handled } from './routes.ts'
import { stripeSpec } from './spec.ts'
import { settle } from './time.ts'
import { version } from './version.ts'

type Mode = 'live' | 'test'
export const peerKeys: Record<Mode, string> = { live: 'rk_live_peer0000', test: 'rk_test_peer0000' }
export const peerKey = peerKeys.test

export interface StripePeer extends HttpPeer {
  books: Books
  /** From now on what changes is told there, signed, behind each answer. */
  sendEventsTo(endpoint: Endpoint): Events
}

/** `mode`: of its one key, and of all that it tells. */
export async function stripePeer(clock: Clock, mode: Mode = 'test'): Promise<StripePeer> {
  const books = new Books(clock)
  const keys = new Keys(clock)
  const spec = stripeSpec()
  let events: Events | null = null

  const keep = (seen: Seen, { status, body }: Answer) => {
    const key = keyOf(seen)
    if (key !== null) keys.keep(key, requestOf(seen), status, body)
  }

  /** What Stripe would answer; its work is done by then. */
  function answer(seen: Seen): Answer {
    const { method, path, body } = seen
    settle(books)
    const [route = '', query = ''] = path.split('?')
    const form = decoded(method === 'GET' || body === '' ? query : body)
    const key = keyOf(seen)
    if (key !== null && [...peer.waiting].some((other) => keyOf(other) === key)) return refusal(inUse)
    const before = key === null ? null : keys.find(key, requestOf(seen))
    if (before === 'differs') return refusal(new Refusal(undefined, undefined, 400, 'idempotency_error'))
    if (before) return { status: before.status, body: before.body }
    const problem = spec?.request(method.toLowerCase(), route, form)
    if (problem) return refusal(new Refusal('parameter_unknown', problem.param))
    const own = carriedOut(method, route, bodyOf(form), key)
    keep(seen, own)
    return own
  }

  function carriedOut(method: string, route: string, body: Body, key: string | null): Answer {
    try {
      const done = handled(books, method, route, body)
      if (method !== 'GET') note(books, { method, route, key }, done)
      const object = expanded(books, done, body.expand ?? [])
      const wrong = spec?.response(method.toLowerCase(), route, object)
      if (wrong) throw new Error(`the fake answers ${method} ${route} as Stripe never would: ${wrong}`)
      return {
        status: 200,
        body: JSON.stringify(object, (name, value) => (name === 'livemode' ? mode === 'live' : value)),
      }
    } catch (fault) {
      if (fault instanceof Refusal) return refusal(fault)
      throw fault
    }
  }

  const peer = await httpPeer(
    (seen, headers) => {
      // Behind the answer: that is said before anything else has its turn.
      queueMicrotask(() => void events?.tell())
      return doorway(headers, peerKeys[mode]) ?? answer(seen)
    },
    ({ method }) => method !== 'GET',
    keep,
  )
  return { ...peer, books, sendEventsTo: (endpoint) => (events = new Events(books, endpoint)) }
}

/** Only what is posted has one that Stripe remembers. */
export const keyOf = ({ method, headers = {} }: Seen): string | null =>
  method === 'POST' ? (headers['idempotency-key']?.toString() ?? null) : null

/** Another request with the same key is being worked on. */
const inUse = new Refusal('idempotency_key_in_use', undefined, 409, 'idempotency_error')

const requestOf = ({ method, path, body }: Seen): string => `${method} ${path} ${body}`

function refusal({ status, type, code, param }: Refusal): Answer {
  return { status, body: JSON.stringify({ error: { type, code, param, message: 'no' } }) }
}

/** Who has no key, or speaks of another version, comes no further. */
function doorway(headers: IncomingHttpHeaders, key: string): Answer | null {
  if (headers.authorization !== `Bearer ${key}`)
    return refusal(new Refusal(undefined, undefined, 401, 'authentication_error'))
  return headers['stripe-version'] === version ? null : refusal(new Refusal(undefined, 'Stripe-Version'))
}
