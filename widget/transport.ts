/** The three calls. A try that brings no answer is made again with the same bytes, after growing pauses, until it is late. */
import type { Resumed, Turn } from '#shared/protocol/turn.ts'
import { begin } from './begin.ts'
import type { Order } from './options.ts'
import { findTicket, keepTicket } from './resume.ts'

/** A refusal of the worker has a status and may bring a turn; what is late has only a code. */
export type Coded = Error & { code?: string; status?: number; turn?: Turn }

export interface Transport {
  open: (late: Promise<never>) => Promise<Resumed>
  current: () => Promise<Resumed>
  answer: (body: string, late: Promise<never>) => Promise<Turn>
}

/** The body of a good answer; a refusal is thrown. What is not JSON did not come from our worker. */
const read = async (response: Response) => {
  const body = await response.json().catch(() => {
    throw new TypeError('not JSON')
  })
  if (response.ok) return body
  throw Object.assign(new Error(body.message), { code: body.error, turn: body.turn, status: response.status })
}

/** `fetch` throws a TypeError when it gets no answer. */
const isPassing = (error: Coded) => error instanceof TypeError || (error.status ?? 0) >= 500

const persist = async <T>(attempt: () => Promise<T>, late: Promise<never>): Promise<T> => {
  for (let pause = 300; ; pause *= 2) {
    try {
      return await Promise.race([attempt(), late])
    } catch (error) {
      if (!isPassing(error as Coded)) throw error
    }
    await Promise.race([new Promise((done) => setTimeout(done, pause)), late])
  }
}

export const createTransport = (order: Order): Transport => {
  let ticket: string | undefined

  const call = (init?: RequestInit) =>
    fetch(new URL('v1/sessions/current', order.base), {
      ...init,
      headers: { authorization: `Bearer ${ticket}` },
    }).then(read)

  /** A begin takes up an open session. The ticket helps where the token is spent. */
  const open = async (): Promise<Resumed> => {
    const early = order.begun
    order.begun = Promise.resolve()
    const [token, response] = (await early) ?? (await begin(order))
    const begun = await read(response).catch((error) => {
      ticket = findTicket(token)
      if (!ticket || isPassing(error)) throw error
      return call()
    })
    ticket = begun.ticket ?? ticket
    keepTicket(token, ticket!)
    return begun
  }

  return {
    open: (late) => persist(open, late),
    current: () => call(),
    answer: async (body, late) => (await persist(() => call({ method: 'POST', keepalive: true, body }), late)).turn,
  }
}
