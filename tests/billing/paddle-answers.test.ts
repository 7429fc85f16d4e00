import { expect, test } from 'vitest'
import { BillingRefused } from '#worker/billing/billing.ts'
import { faults, refusals } from '../peers/paddle/faults.ts'
import { answersComeTo } from './answers.ts'
import { cancelNow } from './changes.ts'
import { stage } from './paddle-stage.ts'
import { thirty } from './stage.ts'

answersComeTo({
  stage,
  faults,
  refusals,
  no: [['held for its terms', BillingRefused]],
  busy: [
    ['too many', null],
    ['too many, with a time', 60_000],
    ['charged too often', null],
    ['locked for its renewal', null],
    ['changed by another', null],
    ['locked by a change', null],
  ],
  words: {
    status: 400,
    body: '{"error":{"type":"request_error","code":"x","detail":"Noa Levi noa@example.test"}}',
  },
  error: 'Paddle said 400 x',
})

test('T21: an unknown subscription is gone; a no from between us and Paddle is none', async () => {
  const { make, peer, who, billing } = await stage()
  peer.books.subscriptions.delete(who.subscription)
  const fault = await billing.subscription(who).catch((error: unknown) => error)
  expect((fault as BillingRefused).isGone).toBe(true)
  peer.failAll({ act: false, answer: { status: 404, body: '<html>' } })
  await expect(make(cancelNow)).rejects.not.toBeInstanceOf(BillingRefused)
})

test('the version goes along with every request, and no idempotency key that Paddle would not heed', async () => {
  const { make, peer } = await stage()
  await make(thirty)
  // The peer refuses a request without the version.
  expect(peer.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'PATCH'])
})
