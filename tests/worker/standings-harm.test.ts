/** Refunds and complaints, written down beside how a customer stands (guardrails, statistics 2.10). */
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import { begin, customerObject, say, setFault, tenantObject } from './api.ts'
import { eventsOf } from './books.ts'
import { push } from './facts-api.ts'

const price: Answer = { type: 'chose', options: ['price'] }
const yes: Answer = { type: 'accepted' }
const no: Answer = { type: 'declined' }
const leave: Answer = { type: 'leaving' }

const day = 86_400_000
const start = Date.parse('2027-01-10T12:00:00Z')
const on = (after: number) => new Date(start + after * day).toISOString()

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await setFault('none')
})

const ring = (customer: string) => runDurableObjectAlarm(customerObject(customer))

async function talk(customer: string, ...answers: Answer[]): Promise<void> {
  let turn: Parameters<typeof say>[0] = await begin(customer)
  for (const given of answers) turn = await say(turn, given)
  await ring(customer)
}

async function tells(customer: string, complaints: number, after: number): Promise<void> {
  vi.setSystemTime(start + after * day)
  expect((await push(customer, { complaints }, on(after))).status).toBe(200)
}

const pays = (customer: string, amount: number, refunded?: number) =>
  env.DEMO?.fetch('http://demo/paid', {
    method: 'POST',
    body: JSON.stringify({ customer, paid: { amount, currency: 'USD', refunded } }),
  })

async function seen(customer: string, ...days: number[]): Promise<void> {
  for (const after of days) {
    vi.setSystemTime(start + after * day)
    await ring(customer)
  }
}

const harmOf = async (customer: string) =>
  (await eventsOf(customer)).flatMap((event) => {
    if (event.type !== 'standing_seen') return []
    const { day: of, refunded, complaints } = event
    return [
      {
        day: of,
        ...(refunded !== undefined && { refunded }),
        ...(complaints !== undefined && { complaints }),
      },
    ]
  })

it('what was given back stands beside what was paid, where billing tells it', async () => {
  await talk('refunded', price, yes)
  await pays('refunded', 4900, 0)
  await seen('refunded', 30)
  await pays('refunded', 4000, 900)
  await seen('refunded', 60)
  await pays('refunded', 4000)
  await seen('refunded', 90)
  expect(await harmOf('refunded')).toEqual([
    { day: 30, refunded: 0 },
    { day: 60, refunded: 900 },
    { day: 90 },
  ])
})

it('complaints are written as they were told since; told before, or long ago, they are left out', async () => {
  await tells('complains', 5, -1)
  vi.setSystemTime(start)
  await talk('complains', price, yes)
  await seen('complains', 30)
  await tells('complains', 2, 50)
  await seen('complains', 60, 90)
  expect(await harmOf('complains')).toEqual([
    { day: 30, refunded: 0 },
    { day: 60, refunded: 0, complaints: 2 },
    { day: 90, refunded: 0 },
  ])
})

it('who stayed without an offer is compared with nobody, and no complaint is written', async () => {
  await talk('uncompared', leave, no)
  await tells('uncompared', 2, 29)
  await seen('uncompared', 30)
  expect(await harmOf('uncompared')).toEqual([{ day: 30 }])
})

it('the tenant hears both with the row of the session', async () => {
  await talk('both', price, yes)
  await tells('both', 1, 29)
  await pays('both', 4000, 900)
  await seen('both', 30)
  const all = { reason: null, outcome: null, from: null, until: null, after: null }
  const row = (await tenantObject().sessions(all)).find(({ customer }) => customer === 'both')
  expect(row?.followed?.seen).toMatchObject([{ paid: 4000, refunded: 900, complaints: 1 }])
})
