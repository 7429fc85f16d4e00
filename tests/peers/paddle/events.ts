/** Paddle's side of its webhooks: what changes in the books is told to an address, signed, each difference once. */
import { hmacHex } from '../hmac.ts'
import { sinceLast } from '../since-last.ts'
import type { Books } from './books.ts'
import type { SubscriptionObject } from './objects.ts'

export interface Endpoint {
  /** As Paddle shows it: `pdl_ntfset_…`. */
  secret: string
  /** Posts it; what is answered is the receiver's business. */
  send: (body: string, headers: Record<string, string>) => Promise<unknown>
}

/** `Paddle-Signature` of a body. */
export const signatureOf = async (body: string, secret: string, seconds: number): Promise<string> =>
  `ts=${seconds};h1=${await hmacHex(secret, `${seconds}:${body}`)}`

export class Events {
  readonly #books: Books
  readonly #endpoint: Endpoint
  readonly #subscriptions: () => [before: SubscriptionObject | undefined, now: SubscriptionObject][]

  constructor(books: Books, endpoint: Endpoint) {
    this.#books = books
    this.#endpoint = endpoint
    this.#subscriptions = sinceLast(books.subscriptions)
  }

  /** Tells what has changed since it was called last. @returns the types told. */
  async tell(): Promise<string[]> {
    const told = this.#subscriptions().flatMap(([before, now]) =>
      typesOf(before, now).map((type) => this.event(type, now)),
    )
    for (const event of told) await this.send(event)
    return told.map(({ event_type }) => event_type)
  }

  /** One event as Paddle makes it: with no word of mode or version. */
  event(event_type: string, data: object, occurred_at = this.#books.text()) {
    const ids = { event_id: this.#books.id('evt'), notification_id: this.#books.id('ntf') }
    return { ...ids, event_type, occurred_at, data }
  }

  /** Sent again, an event has the same id and bytes, and a signature of its own time. */
  async send(event: object): Promise<void> {
    const body = JSON.stringify(event)
    const signature = await signatureOf(body, this.#endpoint.secret, Math.floor(this.#books.now / 1000))
    await this.#endpoint.send(body, { 'content-type': 'application/json', 'paddle-signature': signature })
  }
}

/** The one of its kind and the general one come together, of the same moment; an end that is laid has only the latter. */
function typesOf(before: SubscriptionObject | undefined, now: SubscriptionObject): string[] {
  if (!before || JSON.stringify(before) === JSON.stringify(now)) return []
  const { status } = now
  if (before.status === status) return ['subscription.updated']
  const resumed = status === 'active' && before.status === 'paused'
  const kind = resumed ? 'resumed' : status === 'active' ? 'activated' : status
  return [`subscription.${kind}`, 'subscription.updated']
}
