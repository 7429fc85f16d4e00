/** What Chargebee would do, and say; by itself, for tests that stand in the place of the network. */
import type { Answer, Seen } from '../http-peer.ts'
import { decoded } from '../form.ts'
import { Refusal, type Books } from './books.ts'
import { no } from './faults.ts'
import { handled } from './routes.ts'

export const said = (status: number, code: string): Answer => ({
  status,
  body: no(status, code, 'invalid_request'),
})

export function carriedOut(
  books: Books,
  { method, path, body }: Pick<Seen, 'method' | 'path' | 'body'>,
): Answer {
  const [route = '', query = ''] = path.replace(/^\/api\/v2/, '').split('?')
  try {
    const object = handled(books, method, route, decoded(method === 'GET' ? query : body))
    return { status: 200, body: JSON.stringify(object) }
  } catch (fault) {
    if (fault instanceof Refusal) return said(fault.status, fault.code)
    throw fault
  }
}
