import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, test, vi } from 'vitest'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { signOperator } from '#worker/identity/operator.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { day } from '../fixtures/a-clock.ts'
import { begin, customerObject, everything, say, send, tenantObject } from './api.ts'

const home = 'https://parley.test'

afterEach(() => {
  vi.useRealTimers()
})

const signedIn = async () => ({
  cookie: `parley_operator=${await signOperator('demo', env.PARLEY_SECRET, new Date())}`,
})
const look = async (path: string) => (await send(path, { headers: await signedIn() })).text()

async function rowOf(customer: string): Promise<SessionRow> {
  const find = async () =>
    (await tenantObject().sessions(everything)).find((row) => row.customer === customer)
  await expect.poll(find).toBeDefined()
  return (await find()) as SessionRow
}

async function write(row: SessionRow, field: string, text: string) {
  const headers = { ...(await signedIn()), origin: home }
  const path = `/console/sessions/${row.session}/notes`
  return send(path, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams({ field, text }),
  })
}

/** Left, with a word or without one. */
async function gone(customer: string, text: string | null) {
  let at: Parameters<typeof say>[0] = await begin(customer)
  if (text !== null) at = await say(at, { type: 'wrote', text })
  at = await say(at, { type: 'leaving' })
  await say(at, { type: 'accepted' })
  return rowOf(customer)
}

async function record(row: SessionRow) {
  const told = await customerObject(row.customer).record(row.session, 'en')
  if (!told.ok) throw new Error(told.code)
  return told
}

const stored = (customer: string, table: string) =>
  runInDurableObject(customerObject(customer), (_: Customer, state) =>
    JSON.stringify(state.storage.sql.exec(`SELECT * FROM ${table}`).toArray()),
  )

test('S0.28 what support writes stands on the record, is replaced, and its history is kept', async () => {
  const row = await gone('noted', 'too expensive')
  const before = await record(row)
  expect((await write(row, 'defects', 'Heron on the line')).status).toBe(303)
  expect((await write(row, 'defects', 'Two herons')).status).toBe(303)
  const after = await record(row)
  expect(after.resumed).toEqual(before.resumed)
  expect(sessionOf(after.events)).toEqual(sessionOf(before.events))
  expect(after.events.slice(before.events.length).map((event) => 'text' in event && event.text)).toEqual([
    'Heron on the line',
    'Two herons',
  ])
  const page = await look(`/console/sessions/${row.session}`)
  expect(page).toContain('Two herons</textarea>')
  expect(page).not.toContain('Heron on the line')
  expect(await look('/console/exits.csv')).toContain('"Two herons"')
  expect(await stored('noted', 'events')).not.toContain('heron')
  // Nothing of it goes to the tenant's object, so that it can be gone for good.
  const rows = await runInDurableObject(tenantObject(), (_, state) =>
    JSON.stringify(state.storage.sql.exec('SELECT * FROM sessions').toArray()),
  )
  expect(rows).not.toContain('heron')
  expect((await write(row, 'defects', '')).status).toBe(303)
  expect(await look(`/console/sessions/${row.session}`)).not.toContain('Two herons')
})

test('a note goes after a year, the customer’s words after 30 days, and the folds stay', async () => {
  const row = await gone('yearly', 'the ibis is too expensive')
  await write(row, 'wayBack', 'The egret')
  const began = Date.now()
  const before = (await record(row)).events
  vi.useFakeTimers({ toFake: ['Date'], now: began + 31 * day })
  await runDurableObjectAlarm(customerObject('yearly'))
  expect(await stored('yearly', 'words')).not.toContain('ibis')
  expect(await look(`/console/sessions/${row.session}`)).toContain('The egret')
  vi.setSystemTime(began + 366 * day)
  await runDurableObjectAlarm(customerObject('yearly'))
  expect(await stored('yearly', 'words')).toBe('[]')
  const after = await record(row)
  const then = after.events.slice(0, before.length)
  expect(sessionOf(then)).toEqual({ ...sessionOf(before), heard: null })
  expect(await look(`/console/sessions/${row.session}`)).toContain('no longer kept')
})

test('a note goes by itself where nothing else is to be done', async () => {
  const row = await gone('silent-note', null)
  await runInDurableObject(customerObject('silent-note'), (_: Customer, state) => state.storage.deleteAlarm())
  await write(row, 'drivers', 'Bored, one thinks')
  const alarm = await runInDurableObject(customerObject('silent-note'), (_: Customer, state) =>
    state.storage.getAlarm(),
  )
  expect(alarm).not.toBeNull()
  expect(alarm).toBeLessThan(Date.now() + 366 * day)
})

test('S1.15 exits with a wish are found, the others are not', async () => {
  await gone('wishing', 'I wish you had a family plan')
  await gone('grumbling', 'it never worked')
  const found = (await tenantObject().sessions({ ...everything, wish: true })).map(({ customer }) => customer)
  expect(found).toContain('wishing')
  expect(found).not.toContain('grumbling')
  const csv = await look('/console/exits.csv?wish=1')
  expect(csv).toContain('family plan')
  expect(csv).not.toContain('grumbling')
})

test('an exit that is nobody’s is not written on', async () => {
  const row = await gone('written', null)
  expect((await write({ ...row, session: 'nobody' }, 'defects', 'x')).status).toBe(404)
})
