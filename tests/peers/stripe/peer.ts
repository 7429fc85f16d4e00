/**
 * A Stripe of our own for tests, on a free port of this machine: it remembers, keeps a ledger, forgets idempotency
 * keys after a day by its own clock, and fails as told. Requests and its own answers are held to Stripe's description.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../fixtures/a-clock.ts'
import { bodyOf } from './body.ts'
import { Books, Refusal } from './books.ts'
import { Events, type Endpoint } from './events.ts'
import { expanded } from './expand.ts'
import type { Fault } from './faults.ts'
import { decoded } from './form.ts'
import { Keys } from './keys.ts'
import { handled } from './routes.ts'
import { stripeSpec } from './spec.ts'
import { settle } from './time.ts'
import { version } from './version.ts'

export const peerKey = 'rk_test_peer0000'

export interface Seen {
  method: string
  path: string
  body: string
  key: string | null
}

export interface StripePeer {
  api: string
  books: Books
  /** Requests that arrived, in order. */
  seen: Seen[]
  /** Writes that arrived. */
  writes(): number
  /** The write that comes so many from now fails, once; the first is 1. */
  failAt(write: number, fault: Fault): void
  /** Every write fails from now on, or every request. */
  failWrites(fault: Fault): void
  failAll(fault: Fault): void
  /** From now on what changes is told there, signed, behind each answer. */
  sendEventsTo(endpoint: Endpoint): Events
  close(): Promise<void>
}

export async function stripePeer(clock: Clock): Promise<StripePeer> {
  const books = new Books(clock)
  const keys = new Keys(clock)
  const spec = stripeSpec()
  const seen: Seen[] = []
  const writes = () => seen.filter(({ method }) => method !== 'GET').length
  let planned: { at: number; fault: Fault } | null = null
  let writing: Fault | null = null
  let all: Fault | null = null
  let events: Events | null = null

  const faultFor = (method: string): Fault | null => {
    if (all || method === 'GET') return all
    if (writing || planned?.at !== writes()) return writing
    const { fault } = planned
    planned = null
    return fault
  }

  /** What Stripe would answer; its work is done by then. */
  function answer({ method, path, body, key }: Seen): { status: number; body: string } {
    settle(books)
    const [route = '', query = ''] = path.split('?')
    const form = decoded(method === 'GET' || body === '' ? query : body)
    const request = `${method} ${path} ${body}`
    const before = method === 'POST' && key !== null ? keys.find(key, request) : null
    if (before === 'differs') return refusal(new Refusal(undefined, undefined, 400, 'idempotency_error'))
    if (before) return { status: before.status, body: before.body }
    const problem = spec?.request(method.toLowerCase(), route, form)
    if (problem) return refusal(new Refusal('parameter_unknown', problem.param))
    const result = carriedOut(method, route, bodyOf(form))
    if (method === 'POST' && key !== null) keys.keep(key, request, result.status, result.body)
    return result
  }

  function carriedOut(method: string, route: string, body: ReturnType<typeof bodyOf>) {
    try {
      const object = expanded(books, handled(books, method, route, body), body.expand ?? [])
      const wrong = spec?.response(method.toLowerCase(), route, object)
      if (wrong) throw new Error(`the fake answers ${method} ${route} as Stripe never would: ${wrong}`)
      return { status: 200, body: JSON.stringify(object) }
    } catch (fault) {
      if (fault instanceof Refusal) return refusal(fault)
      throw fault
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    const body = (await request.toArray()).join('')
    const one = { method, path: url, body, key: headers['idempotency-key']?.toString() ?? null }
    seen.push(one)
    const fault = faultFor(method)
    const own = fault?.act === false ? null : (doorway(headers) ?? answer(one))
    const said = fault?.answer ?? own
    if (fault?.kept && one.key !== null && typeof fault.answer === 'object')
      keys.keep(one.key, `${method} ${url} ${body}`, fault.answer.status, fault.answer.body)
    if (said === 'never' || said === null) return
    if (said === 'cut') return void request.socket.destroy()
    if (said === 'half') return halfOf(response, own?.body ?? '')
    response.writeHead(said.status, {
      'content-type': 'application/json',
      ...headersOf(said),
    })
    response.end(said.body)
  }

  const server = createServer((request, response) => {
    const served = serve(request, response).catch((fault: unknown) => {
      response.writeHead(599).end()
      console.error(fault)
    })
    void served.then(() => events?.tell())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    api: `http://127.0.0.1:${port}`,
    books,
    seen,
    writes,
    failAt: (write, fault) => {
      planned = { at: writes() + write, fault }
    },
    failWrites: (fault) => {
      writing = fault
    },
    failAll: (fault) => {
      all = fault
    },
    sendEventsTo: (endpoint) => (events = new Events(books, endpoint)),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function refusal({ status, type, code, param }: Refusal): { status: number; body: string } {
  return { status, body: JSON.stringify({ error: { type, code, param, message: 'no' } }) }
}

/** Who has no key, or speaks of another version, comes no further. */
function doorway(headers: IncomingMessage['headers']): { status: number; body: string } | null {
  if (headers.authorization !== `Bearer ${peerKey}`)
    return refusal(new Refusal(undefined, undefined, 401, 'authentication_error'))
  return headers['stripe-version'] === version ? null : refusal(new Refusal(undefined, 'Stripe-Version'))
}

const headersOf = (said: object): Record<string, string> =>
  'headers' in said ? (said.headers as Record<string, string>) : {}

function halfOf(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(body.slice(0, body.length / 2))
}
