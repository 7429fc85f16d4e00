/** What Stripe lists of the requests that were carried out: an event each, without what was there before. */
import type { Books } from './books.ts'
import { eventObject } from './event-object.ts'

interface Asked {
  method: string
  route: string
  /** Its idempotency key, where it had one. */
  key: string | null
}

interface Done {
  id: string
  object: string
  status?: string
}

/** By the kind of an object, the family of its events. */
const families: Readonly<Record<string, string>> = {
  customer: 'customer',
  subscription: 'customer.subscription',
}

/** `done`: what the request is answered with. Of an entry on a balance no event is documented. */
export function note(books: Books, asked: Asked, done: object): void {
  const made = done as Done
  if (made.object === 'customer_balance_transaction') return
  const type = `${families[made.object] ?? made.object}.${verbOf(asked, made)}`
  const happened = { type, object: structuredClone(done) }
  books.events.push(eventObject(books.id('evt'), books.now, happened, asked.key))
}

function verbOf({ method, route }: Asked, { status }: Done): string {
  // One that was never paid is only said to be over.
  if (method === 'DELETE') return status === 'incomplete_expired' ? 'updated' : 'deleted'
  if (route.endsWith('/release')) return 'released'
  return /^\/v1\/\w+$/.test(route) ? 'created' : 'updated'
}
