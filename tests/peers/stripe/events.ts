/** Stripe's side of its webhooks: what changes in the books is told to an address, signed, each difference once. */
import { hmacHex } from '../hmac.ts'
import { sinceLast } from '../since-last.ts'
import type { Books } from './books.ts'
import { eventObject, type Happened } from './event-object.ts'
import type { SubscriptionObject } from './objects.ts'

export interface Endpoint {
  /** As Stripe shows it: `whsec_…`. */
  secret: string
  /** Posts it; what is answered is the receiver's business. */
  send: (body: string, headers: Record<string, string>) => Promise<unknown>
  livemode?: boolean
}

/** `Stripe-Signature` of a body, by each of these secrets. */
export async function signatureOf(
  body: string,
  secrets: readonly string[],
  seconds: number,
): Promise<string> {
  const marks = await Promise.all(secrets.map((secret) => hmacHex(secret, `${seconds}.${body}`)))
  return [`t=${seconds}`, ...marks.map((mark) => `v1=${mark}`)].join(',')
}

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
    const told = this.#subscriptions().flatMap(([before, now]) => changesOf(before, now))
    for (const { type, object, previous_attributes } of told)
      await this.send(this.event(type, object, previous_attributes))
    return told.map(({ type }) => type)
  }

  /** One event as Stripe makes it. */
  event(type: string, object: object, previous_attributes?: object) {
    const { livemode = false } = this.#endpoint
    const happened = { type, object, ...(previous_attributes && { previous_attributes }) }
    return { ...eventObject(this.#books.id('evt'), this.#books.now, happened, null), livemode }
  }

  /** Sent again, an event has the same id and bytes, and a signature of its own time. */
  async send(event: object): Promise<void> {
    const body = JSON.stringify(event)
    const signature = await signatureOf(body, [this.#endpoint.secret], this.#books.now)
    const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature }
    await this.#endpoint.send(body, headers)
  }
}

function changesOf(before: SubscriptionObject | undefined, now: SubscriptionObject): Happened[] {
  if (!before || JSON.stringify(before) === JSON.stringify(now)) return []
  if (now.status === 'canceled') return [{ type: 'customer.subscription.deleted', object: now }]
  const was = Object.entries(before).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name as keyof SubscriptionObject]),
  )
  const updated = { object: now, previous_attributes: Object.fromEntries(was) }
  return [...paymentsOf(before, now), { type: 'customer.subscription.updated', ...updated }]
}

function paymentsOf(before: SubscriptionObject, now: SubscriptionObject): Happened[] {
  const [was, is] = [before.status === 'past_due', now.status === 'past_due']
  if (was === is) return []
  return [{ type: is ? 'invoice.payment_failed' : 'invoice.paid', object: invoiceOf(now) }]
}

export const invoiceOf = ({ id, customer, created }: SubscriptionObject) => ({
  id: `in_${id}`,
  object: 'invoice',
  created,
  customer,
  parent: {
    quote_details: null,
    subscription_details: { metadata: {}, subscription: id },
    type: 'subscription_details',
  },
})

/** A renewal that was not paid. */
export function missPayment(books: Books, subscription: string): void {
  Object.assign(one(books, subscription), { status: 'past_due' })
}

/** It was paid after all. */
export function payUp(books: Books, subscription: string): void {
  Object.assign(one(books, subscription), { status: 'active' })
}

/** Stripe has tried for the last time, or the customer has left at the merchant's own pages. */
export function endFor(
  books: Books,
  subscription: string,
  reason: 'payment_failed' | 'cancellation_requested',
): void {
  const ending = one(books, subscription)
  Object.assign(ending, { status: 'canceled', ended_at: books.now, canceled_at: books.now })
  ending.cancellation_details.reason = reason
}

function one(books: Books, id: string): SubscriptionObject {
  const found = books.subscriptions.get(id)
  if (!found) throw new Error(`no subscription ${id}`)
  return found
}
