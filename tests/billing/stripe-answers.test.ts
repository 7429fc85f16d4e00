/** What an answer of Stripe’s comes to, and what never leaves us. */
import { describe, expect, test } from 'vitest'
import { BillingBarred, BillingBusy, BillingRefused } from '#worker/billing/billing.ts'
import { stripeBilling } from '#worker/billing/stripe/stripe.ts'
import { faults, refusals } from '../peers/stripe/faults.ts'
import { peerKey } from '../peers/stripe/peer.ts'
import { cancelNow } from './changes.ts'
import { key, stage } from './stripe-stage.ts'

describe('T21: what an answer comes to', () => {
  test.each([
    ['unknown key', BillingBarred],
    ['not allowed', BillingBarred],
    ['refused', BillingRefused],
    ['cannot pay', BillingRefused],
  ] as const)('%s', async (name, kind) => {
    const { make, peer } = await stage()
    peer.failWrites(refusals[name])
    await expect(make(cancelNow)).rejects.toThrow(kind)
  })

  test('a redirect is not followed: it would take the key along', async () => {
    const { make, peer } = await stage()
    peer.failAll(refusals['elsewhere'])
    const fault = await make(cancelNow).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(BillingRefused)
    expect(peer.seen).toHaveLength(1)
  })

  test.each([
    ['too many', null],
    ['too many, with a time', 7000],
    ['locked', null],
    ['in use', null],
  ] as const)('%s asks us to come back', async (name, after) => {
    const { make, peer } = await stage()
    peer.failWrites(faults[name])
    const fault = await make(cancelNow).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(BillingBusy)
    expect((fault as BillingBusy).after).toBe(after)
  })

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
    expect(new Set(writes.map(({ key, body }) => `${key} ${body}`)).size).toBe(1)
    expect(writes[0]?.key).toBe(`${key}:cancel`)
  })

  test('nothing of the other mode is believed', async () => {
    const { peer, settings, who, clock } = await stage()
    const access = { key: peerKey, mode: 'live', api: peer.api } as const
    const live = stripeBilling(settings, access, { now: () => clock.now() })
    await expect(live.facts(who)).rejects.toThrow(BillingBarred)
    await expect(live.change(who, cancelNow, key)).rejects.toThrow(BillingBarred)
    expect(peer.writes()).toBe(0)
  })

  test('T46: what Stripe or a customer wrote is in no error', async () => {
    const { make, peer } = await stage()
    const body = '{"error":{"type":"card_error","code":"x","message":"Noa Levi noa@example.test"}}'
    peer.failAll({ act: false, answer: { status: 402, body } })
    const fault = (await make(cancelNow).catch((error: unknown) => error)) as Error
    expect(fault.message).toBe('Stripe said 402 x')
  })
})
