/** Events of billing as a tenant's own billing sends them, and what came of them. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Subscription } from '#shared/engine/change.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { signedHeaders } from '#worker/webhooks/signature.ts'
import { eventSecrets } from '../peers/test-settings.ts'
import { begin, customerObject, say, send, tenantObject } from './api.ts'
import { eventsOf } from './books.ts'

export interface Sent {
  id?: string
  /** After `/v1/billing-events/`. */
  to?: string
  secret?: string
  subscription?: string
  type?: string
  /** Milliseconds before now at which it was signed, and at which it happened. */
  signedAgo?: number
  ago?: number
  body?: string
}

/** Posts one event, signed. */
export async function post(sent: Sent = {}, headers: Record<string, string> = {}): Promise<Response> {
  const {
    id = crypto.randomUUID(),
    to = 'demo',
    secret = eventSecrets.demo,
    subscription = 'sub-nobody',
  } = sent
  const { type = 'subscription.changed', signedAgo = 0, ago = 0 } = sent
  const timestamp = new Date(Date.now() - ago).toISOString()
  const body = sent.body ?? JSON.stringify({ type, timestamp, data: { subscription } })
  const signed = await signedHeaders({ id, body }, [secret], Date.now() - signedAgo)
  const all = { 'content-type': 'application/json', ...signed, ...headers }
  return send(`/v1/billing-events/${to}`, { method: 'POST', body, headers: all })
}

export const tell = (customer: string, sent: Sent = {}): Promise<Response> =>
  post({ subscription: `sub-${customer}`, ...sent })

/** What a customer's subscription has come to at billing; null where it is no more. */
export const comesTo = (customer: string, standing: Partial<Subscription> | null) =>
  env.DEMO?.fetch('http://demo/standing', { method: 'POST', body: JSON.stringify({ customer, standing }) })

export const ring = (customer: string) => runDurableObjectAlarm(customerObject(customer))

/** A conversation from its beginning to its end, and its row at the tenant's. */
export async function talk(customer: string, ...answers: Answer[]): Promise<void> {
  let turn: Parameters<typeof say>[0] = await begin(customer)
  for (const given of answers) turn = await say(turn, given)
  await ring(customer)
}

export async function rowOf(customer: string, tenant = tenantObject()): Promise<SessionRow | undefined> {
  const all = { reason: null, outcome: null, from: null, until: null, after: null }
  return (await tenant.sessions(all)).find((row) => row.customer === customer)
}

type BillingTold = Event & { type: 'billing_told' }
export const toldOf = async (customer: string): Promise<BillingTold[]> =>
  (await eventsOf(customer)).filter((event): event is BillingTold => event.type === 'billing_told')

/** Waits for what is done behind the answer. */
export async function until<T>(look: () => Promise<T>, is: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look()
    if (is(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return look()
}

/** What is told of a customer, once there are so many. */
export const told = (customer: string, many: number): Promise<BillingTold[]> =>
  until(
    () => toldOf(customer),
    (found) => found.length >= many,
  )

/** Nothing waits any more, at the tenant's object or at the customers'. */
export async function tenantAndCustomersAreDone(...customers: string[]): Promise<void> {
  const waiting = async () => {
    const events = await runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
      storage.sql.exec('SELECT 1 FROM billing_events WHERE due IS NOT NULL').toArray(),
    )
    const changes = await Promise.all(customers.map(changesOf))
    return [events, ...changes].flat().length
  }
  const left = await until(waiting, (many) => many === 0)
  if (left > 0) throw new Error(`${left} still wait`)
}

export const changesOf = (customer: string) =>
  runInDurableObject(customerObject(customer), (_, { storage }) =>
    storage.sql.exec('SELECT subscription, attempts FROM billing_changes').toArray(),
  )
