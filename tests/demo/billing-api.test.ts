/** The billing refuses strangers and nonsense, and a repeat with the same key changes nothing. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { billingApi } from '#worker/demo/billing-api.ts'
import type { DemoEnv } from '#worker/demo/desk.ts'
import { deskInMemory } from './desk-in-memory.ts'

const key = 'k'.repeat(43)
const env = { PARLEY_DEMO_KEY: key, DEMO_FAULTS: 'on' } as DemoEnv
let api: ReturnType<typeof billingApi>
const wait = vi.fn(async (_milliseconds: number) => {})

beforeEach(() => {
  wait.mockClear()
  const desk = deskInMemory()
  api = billingApi({ desk: () => desk, now: () => new Date('2026-11-22T10:00:00Z'), wait })
})

const off = { amount: 5000, currency: 'USD' }
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
  [
    'more than half off by amount',
    'mara',
    { type: 'discount', amount: { amount: 12_001, currency: 'USD' }, cycles: 1 },
    422,
  ],
  ['a discount both ways', 'mara', { type: 'discount', percent: 5, amount: off, cycles: 1 }, 422],
  ['an unknown change', 'mara', { type: 'gift' }, 422],
  ['a key too many', 'mara', { type: 'cancel', endsOn: null, refund: true }, 422],
] as const)('%s is refused', async (_, customer, body, status) => {
  expect((await change('k', body, customer)).status).toBe(status)
})

test('what was changed is there to be read back: an amount off, another period (S1.10)', async () => {
  await change('s-1-0', { type: 'discount', amount: off, cycles: 3 })
  await change('s-2-0', { type: 'continuation', period: 'year' }, 'tomas')
  const subscription = async (customer: string) =>
    (await call(`/customers/${customer}/subscription`)).json() as Promise<unknown>
  expect(await subscription('mara')).toMatchObject({ discount: { amount: off, cyclesLeft: 3 } })
  expect(await subscription('tomas')).toMatchObject({ period: 'month', nextPeriod: 'year' })
})

test('what was paid is told from a moment on; without one, or of nobody, it is not', async () => {
  const since = encodeURIComponent('2026-11-01T00:00:00.000Z')
  const paid = await call(`/customers/mara/paid?since=${since}`)
  expect(await paid.json()).toEqual({ amount: 0, currency: 'USD', refunded: 0 })
  expect((await call('/customers/mara/paid')).status).toBe(422)
  expect((await call(`/customers/nobody/paid?since=${since}`)).status).toBe(404)
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

describe('faults, where they may be made', () => {
  const fault = (mode: string) => call('/faults', { method: 'POST', body: JSON.stringify({ mode }) })
  const cancel = { type: 'cancel', endsOn: '2026-12-09' }

  test('down refuses everything, refuse only changes, ok nothing', async () => {
    expect((await fault('down')).status).toBe(204)
    expect((await call('/customers/mara')).status).toBe(503)
    await fault('refuse')
    expect([(await call('/customers/mara')).status, (await change('k', cancel)).status]).toEqual([200, 422])
    await fault('ok')
    expect((await change('k', cancel)).status).toBe(200)
  })

  test('slow does the work and answers late', async () => {
    await fault('slow')
    expect((await change('k', cancel)).status).toBe(200)
    expect(wait).toHaveBeenCalledWith(5000)
  })

  test('nobody makes them where they are not switched on', async () => {
    const headers = { authorization: `Bearer ${key}` }
    const init = { method: 'POST', headers, body: JSON.stringify({ mode: 'down' }) }
    const refused = await api.request('/faults', init, { ...env, DEMO_FAULTS: 'off' })
    expect(refused.status).toBe(404)
  })
})
