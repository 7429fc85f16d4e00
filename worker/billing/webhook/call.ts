import { timed } from '../../patience.ts'
import { BillingBarred, BillingBusy } from '../billing.ts'
import { waitOf } from '../retry-after.ts'
import { fetchFor, type Outside } from '../../webhooks/send.ts'
import { isLoopback } from '../../webhooks/address.ts'
import { signedHeaders, type Message } from '../../webhooks/signature.ts'
import type { Order, Question } from './messages.ts'
import type { WebhookAccess } from './settings.ts'

/** Bytes of an answer that are read; a longer one is none. */
const mostRead = 64 * 1024

/** Said by one who does not know the question; of an order it says nothing. */
export class NotUnderstood extends Error {}

export interface Calling {
  /** The parsed body of an answer that is a success. */
  ask(question: Question): Promise<unknown>
  tell(order: Order): Promise<unknown>
}

/** A receiver verifies both in the same way: what is signed is a JSON text, in the body or, for a question, in `payload`. */
export function callingBy({ url, secrets }: WebhookAccess, outside: Outside, now: () => number): Calling {
  const signed = async (message: Message, type?: string) => ({
    ...(await signedHeaders(message, secrets, now())),
    accept: 'application/json',
    ...(type && { 'content-type': type }),
  })
  return {
    async ask(question) {
      const body = JSON.stringify(question)
      const to = new URL(url)
      to.searchParams.set('payload', body)
      const headers = await signed({ id: `ask_${crypto.randomUUID()}`, body })
      return answerTo(to.href, { method: 'GET', headers }, outside)
    },
    async tell(order) {
      const body = JSON.stringify(order)
      // The same id on every try: whoever remembers ids needs no more.
      const headers = await signed({ id: order.data.key, body }, 'application/json')
      return answerTo(url, { method: 'POST', headers, body }, outside)
    },
  }
}

async function answerTo(url: string, init: RequestInit, outside: Outside): Promise<unknown> {
  const { protocol } = new URL(url)
  if (protocol !== 'https:' && !(outside.loopback && isLoopback(new URL(url))))
    throw new Error('billing by webhook is reached by https alone')
  return timed(outside.patience, async (signal) => {
    // A redirect would carry what is signed to somebody else.
    const response = await fetchFor(url, outside)(url, { ...init, redirect: 'manual', signal })
    const text = await textOf(response)
    if (!response.ok) throw faultOf(response.status, response.headers.get('retry-after'))
    return JSON.parse(text)
  })
}

const ofOtherForm = new Set([400, 404, 405, 422, 501])

/** Only an answer that was understood is a no: what is not found may be an address that was moved. */
function faultOf(status: number, retryAfter: string | null): Error {
  const said = `billing said ${status}`
  if (status === 401 || status === 403) return new BillingBarred(said)
  if (status === 409 || status === 429 || status === 503) return new BillingBusy(said, waitOf(retryAfter))
  return ofOtherForm.has(status) ? new NotUnderstood(said) : new Error(said)
}

async function textOf({ body }: Response): Promise<string> {
  const reader = body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  for (let size = 0; size <= mostRead;) {
    const { done, value } = await reader.read()
    if (done) return text
    size += value.length
    text += decoder.decode(value, { stream: true })
  }
  await reader.cancel()
  throw new Error('billing answered with more than 64 kB')
}
