/** Erasing and access as a tenant's own server calls them, and a look at what two objects still hold. */
import { runInDurableObject } from 'cloudflare:test'
import type { Customer } from '#worker/customer/customer.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { expect, vi } from 'vitest'
import { apiKey } from '../peers/test-settings.ts'
import { begin, customerObject, everything, say, send, tenantObject } from './api.ts'
import { push } from './facts-api.ts'

const by = (key: string) => ({ headers: { authorization: `Bearer ${key}` } })
const path = (customer: string) => `/v1/customers/${encodeURIComponent(customer)}`

export interface Answer {
  customer: string
  mode: string
  done: boolean
  erased: Record<string, number>
  waiting: string[]
}

export async function erase(customer: string, key = apiKey): Promise<{ status: number; body: Answer }> {
  const response = await send(path(customer), { method: 'DELETE', ...by(key) })
  return { status: response.status, body: await response.json() }
}

export const record = (customer: string, key = apiKey): Promise<Response> =>
  send(`${path(customer)}/record`, by(key))

/** Everything that stands in the tables of an object, as one text. */
function dump({ storage }: DurableObjectState): string {
  const tables = storage.sql
    .exec<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`,
    )
    .toArray()
  return tables
    .map(({ name }) => `${name}: ${JSON.stringify(storage.sql.exec(`SELECT * FROM ${name}`).toArray())}`)
    .join('\n')
}

export const heldHere = (customer: string): Promise<string> =>
  runInDurableObject(customerObject(customer), (_: Customer, state) => dump(state))
export const heldThere = (): Promise<string> =>
  runInDurableObject(tenantObject(), (_: Tenant, state) => dump(state))

export const alarmOf = (customer: string): Promise<number | null> =>
  runInDurableObject(customerObject(customer), (_: Customer, { storage }) => storage.getAlarm())

/** A token's times are whole seconds: what is made in the second of an erasure counts as from before it. */
export const nextSecond = (): Promise<void> =>
  new Promise((done) => setTimeout(done, 1000 - (Date.now() % 1000)))

export const silence = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)
export const rows = () => tenantObject().sessions(everything)
const words = (customer: string) => `${customer} is fed up, says Planted Gil`

/** Tells all that can be told: facts, an address, words, a note, and a correction of what was read. */
export async function talkative(customer: string) {
  await push(customer, { use: 12, name: `Planted ${customer}` })
  const begun = await begin(customer, { email: `${customer}@planted.test` })
  const heard = await say(begun, { type: 'wrote', text: words(customer) })
  await say(await say(heard, { type: 'leaving' }), { type: 'accepted' })
  await expect.poll(async () => (await rows()).some((row) => row.customer === customer)).toBe(true)
  const row = (await rows()).find((one) => one.customer === customer)!
  const object = customerObject(customer)
  await object.note(row.session, { field: 'drivers', text: `Planted note on ${customer}`, by: 'op' })
  const told = await object.record(row.session, 'en')
  const of = told.ok ? told.events.findIndex(({ type }) => type === 'words_given') : -1
  expect(await object.correct(row.session, { of, intent: 'reason', reasons: ['service'], by: 'op' })).toEqual(
    { ok: true },
  )
  return { ...begun, session: row.session }
}
