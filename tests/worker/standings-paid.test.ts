/** What customers paid, asked beside how they stand (net value, statistics 2.2). */
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import type { Money } from '#shared/money.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { begin, callsAbout, customerObject, say, setFault, tenantObject } from './api.ts'
import { eventsOf } from './books.ts'

const price: Answer = { type: 'chose', options: ['price'] }
const yes: Answer = { type: 'accepted' }
const no: Answer = { type: 'declined' }
const leave: Answer = { type: 'leaving' }

const day = 86_400_000
const start = Date.parse('2027-01-10T12:00:00Z')

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await setFault('none')
})

const setPeer = (path: string, body: object) =>
  env.DEMO?.fetch(`http://demo/${path}`, { method: 'POST', body: JSON.stringify(body) })
const ring = (customer: string) => runDurableObjectAlarm(customerObject(customer))

async function talk(customer: string, ...answers: Answer[]): Promise<void> {
  let turn: Parameters<typeof say>[0] = await begin(customer)
  for (const given of answers) turn = await say(turn, given)
  await ring(customer)
}

type Seen = Event & { type: 'standing_seen' }
const seenOf = async (customer: string): Promise<Seen[]> =>
  (await eventsOf(customer)).filter((event): event is Seen => event.type === 'standing_seen')
const followedOf = async (customer: string) => {
  const all = { reason: null, outcome: null, from: null, until: null, after: null }
  return (await tenantObject().sessions(all)).find((row) => row.customer === customer)?.followed
}
/** Questions about money that reached billing. */
const asked = async (customer: string) =>
  (await callsAbout(customer)).filter((call) => call.startsWith('GET paid'))

const pays = (customer: string, paid: Money | null) => setPeer('paid', { customer, paid })
const paidOf = async (customer: string) => (await seenOf(customer)).map(({ day: of, paid }) => [of, paid])
const dollars = (amount: number) => ({ amount, currency: 'USD' })

async function seen(customer: string, ...days: number[]): Promise<void> {
  for (const after of days) {
    vi.setSystemTime(start + after * day)
    await ring(customer)
  }
}

it('is on the record of whoever was shown an offer, counted from the moment they saw it', async () => {
  await talk('payer', price, yes)
  await pays('payer', dollars(4900))
  await seen('payer', 30)
  await pays('payer', dollars(9800))
  await seen('payer', 60)
  expect(await paidOf('payer')).toEqual([
    [30, 4900],
    [60, 9800],
  ])
  expect((await followedOf('payer'))?.seen).toMatchObject([{ paid: 4900 }, { paid: 9800 }])
  const from = (await followedOf('payer'))?.from ?? ''
  expect(await asked('payer')).toEqual(
    Array.from({ length: 2 }, () => `GET paid?since=${encodeURIComponent(from)}`),
  )
})

it('is not asked of those who stayed without an offer', async () => {
  await talk('unoffered', leave, no)
  await seen('unoffered', 30)
  expect(await paidOf('unoffered')).toEqual([[30, undefined]])
  expect(await asked('unoffered')).toEqual([])
})

it('is left out where billing cannot say it, or says it in another currency; the standing is written all the same', async () => {
  const faults = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await talk('untold', price, yes)
  await pays('untold', null)
  await seen('untold', 30)
  await pays('untold', { amount: 4900, currency: 'EUR' })
  await seen('untold', 60)
  await setPeer('standing', { customer: 'untold', standing: null })
  await seen('untold', 90)
  expect(await paidOf('untold')).toEqual([30, 60, 90].map((of) => [of, undefined]))
  expect((await seenOf('untold')).map(({ standing }) => standing)).toEqual(['paying', 'paying', 'ended'])
  expect(faults).toHaveBeenCalledOnce()
})

it('of somebody who was erased nothing is asked', async () => {
  await talk('erased-payer', price, yes)
  await customerObject('erased-payer').erase({ tenant: 'demo', mode: 'live', customer: 'erased-payer' })
  await seen('erased-payer', 30)
  expect(await asked('erased-payer')).toEqual([])
})
