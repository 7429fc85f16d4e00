/** Erasing and access as a tenant's own server calls them, and a look at what two objects still hold. */
import { runInDurableObject } from 'cloudflare:test'
import type { Customer } from '#worker/customer/customer.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { apiKey } from '../peers/test-settings.ts'
import { customerObject, send, tenantObject } from './api.ts'

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
    .exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`)
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
