/** The three calls. A try that brings no answer is made again with the same bytes, after growing pauses, until it is late. */
import type { Resumed, Turn } from '#shared/protocol/turn.ts'
import { isKnown, type Reply } from './conversation.ts'
import type { Order } from './options.ts'
import { findTicket, keepTicket } from './resume.ts'

/** What the worker refused has a status, and may bring the turn that is on the table. */
export type Refused = Error & { code?: string; status?: number; turn?: Turn }

export interface Transport {
  open: (late: Promise<never>) => Promise<Resumed>
  current: () => Promise<Resumed>
  /** The next turn; or where the conversation is now, when it was somewhere else than the answer thought. */
  answer: (body: string, late: Promise<never>) => Promise<Reply>
}

/**
 * The body of a good answer; a refusal is thrown, and so is a turn that only a newer chat can show. What is not JSON did
 * not come from our worker.
 */
const read = async (response: Response) => {
  const body = await response.json().catch(() => {
    throw new TypeError()
  })
  if (response.ok && isKnown(body.turn)) return body
  throw Object.assign(new Error(), body, { code: body.error ?? 'outdated', status: response.status })
}

/** `fetch` throws a TypeError when it gets no answer; 429 says *too many just now*. */
const isPassing = (error: Refused) => error instanceof TypeError || (error.status ?? 0) >= 429

const persist = async <T>(attempt: () => Promise<T>, late: Promise<never>): Promise<T> => {
  for (let pause = 0; ; pause = pause * 2 + 300) {
    const paused = new Promise((done) => setTimeout(done, pause))
    try {
      return await Promise.race([paused.then(attempt), late])
    } catch (error) {
      if (!isPassing(error as Refused)) throw error
    }
  }
}

export const createTransport = (order: Order): Transport => {
  let ticket = ''

  const call = (init?: RequestInit) =>
    fetch(new URL('v1/sessions/current', order.base), {
      ...init,
      headers: { authorization: `Bearer ${ticket}` },
    }).then(read)

  /** A begin takes up an open session. The ticket helps where the token is spent. */
  const open = async (): Promise<Resumed> => {
    const early = order.begun
    delete order.begun
    const [token, response] = (await early) ?? (await order.begin(order))
    const resumed = await read(response).catch((error) => {
      ticket = findTicket(token)
      if (!ticket || isPassing(error)) throw error
      return call()
    })
    ticket = resumed.ticket ?? ticket
    keepTicket(token, ticket)
    return resumed
  }

  return {
    open: (late) => persist(open, late),
    current: call,
    answer: (body, late) =>
      persist(() => call({ method: 'POST', keepalive: true, body }), late).catch((error: Refused) => {
        if (error.turn) return call()
        throw error
      }),
  }
}
