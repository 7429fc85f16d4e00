/** Events of billing as a tenant's own billing sends them, and what came of them. */
import { runInDurableObject } from 'cloudflare:test'
import type { Event } from '#shared/engine/events.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { signedHeaders } from '#worker/webhooks/signature.ts'
import { eventSecrets } from '../peers/test-settings.ts'
import { customerObject, eventsOf, send, tenantObject } from './api.ts'

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
