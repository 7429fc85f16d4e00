/** The one request before the first question: sent early by the loader, repeated by the chat. */
import type { BeginRequest } from '#shared/protocol/answer.ts'
import type { Order } from './options.ts'

/** A string body goes as text/plain, which spares the preflight. */
export const begin = async (order: Order): Promise<Response> => {
  const { token, locale, key } = order
  order.fetched = typeof token === 'string' ? token : await token()
  const request: BeginRequest = { token: order.fetched, locale, key }
  return fetch(new URL('v1/sessions', order.script.src), { method: 'POST', body: JSON.stringify(request) })
}
