/** What an answer of Paddle’s comes to, and what never leaves us. */
import { describe, expect, test } from 'vitest'
import { BillingBarred, BillingBusy, BillingRefused } from '#worker/billing/billing.ts'
import { faults, refusals } from '../peers/paddle/faults.ts'
import { cancelNow } from './changes.ts'
import { key, stage, thirty } from './paddle-stage.ts'

describe('T21: what an answer comes to', () => {
  test.each([
    ['unknown key', BillingBarred],
    ['not allowed', BillingBarred],
    ['refused', BillingRefused],
    ['cannot pay', BillingRefused],
    ['held for its terms', BillingRefused],
  ] as const)('%s', async (name, kind) => {
    const { make, peer } = await stage()
    peer.failWrites(refusals[name])
    await expect(make(cancelNow)).rejects.toThrow(kind)
  })

  test.each([
    ['too many', null],
    ['too many, with a time', 60_000],
    ['charged too often', null],
    ['locked for its renewal', null],
    ['changed by another', null],
    ['locked by a change', null],
  ] as const)('%s asks us to come back', async (name, after) => {
    const { make, peer } = await stage()
    peer.failWrites(faults[name])
    const fault = await make(cancelNow).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(BillingBusy)
    expect((fault as BillingBusy).after).toBe(after)
  })

  test('an unknown subscription is gone; a no from between us and Paddle is none', async () => {
    const { make, peer, who, billing } = await stage()
    peer.books.subscriptions.delete(who.subscription)
    const fault = await billing.subscription(who).catch((error: unknown) => error)
    expect((fault as BillingRefused).isGone).toBe(true)
    peer.failAll({ act: false, answer: { status: 404, body: '<html>' } })
    await expect(make(cancelNow)).rejects.not.toBeInstanceOf(BillingRefused)
  })

  test('a redirect is not followed: it would take the key along', async () => {
    const { make, peer } = await stage()
    peer.failAll(refusals['elsewhere'])
    await expect(make(cancelNow)).rejects.not.toBeInstanceOf(BillingRefused)
    expect(peer.seen).toHaveLength(1)
  })
})

test('the version goes along with every request, and no idempotency key that Paddle would not heed', async () => {
  const { make, peer } = await stage()
  await make(thirty)
  // The peer refuses a request without the version.
  expect(peer.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'PATCH'])
})

test('T46: what Paddle or a customer wrote is in no error', async () => {
  const { make, peer } = await stage()
  const error = { type: 'request_error', code: 'x', detail: 'Noa Levi noa@example.test' }
  peer.failAll({ act: false, answer: { status: 400, body: JSON.stringify({ error }) } })
  const fault = (await make(cancelNow, key).catch((thrown: unknown) => thrown)) as Error
  expect(fault.message).toBe('Paddle said 400 x')
})
