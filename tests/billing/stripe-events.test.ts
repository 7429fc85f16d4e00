/** A change at the fake Stripe comes to an address as a signed event, as Stripe's own would (T31). */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Stripe } from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { readStripe } from '#worker/billing/events/read.ts'
import { endFor, missPayment, payUp } from '../peers/stripe/events.ts'
import { open } from '../peers/stripe/shop.ts'
import { aStripe } from './stripe-harness.ts'

const secret = 'whsec_peer0000peer0000'
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

interface Came {
  body: string
  signature: string
}

/** A receiver on this machine. */
async function anAddress(): Promise<{ url: string; came: Came[] }> {
  const came: Came[] = []
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const body = (await request.setEncoding('utf8').toArray()).join('')
    came.push({ body, signature: String(request.headers['stripe-signature']) })
    response.writeHead(200).end()
  }
  const server = createServer((request, response) => void take(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, came }
}

const typesOf = (came: readonly Came[]) => came.map(({ body }) => (JSON.parse(body) as { type: string }).type)

/** A fake Stripe with one customer, and where it tells of them. */
async function aTold() {
  const { peer, clock, billing } = await aStripe()
  closing.push(() => peer.close())
  const who = open(peer.books)
  const { url, came } = await anAddress()
  const events = peer.sendEventsTo({
    secret,
    send: (body, headers) => fetch(url, { method: 'POST', body, headers }),
  })
  return { books: peer.books, clock, billing, who, came, events }
}

test('a change that we make is told as well, once, and nothing is told of a read (T31)', async () => {
  const { billing, who, came, events } = await aTold()
  await billing.facts(who)
  await billing.change(who, { type: 'cancel', endsOn: null }, 'session-1-7-0')
  await billing.subscription(who)
  await events.tell()
  await expect.poll(() => typesOf(came)).toEqual(['customer.subscription.updated'])
})

test('what happens there is told in order; the signature is good by Stripe’s own library (T31)', async () => {
  const { books, clock, billing, who, came, events } = await aTold()
  for (const happens of [missPayment, payUp, missPayment]) {
    happens(books, who.subscription)
    await events.tell()
    clock.pass(60_000)
  }
  expect(await billing.subscription(who)).not.toHaveProperty('endedBy')
  endFor(books, who.subscription, 'payment_failed')
  await events.tell()
  expect(typesOf(came)).toEqual([
    'invoice.payment_failed',
    'customer.subscription.updated',
    'invoice.paid',
    'customer.subscription.updated',
    'invoice.payment_failed',
    'customer.subscription.updated',
    'customer.subscription.deleted',
  ])
  for (const { body, signature } of came) {
    const event = await Stripe.webhooks.constructEventAsync(body, signature, secret, 86_400 * 3650)
    expect(readStripe(JSON.parse(body), { mode: 'test' })).toMatchObject({
      event: { id: event.id, subscription: who.subscription },
    })
  }
  expect(await billing.subscription(who)).toMatchObject({
    status: 'cancelling',
    over: true,
    endedBy: 'payment',
  })
})

test('an end that the customer wished for says so, and one that is to come does (T31)', async () => {
  const { peer, billing } = await aStripe()
  closing.push(() => peer.close())
  const [gone, going] = [open(peer.books), open(peer.books)]
  endFor(peer.books, gone.subscription, 'cancellation_requested')
  expect(await billing.subscription(gone)).toMatchObject({ endedBy: 'wish' })
  await billing.change(going, { type: 'cancel', endsOn: null }, 'session-2-7-0')
  expect(await billing.subscription(going)).toMatchObject({ endedBy: 'wish' })
})
