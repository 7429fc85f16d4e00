/** Tenants that bill by Chargebee or by themselves, in the real runtime; our fakes answer in the place of the network. */
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { aClock } from '../fixtures/a-clock.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { aSubscription } from '../fixtures/a-subscription.ts'
import { Books } from '../peers/chargebee/books.ts'
import { carriedOut } from '../peers/chargebee/carried-out.ts'
import * as chargebee from '../peers/chargebee/shop.ts'
import { homeMadeSecret, testTenants } from '../peers/test-settings.ts'
import { newKey, post } from './api.ts'

const books = new Books(aClock(new Date().toISOString()))
chargebee.stock(books)

interface Asked {
  request: Request
  body: string
}
let asked: Asked[] = []
let answer: (one: Asked) => object | { status: number; body: string } = () => ({})

beforeEach(() => {
  asked = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (to, init) => {
    const request = new Request(to, init)
    const one = { request, body: await new Response(await request.arrayBuffer()).text() }
    asked.push(one)
    return Response.json(answer(one))
  })
})

afterEach(() => {
  vi.restoreAllMocks()
})

async function begin(tenant: string, who: { customer: string; subscription: string }) {
  const keys: Record<string, string> = testTenants.find(({ id }) => id === tenant)?.keys ?? {}
  const kid = `${tenant}-1`
  const token = await signToken(
    { tenant, ...who, mode: 'live' },
    { kid, secret: keys[kid] ?? '' },
    new Date(),
  )
  const origin = `https://${tenant}.test`
  const begun: Begun = await (
    await post('/v1/sessions', { token, locale: 'en', key: newKey() }, { origin })
  ).json()
  return { ...begun, origin }
}

async function say({ ticket, turn, origin }: { ticket: string; turn: Turn; origin: string }, said: Answer) {
  const headers = { origin, authorization: `Bearer ${ticket}` }
  const response = await post('/v1/sessions/current', { turn: turn.number, answer: said }, headers)
  const body: { turn: Turn } = await response.json()
  return { ticket, origin, turn: body.turn }
}

it('T30: leaving by Chargebee is read back before it is called done', async () => {
  answer = ({ request, body }) => {
    const { pathname, search } = new URL(request.url)
    return JSON.parse(
      carriedOut(books, { method: request.method, path: pathname + search, body }).body,
    ) as object
  }
  const who = chargebee.open(books)
  const begun = await begin('chargebee', who)
  const ended = await say(await say(begun, { type: 'leaving' }), { type: 'accepted' })
  expect(ended.turn.outcome).toBe('cancelled')
  expect(books.subscriptions.get(who.subscription)?.status).toBe('non_renewing')
  const [first] = asked
  expect(new Set(asked.map(({ request }) => new URL(request.url).origin))).toEqual(
    new Set(['https://acme.chargebee.com']),
  )
  expect(first?.request.headers.get('authorization')).toBe(`Basic ${btoa('live_peer0000:')}`)
  expect(asked.at(-1)?.request.method).toBe('GET')
})

it('T30: leaving by a home-made billing is signed, told once and read back', async () => {
  let endsOn: string | null = null
  const periodEnd = '2099-01-31'
  answer = ({ request, body }) => {
    const text = request.method === 'POST' ? body : (new URL(request.url).searchParams.get('payload') ?? '')
    const headers = Object.fromEntries(request.headers)
    const { type } = new Webhook(homeMadeSecret).verify(text, headers) as { type: string }
    if (type === 'billing.effect') return { state: 'unknown' }
    if (type === 'billing.cancel') {
      endsOn = periodEnd
      return { state: 'done', reference: '1' }
    }
    return type === 'billing.facts' ? facts : subscription()
  }
  const price = { amount: 4900, currency: 'USD' }
  const unknown = { use: null, idleDays: null, potential: null, costToServe: null, place: null }
  const none = { anchor: false, openCases: 0, complaints: 0, smallerPlan: null, otherPeriod: null }
  const plan = { id: 'studio', name: 'Studio' }
  const now = { name: null, plan, period: 'month', price, since: null, periodEnd, status: 'active' }
  const facts = { ...now, ...none, ...unknown }
  const subscription = () =>
    aSubscription(aCustomer({ price, periodEnd }), {
      status: endsOn === null ? 'active' : 'cancelling',
      endsOn,
    })
  const begun = await begin('home-made', { customer: 'noa', subscription: 'noa-1' })
  const ended = await say(await say(begun, { type: 'leaving' }), { type: 'accepted' })
  expect(ended.turn.outcome).toBe('cancelled')
  const told = asked.filter(({ request }) => request.method === 'POST')
  expect(told).toHaveLength(1)
  expect(JSON.parse(told[0]?.body ?? '')).toMatchObject({
    type: 'billing.cancel',
    data: { mode: 'live', customer: 'noa', subscription: 'noa-1', change: { type: 'cancel' } },
  })
  expect(endsOn).toBe(periodEnd)
  const types = asked.map(({ request, body }) => body || new URL(request.url).searchParams.get('payload'))
  expect(types.at(-1)).toContain('billing.subscription')
})
