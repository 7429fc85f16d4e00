/** The one request before the first question: sent early by the loader, repeated where the chat asks for it. */
import type { Answered, Order } from './options.ts'

/** A string body goes as text/plain, which spares the preflight. */
export const begin = async ({ token: given, base, locale, key }: Order): Promise<Answered> => {
  const token = typeof given === 'string' ? given : await given()
  const body = JSON.stringify({ token, locale, key })
  return [token, await fetch(new URL('v1/sessions', base), { method: 'POST', body })]
}
