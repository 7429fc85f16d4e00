/** A tenant that bills by Stripe, in the real runtime; the books of our fake answer in the place of the network. */
import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import { objectName } from '#worker/identity/object-name.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { aClock } from '../fixtures/a-clock.ts'
import { bodyOf, type Body } from '../peers/stripe/body.ts'
import { Books, Refusal } from '../peers/stripe/books.ts'
import { expanded } from '../peers/stripe/expand.ts'
import { decoded } from '../peers/form.ts'
import { handled } from '../peers/stripe/routes.ts'
import { open, stock } from '../peers/stripe/shop.ts'
import { testTenants } from '../peers/test-settings.ts'
import { newKey, post } from './api.ts'

const origin = 'https://stripe.test'
const keys: Record<string, string> | undefined = testTenants.find(({ id }) => id === 'stripe')?.keys
const books = new Books(aClock(new Date().toISOString()))
stock(books)
let asked: Request[] = []

beforeEach(() => {
  asked = []
  books.ledger.length = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (to, init) => {
    const request = new Request(to, init)
    asked.push(request.clone())
    const { pathname, search } = new URL(request.url)
    const body = bodyOf(decoded((await new Response(await request.arrayBuffer()).text()) || search))
    const { status, json } = answered(request.method, pathname, body)
    return new Response(json.replaceAll('"livemode":false', '"livemode":true'), { status })
  })
})

afterEach(() => {
  vi.restoreAllMocks()
})

function answered(method: string, path: string, body: Body): { status: number; json: string } {
  try {
    const object = expanded(books, handled(books, method, path, body), body.expand ?? [])
    return { status: 200, json: JSON.stringify(object) }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    const { status, type, code } = fault
    return { status, json: JSON.stringify({ error: { type, code } }) }
  }
}

async function begin(mode: 'live' | 'test') {
  const who = { tenant: 'stripe', ...open(books), mode }
  const token = await signToken(who, { kid: 'stripe-1', secret: keys?.['stripe-1'] ?? '' }, new Date())
  const begun: Begun = await (
    await post('/v1/sessions', { token, locale: 'en', key: newKey() }, { origin })
  ).json()
  return { who, ...begun }
}

async function say({ ticket, turn }: { ticket: string; turn: Turn }, answer: Answer) {
  const headers = { origin, authorization: `Bearer ${ticket}` }
  const response = await post('/v1/sessions/current', { turn: turn.number, answer }, headers)
  const body: { turn: Turn } = await response.json()
  return { ticket, turn: body.turn }
}

it('facts, an offer and its effect come from Stripe, with the key and version of the tenant', async () => {
  const begun = await begin('live')
  // Nobody has said where they are, so the strictest law asks before anything is shown.
  const permitted = await say(begun, { type: 'chose', options: ['price'] })
  const offered = await say(permitted, { type: 'chose', options: ['yes'] })
  expect(JSON.stringify(offered.turn.input)).toContain('$39.20')
  const ended = await say(offered, { type: 'accepted' })
  expect(ended.turn.outcome).toBe('saved')
  expect(books.ledger.map(({ what }) => what)).toEqual(['coupon', 'discount'])
  expect(new Set(asked.map(({ url }) => new URL(url).origin))).toEqual(new Set(['https://api.stripe.com']))
  const [first] = asked
  expect(first?.headers.get('authorization')).toBe('Bearer rk_live_peer0000')
  expect(first?.headers.get('stripe-version')).toBe('2026-10-28.endive')
})

it('leaving is read back from Stripe before it is called done', async () => {
  const { who, ...begun } = await begin('live')
  const ended = await say(await say(begun, { type: 'leaving' }), { type: 'accepted' })
  expect(ended.turn.outcome).toBe('cancelled')
  expect(books.subscriptions.get(who.subscription)?.cancel_at_period_end).toBe(true)
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET'])
})

it('why they leave goes along in Stripe’s own words for it', async () => {
  const { who, ...begun } = await begin('live')
  const reason = await say(begun, { type: 'chose', options: ['price'] })
  await say(await say(reason, { type: 'leaving' }), { type: 'accepted' })
  expect(books.subscriptions.get(who.subscription)?.cancellation_details.feedback).toBe('too_expensive')
})

it('a test customer is never billed with a live key: no facts, no offers, and the way out stays', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { who, ...begun } = await begin('test')
  const asking = await say(begun, { type: 'chose', options: ['price'] })
  expect(asking.turn.input?.type).not.toBe('offer')
  const ended = await say(asking, { type: 'accepted' })
  expect(ended.turn.outcome).toBe('cancelled')
  await runDurableObjectAlarm(env.CUSTOMER.getByName(objectName('stripe', 'test', who.customer)))
  expect(asked).toEqual([])
  expect(JSON.stringify(said.mock.calls)).toMatch(/\\"where\\":\\"facts\\".*refuseOtherMode/)
  expect(JSON.stringify(said.mock.calls)).not.toContain('rk_live')
})
