/** The door of a peer that speaks HTTP on a free port of this machine: it lists what arrives, and fails as told. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export interface Answer {
  status: number
  body: string
  headers?: Record<string, string>
}

/**
 * `act`: the peer does the work. `answer`: `own` is what it would have said, `cut` breaks the line, `never` says nothing,
 * `half` stops in the middle.
 */
export interface Fault {
  act: boolean
  answer: Answer | 'own' | 'cut' | 'never' | 'half'
  /** The peer keeps this answer under the request's key and says it again. */
  kept?: boolean
  /** Milliseconds until it acts, and from then until it answers. */
  waits?: number
  lags?: number
}

export interface Seen {
  method: string
  path: string
  body: string
  /** As they arrived. */
  headers?: IncomingHttpHeaders
}

export interface HttpPeer {
  api: string
  /** Requests that arrived, in order. */
  seen: Seen[]
  /** Writes that arrived. */
  writes(): number
  /** The write that comes so many from now fails, once; the first is 1. */
  failAt(write: number, fault: Fault): void
  /** Every write fails from now on, or every request; null where none does any more. */
  failWrites(fault: Fault | null): void
  failAll(fault: Fault | null): void
  /** Tells from now on of each request behind the work on it, with what the peer said to it. */
  watch(each: (request: Seen, own: Answer) => void): void
  /** Requests that are here and not acted on yet. */
  waiting: ReadonlySet<Seen>
  close(): Promise<void>
}

/** `answer` does the work; `isWrite` tells what changes anything from what only looks; `keep` remembers a fault's answer. */
export async function httpPeer(
  answer: (request: Seen, headers: IncomingHttpHeaders) => Answer,
  isWrite: (request: Seen) => boolean,
  keep: (request: Seen, said: Answer) => void = () => {},
): Promise<HttpPeer> {
  const seen: Seen[] = []
  const writes = () => seen.filter(isWrite).length
  let planned: { at: number; fault: Fault } | null = null
  let writing: Fault | null = null
  let all: Fault | null = null
  let watching: (request: Seen, own: Answer) => void = () => {}
  const waiting = new Set<Seen>()

  const faultFor = (request: Seen): Fault | null => {
    if (all || !isWrite(request)) return all
    if (writing || planned?.at !== writes()) return writing
    const { fault } = planned
    planned = null
    return fault
  }

  async function waited(request: Seen, milliseconds: number | undefined): Promise<void> {
    if (milliseconds === undefined) return
    waiting.add(request)
    await delay(milliseconds)
    waiting.delete(request)
  }

  const server = createServer((request, response) => {
    const serve = async () => {
      const { method = '', url = '', headers } = request
      const one = { method, path: url, body: (await request.toArray()).join(''), headers }
      seen.push(one)
      const fault = faultFor(one)
      await waited(one, fault?.waits)
      const own = fault?.act === false ? null : answer(one, headers)
      if (own) watching(one, own)
      const said = fault && fault.answer !== 'own' ? fault.answer : own
      if (fault?.kept && typeof fault.answer === 'object') keep(one, fault.answer)
      if (fault?.lags !== undefined) await delay(fault.lags)
      if (said === 'never' || said === null) return
      if (said === 'cut') return void request.socket.destroy()
      say(response, said === 'half' ? halfOf(own) : said)
    }
    serve().catch((fault: unknown) => {
      response.writeHead(599).end()
      console.error(fault)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    api: `http://127.0.0.1:${port}`,
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
    watch: (each) => {
      watching = each
    },
    waiting,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function say(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body)
}

const halfOf = (own: Answer | null): Answer => ({
  status: 200,
  body: (own?.body ?? '').slice(0, (own?.body.length ?? 0) / 2),
})
