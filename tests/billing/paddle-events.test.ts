/** A change at the fake Paddle comes to an address as a signed event, as Paddle's own would (T31). */
import { expect, test } from 'vitest'
import { readPaddle } from '#worker/billing/events/read.ts'
import { isFromPaddle } from '#worker/billing/events/verify.ts'
import { day } from '../fixtures/a-clock.ts'
import { Events } from '../peers/paddle/events.ts'
import { cancelNow, takeBack } from './changes.ts'
import { stage } from './paddle-stage.ts'
import { key } from './stage.ts'

const secret = 'pdl_ntfset_01gkdqk_peer0000peer0000peer0000'

async function listened() {
  const stood = await stage()
  const came: { body: string; headers: Record<string, string> }[] = []
  const events = new Events(stood.peer.books, {
    secret,
    send: async (body, headers) => came.push({ body, headers }),
  })
  const arrived = ({ body, headers }: (typeof came)[number], now = stood.clock.now()) => ({
    body: Uint8Array.from(new TextEncoder().encode(body)),
    headers: new Headers(headers),
    path: null,
    now,
  })
  return { ...stood, came, events, arrived }
}

test('what happens there is told in order, signed, and about this subscription', async () => {
  const { make, clock, now, came, events, arrived, who } = await listened()
  await make(cancelNow, 'first-0-0')
  expect(await events.tell()).toEqual(['subscription.updated'])
  await make(takeBack, key)
  expect(await events.tell()).toEqual(['subscription.updated'])
  await make(cancelNow, 'third-0-0')
  clock.pass(30 * day)
  await now()
  expect(await events.tell()).toEqual(['subscription.canceled', 'subscription.updated'])
  expect(await events.tell()).toEqual([])
  for (const { body } of came)
    expect(readPaddle(JSON.parse(body))).toMatchObject({ event: { subscription: who.subscription } })
  expect(await isFromPaddle(arrived(came[2]!), [secret])).toBe(true)
  expect(await isFromPaddle(arrived({ ...came[2]!, body: `${came[2]!.body} ` }), [secret])).toBe(false)
  expect(await isFromPaddle(arrived(came[2]!), ['pdl_ntfset_another'])).toBe(false)
  clock.pass(301_000)
  expect(await isFromPaddle(arrived(came[2]!), [secret])).toBe(false)
})

test('sent again, it has the same id, and a signature that is good now', async () => {
  const { peer, clock, came, events, arrived } = await listened()
  const [subscription] = peer.books.subscriptions.values()
  const event = events.event('subscription.past_due', subscription!)
  await events.send(event)
  clock.pass(2 * day)
  await events.send(event)
  const [first, again] = came
  expect(readPaddle(JSON.parse(again!.body))).toEqual(readPaddle(JSON.parse(first!.body)))
  expect([
    await isFromPaddle(arrived(first!), [secret]),
    await isFromPaddle(arrived(again!), [secret]),
  ]).toEqual([false, true])
})

test('Subscription leaves out whose doing an end was: Paddle does not say', async () => {
  const { make, now } = await listened()
  await make(cancelNow)
  expect(await now()).not.toHaveProperty('endedBy')
})
