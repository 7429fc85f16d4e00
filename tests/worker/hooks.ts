/** Webhooks in an object of their own, with a clock that a test moves and a receiver that listens on loopback. */
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { inject } from 'vitest'
import type { WebhookType } from '#shared/webhooks/events.ts'
import type { Told } from '#shared/webhooks/told.ts'
import type { Letter } from '#worker/notify/notifier.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import type { Surroundings } from '#worker/webhooks/outside.ts'
import { Webhooks, type Done } from '#worker/webhooks/webhooks.ts'
import type { Manner, Received } from '../peers/webhook-sink.ts'

/** One address of the receiver. */
export class Box {
  readonly url = `${inject('sink')}/${crypto.randomUUID()}`

  async behave(manner: Manner): Promise<void> {
    await fetch(this.url, { method: 'PUT', body: JSON.stringify(manner) })
  }

  async read(): Promise<{ received: Received[]; taken: number }> {
    return (await fetch(this.url)).json()
  }

  async received(): Promise<Received[]> {
    return (await this.read()).received
  }
}

export interface World {
  hooks: Webhooks
  around: Surroundings
  clock: { now: number }
  letters: Letter[]
  sql: SqlStorage
  /** An endpoint for everything, with the secret it was given. */
  add: (
    url: string,
    more?: { owner?: string; types?: WebhookType[] },
  ) => Promise<{ id: string; secret: string }>
  /** Moves the clock to when something is due, runs it, and says what the clock then shows; null where nothing is. */
  tick: () => Promise<number | null>
}

const everything: WebhookType[] = ['session.saved', 'session.cancelled', 'offer.declined', 'case.opened']

export const begun = Date.parse('2026-11-05T10:00:00Z')

/** A fresh object for each. */
export const inWorld = <T>(
  use: (world: World) => Promise<T>,
  changed: Partial<Surroundings> = {},
): Promise<T> => {
  const object = env.TENANT.getByName(`hooks-${crypto.randomUUID()}`)
  return runInDurableObject(object, (_: Tenant, { storage }) => use(worldOn(storage, changed)))
}

export function worldOn(storage: DurableObjectStorage, changed: Partial<Surroundings> = {}): World {
  const clock = { now: begun }
  const letters: Letter[] = []
  const outside = (url: string, init: RequestInit) => fetch(url, init)
  const around: Surroundings = {
    fetch: outside,
    fetchHere: outside,
    loopback: true,
    patience: 500,
    now: () => clock.now,
    chance: () => 0,
    secret: 's'.repeat(43),
    write: async (_, letter) => void letters.push(letter),
    host: null,
    ...changed,
  }
  const hooks = new Webhooks(storage, around)
  const add: World['add'] = async (url, { owner, types = everything } = {}) => {
    const id = crypto.randomUUID()
    const wanted = {
      id,
      tenant: 'demo',
      url,
      types,
      mode: 'live',
      owner: owner ?? null,
      language: 'en',
      own: [],
    } as const
    const made = await hooks.does({ type: 'add', ...wanted, types: [...types], own: [] })
    return { id, secret: secretOf(made) }
  }
  const tick = async () => {
    const due = nextTry(storage.sql)
    if (due === null) return null
    clock.now = Math.max(clock.now, due)
    await hooks.run()
    return clock.now
  }
  return { hooks, around, clock, letters, sql: storage.sql, add, tick }
}

export function secretOf(made: Done): string {
  if (!made.ok || made.secret === null) throw new Error(`no secret: ${JSON.stringify(made)}`)
  return made.secret
}

/** As `nextDue`, without the day on which old messages go. */
const nextTry = (sql: SqlStorage): number | null =>
  sql
    .exec<{ at: number | null }>(
      `SELECT min(due) AS at FROM webhook_deliveries WHERE state = 'waiting'
       AND (by_hand > 0 OR endpoint IN (SELECT id FROM webhook_endpoints WHERE is_on = 1))`,
    )
    .one().at

/** What a session has to tell; `n` is its place in the session. */
export function told(session: string, n = 0, customer = 'customer-1', at = begun): Told {
  const who = { session, customer, subscription: 'sub-1', mode: 'live', tier: 'standard' } as const
  const data = { ...who, reasons: ['price'], endsOn: null }
  const event = { type: 'session.cancelled', timestamp: new Date(at).toISOString(), data } as const
  return { key: `${session}-${n}`, lane: session, customer, mode: 'live', event }
}
