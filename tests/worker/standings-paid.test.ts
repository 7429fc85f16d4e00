/** What customers paid, asked beside how they stand (net value, statistics 2.2). */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import type { Money } from '#shared/money.ts'
import { leave, no, price, yes } from '../fixtures/answers.ts'
import { callsAbout, comesTo, customerObject, eventsOf } from './api.ts'
import { silence } from './effects.ts'
import { eachFromStart, pass, rowOf, talk } from './talks.ts'

eachFromStart()

type Seen = Event & { type: 'standing_seen' }
const seenOf = async (customer: string): Promise<Seen[]> =>
  (await eventsOf(customer)).filter((event): event is Seen => event.type === 'standing_seen')
const followedOf = async (customer: string) => (await rowOf(customer))?.followed
/** Questions about money that reached billing. */
const asked = async (customer: string) =>
  (await callsAbout(customer)).filter((call) => call.startsWith('GET paid'))

const pays = (customer: string, paid: Money | null) =>
  env.DEMO?.fetch('http://demo/paid', { method: 'POST', body: JSON.stringify({ customer, paid }) })
const paidOf = async (customer: string) => (await seenOf(customer)).map(({ day: of, paid }) => [of, paid])
const dollars = (amount: number) => ({ amount, currency: 'USD' })

it('is on the record of whoever was shown an offer, counted from the moment they saw it', async () => {
  await talk('payer', price, yes)
  await pays('payer', dollars(4900))
  await pass('payer', 30)
  await pays('payer', dollars(9800))
  await pass('payer', 60)
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
  await pass('unoffered', 30)
  expect(await paidOf('unoffered')).toEqual([[30, undefined]])
  expect(await asked('unoffered')).toEqual([])
})

it('is left out where billing cannot say it, or says it in another currency; the standing is written all the same', async () => {
  const faults = silence()
  await talk('untold', price, yes)
  await pays('untold', null)
  await pass('untold', 30)
  await pays('untold', { amount: 4900, currency: 'EUR' })
  await pass('untold', 60)
  await comesTo('untold', null)
  await pass('untold', 90)
  expect(await paidOf('untold')).toEqual([30, 60, 90].map((of) => [of, undefined]))
  expect((await seenOf('untold')).map(({ standing }) => standing)).toEqual(['paying', 'paying', 'ended'])
  expect(faults).toHaveBeenCalledOnce()
})

it('of somebody who was erased nothing is asked', async () => {
  await talk('erased-payer', price, yes)
  await customerObject('erased-payer').erase({ tenant: 'demo', mode: 'live', customer: 'erased-payer' })
  await pass('erased-payer', 30)
  expect(await asked('erased-payer')).toEqual([])
})
