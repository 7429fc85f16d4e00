/** The billing refuses strangers and nonsense, and a repeat with the same key changes nothing. */
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, test } from 'vitest'
import { billingApi } from '#worker/demo/billing-api.ts'
import { Books, migrations } from '#worker/demo/books.ts'
import type { Desk, DemoEnv } from '#worker/demo/desk.ts'

const key = 'k'.repeat(43)
const env = { PARLEY_DEMO_KEY: key, DEMO_FAULTS: 'on' } as DemoEnv
let api: ReturnType<typeof billingApi>

/** The shop's own books on SQLite in memory; only the Durable Object around them is left out. */
function deskInMemory(): Desk {
  const database = new DatabaseSync(':memory:')
  migrations.forEach((migration) => database.exec(migration))
  const books = new Books({
    exec: (query, ...values) => {
      const rows = database.prepare(query).all(...values)
      return { toArray: () => rows }
    },
  })
  return {
    see: async (id, at) => books.see(id, at),
    change: async (id, idempotencyKey, change, at) => books.change(id, idempotencyKey, change, at),
    keep: async (id, at) => books.keep(id, at),
    receive: async (id, idempotencyKey, letter, at) => books.receive(id, idempotencyKey, letter, at),
    letters: async (id) => books.letters(id),
    startOver: async (at) => books.startOver(at),
    fault: async () => books.fault(),
    setFault: async (mode) => books.setFault(mode),
  }
}

beforeEach(() => {
  const desk = deskInMemory()
  api = billingApi({ desk: () => desk, now: () => new Date('2026-11-22T10:00:00Z'), wait: async () => {} })
})

const call = (path: string, init: RequestInit & { bearer?: string } = {}) => {
  const { bearer = key, ...rest } = init
  const headers = new Headers(rest.headers)
  if (bearer) headers.set('authorization', `Bearer ${bearer}`)
  return api.request(path, { ...rest, headers }, env)
}
const change = (idempotencyKey: string, body: unknown, customer = 'mara') =>
  call(`/customers/${customer}/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: JSON.stringify(body),
  })

describe('strangers', () => {
  test.each(['/customers/mara', '/customers/mara/subscription', '/faults', '/anything'])(
    '%s refuses them',
    async (path) => {
      for (const bearer of ['', 'x', `${key}x`]) expect((await call(path, { bearer })).status).toBe(401)
    },
  )
})

test('a repeat with the same key answers the same and changes nothing; another body is refused', async () => {
  const discount = { type: 'discount', percent: 30, cycles: 3 }
  const first = await change('s-1-0', discount)
  const again = await change('s-1-0', discount)
  expect([first.status, again.status]).toEqual([200, 200])
  expect(await again.text()).toBe(await first.text())
  expect((await change('s-1-0', { ...discount, percent: 50 })).status).toBe(409)
})

test.each([
  ['no such customer', 'nobody', { type: 'credit', amount: { amount: 1, currency: 'USD' } }, 404],
  ['more than half off', 'mara', { type: 'discount', percent: 51, cycles: 1 }, 422],
  ['an unknown change', 'mara', { type: 'gift' }, 422],
  ['a key too many', 'mara', { type: 'cancel', endsOn: null, refund: true }, 422],
] as const)('%s is refused', async (_, customer, body, status) => {
  expect((await change('k', body, customer)).status).toBe(status)
})

test('a letter sent twice with one key is one letter', async () => {
  const letter = { key: 'k', subject: 'Hello', text: 'You', locale: 'en' }
  for (let times = 0; times < 2; times++) {
    const sent = await call('/customers/mara/letters', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(letter),
    })
    expect(sent.status).toBe(204)
  }
})
