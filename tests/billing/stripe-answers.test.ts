import { describe, expect, test } from 'vitest'
import { BillingBarred, BillingRefused } from '#worker/billing/billing.ts'
import { stripeBilling } from '#worker/billing/stripe/stripe.ts'
import { faults, refusals } from '../peers/stripe/faults.ts'
import { keyOf, peerKey } from '../peers/stripe/peer.ts'
import { answersComeTo } from './answers.ts'
import { cancelNow } from './changes.ts'
import { key } from './stage.ts'
import { stage } from './stripe-stage.ts'

answersComeTo({
  stage,
  faults,
  refusals,
  busy: [
    ['too many', null],
    ['too many, with a time', 7000],
    ['locked', null],
    ['in use', null],
  ],
  words: {
    status: 402,
    body: '{"error":{"type":"card_error","code":"x","message":"Noa Levi noa@example.test"}}',
  },
  error: 'Stripe said 402 x',
})

describe('T21: keys and modes', () => {
  test('a key that was used for other bytes is a no, and no new key is tried', async () => {
    const { make, peer } = await stage()
    peer.failWrites({ act: false, answer: { status: 400, body: '{"error":{"type":"idempotency_error"}}' } })
    await expect(make(cancelNow)).rejects.toThrow(BillingRefused)
    expect(peer.writes()).toBe(1)
  })

  test('the same bytes go under the same key, however often', async () => {
    const { make, peer } = await stage()
    peer.failWrites(faults['down'])
    for (let tries = 0; tries < 3; tries++) await make(cancelNow).catch(() => {})
    const writes = peer.seen.filter(({ method }) => method !== 'GET')
    expect(new Set(writes.map((one) => `${keyOf(one)} ${one.body}`)).size).toBe(1)
    expect(writes.map(keyOf)[0]).toBe(`${key}:cancel`)
  })

  test('nothing of the other mode is believed', async () => {
    const { peer, settings, who, clock } = await stage()
    const access = { key: peerKey, mode: 'live', api: peer.api } as const
    const live = stripeBilling(settings, access, { now: () => clock.now() })
    await expect(live.facts(who)).rejects.toThrow(BillingBarred)
    await expect(live.change(who, cancelNow, key)).rejects.toThrow(BillingBarred)
    expect(peer.writes()).toBe(0)
  })
})
