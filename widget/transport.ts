/** The three calls. A try that brings no answer is made again with the same bytes, after growing pauses. */
import type { Begun, Resumed, Turn } from '#shared/protocol/turn.ts'
import { begin } from './begin.ts'
import type { Order } from './options.ts'
import { dropTicket, findTicket, keepTicket } from './resume.ts'

export type Coded = Error & { code?: string; status?: number; turn?: Turn }

export interface Transport {
  open: () => Promise<Resumed>
  current: () => Promise<Resumed>
  answer: (body: string) => Promise<Turn>
  /** Ends the present pause. */
  hurry: () => void
}

/** The body of a good answer; a refusal is thrown. What is not JSON did not come from our worker. */
const read = async (response: Response) => {
  const body = await response.json().catch(() => {
    throw new TypeError('not JSON')
  })
  if (response.ok) return body
  const { error: code, message, turn } = body
  throw Object.assign(new Error(message), { code, turn, status: response.status })
}

/** `fetch` throws a TypeError when it gets no answer. */
const worthRetrying = (error: Coded) => error instanceof TypeError || error.status === 429 || error.status! >= 500

export const createTransport = (order: Order, life: AbortSignal): Transport => {
  const { base } = order
  let ticket = ''
  let hurry = () => {}

  const rest = (milliseconds: number) =>
    new Promise<void>((done) => {
      hurry = done
      setTimeout(done, milliseconds)
    })

  const persist = async <T>(attempt: () => Promise<T>): Promise<T> => {
    for (let pause = 400; ; pause *= 2) {
      try {
        return await Promise.race([attempt(), rest(6000).then(() => Promise.reject(new TypeError('no answer')))])
      } catch (error) {
        if (life.aborted || !worthRetrying(error as Coded)) throw error
      }
      await rest(pause)
    }
  }

  const call = (init?: RequestInit) =>
    fetch(new URL('v1/sessions/current', base), { ...init, headers: { authorization: `Bearer ${ticket}` } }).then(read)

  const current = (): Promise<Resumed> => call()

  /** A begin takes up an open session. The ticket helps where the page has only a token that is spent. */
  const open = async (): Promise<Resumed> => {
    const early = order.begun
    order.begun = Promise.resolve()
    const [token, response] = (await early) ?? (await begin(order))
    try {
      const begun: Begun = await read(response)
      ticket = begun.ticket
      keepTicket(base, token, ticket)
      return begun
    } catch (error) {
      ticket = findTicket(base, token)
      if (!ticket || worthRetrying(error as Coded)) throw error
      dropTicket()
      const resumed = await current()
      keepTicket(base, token, ticket)
      return resumed
    }
  }

  return {
    open: () => persist(open),
    current,
    answer: (body) => persist(() => call({ method: 'POST', keepalive: true, body })).then(({ turn }) => turn),
    hurry: () => hurry(),
  }
}
