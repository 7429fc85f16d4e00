/** T21: what every answer and every silence of a provider comes to, and how long is waited then. */
import { expect, test, vi } from 'vitest'
import { demoBilling } from '#worker/billing/demo.ts'
import { BillingBarred, BillingBusy, BillingRefused } from '#worker/billing/billing.ts'
import { faultOf } from '#worker/billing/stripe/answers.ts'
import { verdictOf, type Verdict } from '#worker/customer/classify.ts'
import { triedOf } from '#worker/customer/outbox.ts'
import { pauseAfter, pauseAsked } from '#worker/customer/pauses.ts'

const who = { customer: 'c', subscription: 's' }

/** What a call that ends so comes to. */
async function said(answer: () => Promise<Response>): Promise<Verdict['type'] | 'answered'> {
  const billing = demoBilling({ fetch: answer }, 'key')
  return billing.subscription(who).then(
    () => 'answered',
    (fault: unknown) => verdictOf(fault).type,
  )
}

const table: Record<string, [() => Promise<Response>, Verdict['type']]> = {
  'a 400': [async () => new Response('{}', { status: 400 }), 'refused'],
  'a 402': [async () => new Response('{}', { status: 402 }), 'refused'],
  'a 404': [async () => new Response('{}', { status: 404 }), 'refused'],
  'a 422': [async () => new Response('{}', { status: 422 }), 'refused'],
  'a 401': [async () => new Response('{}', { status: 401 }), 'barred'],
  'a 403': [async () => new Response('{}', { status: 403 }), 'barred'],
  'a 429': [async () => new Response('{}', { status: 429 }), 'busy'],
  'a 500': [async () => new Response('{}', { status: 500 }), 'unknown'],
  'a 502 of HTML': [async () => new Response('<html>', { status: 502 }), 'unknown'],
  'a 503': [async () => new Response('{}', { status: 503 }), 'unknown'],
  'HTML instead of JSON': [async () => new Response('<html>'), 'unknown'],
  'truncated JSON': [async () => new Response('{"plan":"studi'), 'unknown'],
  'a 200 with an error in it': [async () => Response.json({ error: 'no' }), 'unknown'],
  'a connection that is reset': [() => Promise.reject(new TypeError('reset')), 'unknown'],
  'a timeout': [() => Promise.reject(new DOMException('late', 'TimeoutError')), 'unknown'],
}

test.each(Object.entries(table))('T21 %s', async (_, [answer, is]) => {
  expect(await said(answer)).toBe(is)
})

const stripe = (type: string, code?: string) => ({ error: { type, ...(code && { code }) } })
test.each([
  [400, stripe('invalid_request_error'), 'refused'],
  [402, stripe('card_error', 'card_declined'), 'refused'],
  [404, stripe('invalid_request_error', 'resource_missing'), 'refused'],
  // T4: other parameters under the same key; a person looks, and no new key is made.
  [400, stripe('idempotency_error'), 'refused'],
  [401, stripe('invalid_request_error'), 'barred'],
  [403, stripe('invalid_request_error'), 'barred'],
  [409, stripe('invalid_request_error'), 'busy'],
  [429, stripe('invalid_request_error', 'lock_timeout'), 'busy'],
  [429, stripe('invalid_request_error', 'rate_limit'), 'busy'],
  [500, stripe('api_error'), 'unknown'],
  [404, undefined, 'unknown'],
] as const)('T21 Stripe’s %i with %j', (status, body, is) => {
  expect(verdictOf(faultOf({ status, retryAfter: null, body })).type).toBe(is)
})

test('T21 what each comes to: only a plain no ends it, and no entry calls a person', () => {
  expect(triedOf(new BillingRefused('no'))).toEqual({ type: 'failed', why: 'no' })
  expect(triedOf(new BillingBarred('who are you'))).toEqual({ type: 'stuck', why: 'barred' })
  expect(triedOf(new BillingBusy('later', 1_800_000))).toEqual({ type: 'again', after: 1_800_000 })
  expect(triedOf(new Error('anything'))).toEqual({ type: 'again' })
  expect(triedOf('not even an error')).toEqual({ type: 'again' })
})

test('T22 pauses grow from under a second to an hour, and a crowd does not return at once', () => {
  for (const chance of [0, 0.5, 0.999]) {
    const pauses = Array.from({ length: 40 }, (_, attempts) => pauseAfter(attempts, chance))
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses)
    expect(pauses[0]).toBeLessThanOrEqual(1000)
    expect(pauses.at(-1)).toBeLessThanOrEqual(3_600_000)
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(2_400_000)
  }
  vi.spyOn(Math, 'random').mockReturnValueOnce(0.1).mockReturnValueOnce(0.9)
  expect(pauseAfter(9)).not.toBe(pauseAfter(9))
})

test('T21 a provider that says how long it has no time is left alone for as long', () => {
  expect(pauseAsked(1_800_000, 0)).toBe(1_800_000)
  expect(pauseAsked(1_800_000, 0.999)).toBeLessThan(2_400_000)
  expect(pauseAsked(0, 0)).toBe(1000)
  expect(pauseAsked(9_999_000_000, 0)).toBe(86_400_000)
})
