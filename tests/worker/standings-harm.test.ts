/** Refunds and complaints, written down beside how a customer stands (guardrails, statistics 2.10). */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { day } from '../fixtures/a-clock.ts'
import { leave, no, price, yes } from '../fixtures/answers.ts'
import { eventsOf } from './api.ts'
import { push } from './facts-api.ts'
import { at, eachFromStart, pass, rowOf, start, talk } from './talks.ts'

const on = (after: number) => new Date(start + after * day).toISOString()

eachFromStart()

async function tells(customer: string, complaints: number, after: number): Promise<void> {
  at(start + after * day)
  expect((await push(customer, { complaints }, on(after))).status).toBe(200)
}

const pays = (customer: string, amount: number, refunded?: number) =>
  env.DEMO?.fetch('http://demo/paid', {
    method: 'POST',
    body: JSON.stringify({ customer, paid: { amount, currency: 'USD', refunded } }),
  })

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
  await pass('refunded', 30)
  await pays('refunded', 4000, 900)
  await pass('refunded', 60)
  await pays('refunded', 4000)
  await pass('refunded', 90)
  expect(await harmOf('refunded')).toEqual([
    { day: 30, refunded: 0 },
    { day: 60, refunded: 900 },
    { day: 90 },
  ])
})

it('complaints are written as they were told since; told before, or long ago, they are left out', async () => {
  await tells('complains', 5, -1)
  at(start)
  await talk('complains', price, yes)
  await pass('complains', 30)
  await tells('complains', 2, 50)
  await pass('complains', 60, 90)
  expect(await harmOf('complains')).toEqual([
    { day: 30, refunded: 0 },
    { day: 60, refunded: 0, complaints: 2 },
    { day: 90, refunded: 0 },
  ])
})

it('who stayed without an offer is compared with nobody, and no complaint is written', async () => {
  await talk('uncompared', leave, no)
  await tells('uncompared', 2, 29)
  await pass('uncompared', 30)
  expect(await harmOf('uncompared')).toEqual([{ day: 30 }])
})

it('the tenant hears both with the row of the session', async () => {
  await talk('both', price, yes)
  await tells('both', 1, 29)
  await pays('both', 4000, 900)
  await pass('both', 30)
  expect((await rowOf('both'))?.followed?.seen).toMatchObject([{ paid: 4000, refunded: 900, complaints: 1 }])
})
