/** T31: which secret an event is held to, by the word of who set this server up. */
import { describe, expect, test } from 'vitest'
import type { Arrived } from '#worker/billing/events/arrived.ts'
import { BillingEventSources, opened, type Source } from '#worker/billing/events/sources.ts'
import { open } from '../peers/chargebee/shop.ts'
import { signatureOf } from '../peers/stripe/events.ts'
import { aChargebee } from './chargebee-harness.ts'

const now = new Date('2026-11-05T10:00:00Z')
const [first, second] = ['whsec_first0000first0000', 'whsec_second000second000']
const stripe: Source = { provider: 'stripe', secretName: 'acme' }
const body = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  api_version: '2026-10-28.endive',
  created: now.getTime() / 1000,
  livemode: true,
  type: 'customer.subscription.deleted',
  data: { object: { id: 'sub_1' } },
})
const known = { event: { id: 'evt_1', subscription: 'sub_1', occurred: now.toISOString() } }

async function signed(by: string, path: string | null = null): Promise<Arrived> {
  const headers = new Headers({ 'stripe-signature': await signatureOf(body, [by], now.getTime() / 1000) })
  return { body: Uint8Array.from(new TextEncoder().encode(body)), headers, path, now }
}

test('one secret, or either of two while they change; another tenant’s is none (T31)', async () => {
  const all = JSON.stringify({ acme: first, both: [first, second], beside: second })
  expect(await opened(stripe, 'live', all, await signed(first))).toEqual(known)
  expect(await opened(stripe, 'live', all, await signed(second))).toBe(false)
  expect(await opened({ ...stripe, secretName: 'both' }, 'live', all, await signed(second))).toEqual(known)
})

test('an address has no part that is secret where what comes is signed (T31)', async () => {
  const all = JSON.stringify({ acme: first })
  expect(await opened(stripe, 'live', all, await signed(first, 'x'.repeat(30)))).toBe(false)
})

describe('a setting that is none lets nobody in, and what it says of it holds no secret (T31)', () => {
  test.each<[string, unknown]>([
    ['missing', {}],
    ['too short', { acme: 'whsec_short' }],
    ['three of them', { acme: [first, second, first] }],
    ['a login', { acme: { user: 'parley', password: first, path: 'p'.repeat(30) } }],
    ['a name that every object has', { constructor: first }],
  ])('%s', async (_, all) => {
    const fault = await opened(stripe, 'live', JSON.stringify(all), await signed(first)).catch(
      (one: unknown) => one,
    )
    expect(fault).toBeInstanceOf(Error)
    expect(String(fault)).toContain('acme')
    expect(String(fault)).not.toMatch(/whsec|parley/)
  })
})

test('Chargebee: by its login and its address (T31)', async () => {
  const login = { user: 'parley', password: 'p'.repeat(24), path: 'a'.repeat(30) }
  const source: Source = { provider: 'chargebee', secretName: 'acme' }
  const authorization = `Basic ${Buffer.from(`parley:${login.password}`).toString('base64')}`
  const event = {
    id: 'ev_1',
    api_version: 'v2',
    occurred_at: now.getTime() / 1000,
    event_type: 'subscription_cancelled',
    content: { subscription: { id: 'sub_1' } },
  }
  const arrived = (path: string | null): Arrived => ({
    body: Uint8Array.from(new TextEncoder().encode(JSON.stringify(event))),
    headers: new Headers({ authorization }),
    path,
    now,
  })
  const all = JSON.stringify({ acme: login })
  expect(await opened(source, 'live', all, arrived(login.path))).toMatchObject({
    event: { subscription: 'sub_1' },
  })
  expect(await opened(source, 'live', all, arrived(null))).toBe(false)
})

test('settings name a provider we know, and nothing more (T31)', () => {
  expect(BillingEventSources.safeParse({ live: stripe }).success).toBe(true)
  expect(BillingEventSources.safeParse({ live: { ...stripe, account: 'acct_1' } }).success).toBe(true)
  for (const wrong of [
    { live: { provider: 'demo', secretName: 'x' } },
    { staging: stripe },
    { live: { ...stripe, secret: first } },
  ])
    expect(BillingEventSources.safeParse(wrong).success).toBe(false)
})

test('an end for debt is told by Chargebee itself, when it is asked (T31)', async () => {
  const { peer, billing } = await aChargebee()
  const end = (reason?: string) =>
    open(peer.books, {
      tweak: (one) =>
        Object.assign(one, { status: 'cancelled', cancelled_at: peer.books.now, cancel_reason: reason }),
    })
  expect(await billing.subscription(end('not_paid'))).toMatchObject({
    status: 'cancelling',
    endedBy: 'payment',
  })
  expect(await billing.subscription(end('no_card'))).toMatchObject({ endedBy: 'payment' })
  expect(await billing.subscription(end())).not.toHaveProperty('endedBy')
  await peer.close()
})
