/** A change at the fake Stripe, told by a signed event, read again, recorded and credited, in the real runtime (T31). */
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { objectName } from '#worker/identity/object-name.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { aClock } from '../fixtures/a-clock.ts'
import { bodyOf } from '../peers/stripe/body.ts'
import { Books, Refusal } from '../peers/stripe/books.ts'
import { endFor, Events, missPayment } from '../peers/stripe/events.ts'
import { expanded } from '../peers/stripe/expand.ts'
import { decoded } from '../peers/form.ts'
import { handled } from '../peers/stripe/routes.ts'
import { open, stock } from '../peers/stripe/shop.ts'
import { eventSecrets, testTenants } from '../peers/test-settings.ts'
import { newKey, post, send } from './api.ts'
import { until } from './billing-events.ts'
import { rowOf } from './talks.ts'

const origin = 'https://stripe.test'
const keys: Record<string, string> | undefined = testTenants.find(({ id }) => id === 'stripe')?.keys
const clock = aClock(new Date().toISOString())
const books = new Books(clock)
stock(books)

const answers: [number, unknown][] = []
const events = new Events(books, {
  secret: eventSecrets.stripe,
  livemode: true,
  async send(body, headers) {
    const response = await send('/v1/billing-events/stripe', { method: 'POST', body, headers })
    answers.push([response.status, await response.json()])
  },
})

beforeEach(() => {
  answers.length = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (to, init) => {
    const request = new Request(to, init)
    const { pathname, search } = new URL(request.url)
    const body = bodyOf(decoded((await new Response(await request.arrayBuffer()).text()) || search))
    return answered(() => expanded(books, handled(books, request.method, pathname, body), body.expand ?? []))
  })
})

function answered(work: () => object): Response {
  try {
    return new Response(JSON.stringify(work()).replaceAll('"livemode":false', '"livemode":true'))
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    const { status, type, code } = fault
    return Response.json({ error: { type, code } }, { status })
  }
}

afterEach(() => {
  vi.restoreAllMocks()
})

const objectOf = (customer: string) => env.CUSTOMER.getByName(objectName('stripe', 'live', customer))
const toldOf = (customer: string) =>
  runInDurableObject(objectOf(customer), (_: Customer, { storage }) =>
    storage.sql
      .exec<{ body: string }>(
        `SELECT body FROM events WHERE type = 'billing_told' ORDER BY session, position`,
      )
      .toArray()
      .map(({ body }) => JSON.parse(body) as Event & { type: 'billing_told' }),
  )

/** Somebody who took an offer; what Parley told Stripe then is told back, and is no news. */
async function saved() {
  const who = open(books)
  const claims = { tenant: 'stripe', ...who, mode: 'live' } as const
  const token = await signToken(claims, { kid: 'stripe-1', secret: keys?.['stripe-1'] ?? '' }, new Date())
  const begun = await post('/v1/sessions', { token, locale: 'en', key: newKey() }, { origin })
  const { ticket, ...first }: Begun = await begun.json()
  let { turn } = first
  const say: Answer[] = [
    { type: 'chose', options: ['price'] },
    { type: 'chose', options: ['yes'] },
    { type: 'accepted' },
  ]
  for (const answer of say) {
    const headers = { origin, authorization: `Bearer ${ticket}` }
    const next: { turn: Turn } = await (
      await post('/v1/sessions/current', { turn: turn.number, answer }, headers)
    ).json()
    turn = next.turn
  }
  expect(turn.outcome).toBe('saved')
  await runDurableObjectAlarm(objectOf(who.customer))
  await events.tell()
  answers.length = 0
  return who
}

it('Stripe ends a subscription for a failed payment: event, read again, record, row (T31)', async () => {
  const { customer, subscription } = await saved()
  missPayment(books, subscription)
  expect(await events.tell()).toEqual(['invoice.payment_failed', 'customer.subscription.updated'])
  await until(
    () => toldOf(customer),
    (told) => told.length === 1,
  )
  clock.pass(2000)
  endFor(books, subscription, 'payment_failed')
  expect(await events.tell()).toEqual(['customer.subscription.deleted'])
  const told = await until(
    () => toldOf(customer),
    (found) => found.length === 2,
  )
  expect(answers).toEqual([1, 2, 3].map(() => [200, { kept: true }]))
  expect(told.map(({ what, standing, voluntary }) => [what, standing, voluntary])).toEqual([
    ['payment_failed', 'past_due', false],
    ['ended', 'ended', false],
  ])
  const occurred = new Date(books.now * 1000).toISOString()
  expect(told.at(-1)).toMatchObject({ occurred })
  const tenant = env.TENANT.getByName('stripe')
  const row = await until(
    () => rowOf(customer, tenant),
    (found) => found?.told?.what === 'ended',
  )
  expect(row).toMatchObject({
    outcome: 'saved',
    told: { standing: 'ended', voluntary: false, occurred },
  })
})

it('what an event says is not believed: nothing has ended where Stripe says that it goes on (T31)', async () => {
  const { customer, subscription } = await saved()
  const ended = { ...books.subscriptions.get(subscription), status: 'canceled' }
  await events.send(events.event('customer.subscription.deleted', ended))
  expect(answers).toEqual([[200, { kept: true }]])
  const waiting = () =>
    runInDurableObject(objectOf(customer), (_: Customer, { storage }) =>
      storage.sql.exec('SELECT 1 FROM billing_changes').toArray(),
    )
  await until(waiting, (rows) => rows.length === 0)
  expect(await toldOf(customer)).toEqual([])
})

it.each<[string, object, string]>([
  ['a version we do not know, which is said in the log', { api_version: '2024-06-20' }, 'version'],
  ['the other mode', { livemode: false }, 'mode'],
  ['another account', { account: 'acct_other' }, 'account'],
  ['a type we do not know', { type: 'charge.refunded' }, 'type'],
])('left alone, and Stripe need not send it again: %s (T31)', async (_, changes, ignored) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const object = books.subscriptions.get(open(books).subscription) ?? {}
  await events.send({ ...events.event('customer.subscription.updated', object), ...changes })
  expect(answers).toEqual([[200, { ignored }]])
  expect(said).toHaveBeenCalledTimes(ignored === 'version' ? 1 : 0)
})
