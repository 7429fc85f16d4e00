/** Reads what the objects of a data folder have stored, and writes nothing there. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Event } from '#shared/engine/events.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Asked, Exposure, Log, Rows } from './evidence.ts'
import { tenantOfSubscription, tenants, type TenantId } from './plan.ts'

type Row = Record<string, string | number | null>

const filesOf = (folder: string, object: 'Customer' | 'Tenant'): string[] => {
  const at = join(folder, 'parley', `parley-${object}`)
  return readdirSync(at)
    .filter((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
    .map((name) => join(at, name))
}

function reading<T>(file: string, read: (all: (query: string) => Row[]) => T): T {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    return read((query) => database.prepare(query).all() as Row[])
  } finally {
    database.close()
  }
}

const has = (all: (query: string) => Row[], table: string): boolean =>
  all(`SELECT 1 FROM sqlite_master WHERE name = '${table}'`).length > 0

export function logsIn(folder: string): Log[] {
  return filesOf(folder, 'Customer').map((file) =>
    reading(file, (all) => {
      if (!has(all, 'events')) return { sessions: [], outbox: [], exposures: [] }
      const sessions = new Map<string, Event[]>()
      const query = `SELECT e.session, e.body, w.text FROM events e LEFT JOIN words w USING (session, position)
        ORDER BY e.session, e.position`
      for (const { session, body, text } of all(query)) {
        const event = JSON.parse(String(body)) as Event
        const whole = text === null ? event : ({ ...event, text } as Event)
        sessions.set(String(session), [...(sessions.get(String(session)) ?? []), whole])
      }
      const outbox = all('SELECT key, session, subscription, lane, state, effect FROM outbox ORDER BY place')
      const exposures = exposuresIn(all)
      return { sessions: [...sessions.values()], outbox: outbox.map(askedIn), exposures }
    }),
  )
}

const askedIn = (row: Row): Asked =>
  ({ ...row, effect: JSON.parse(String(row['effect'])) }) as unknown as Asked

const exposuresIn = (all: (query: string) => Row[]): Exposure[] =>
  all('SELECT experiment, phase, arm, session FROM exposures').map(
    (row) => ({ ...row }) as unknown as Exposure,
  )

/** A tenant's object is known by the endpoint that it was given first of all. */
export function rowsIn(folder: string): Rows[] {
  return filesOf(folder, 'Tenant').flatMap((file) =>
    reading(file, (all) => {
      if (!has(all, 'webhook_endpoints')) return []
      const tenant = all('SELECT body FROM webhook_endpoints').map(({ body }) => tenantIn(String(body)))[0]
      const rows = all('SELECT body FROM sessions').map(({ body }) => JSON.parse(String(body)) as SessionRow)
      return tenant ? [{ tenant, rows, exposures: exposuresIn(all) }] : []
    }),
  )
}

function tenantIn(endpoint: string): TenantId | undefined {
  const { tenant } = JSON.parse(endpoint) as { tenant: string }
  return tenants.find((one) => one === tenant)
}

/** Something that is not over yet, and what an operator may press to hurry it. */
export interface Pending {
  what: string
  tenant: TenantId | undefined
  press: { path: string; fields: Record<string, string> } | null
}

/** `now`: by the clock of the run. */
export const pendingIn = (folder: string, now: number): Pending[] => [
  ...effectsOpen(folder),
  ...erasuresOpen(folder),
  ...newsOpen(folder),
  ...deliveriesOpen(folder, now),
]

const effectsOpen = (folder: string): Pending[] =>
  filesOf(folder, 'Customer').flatMap((file) =>
    reading(file, (all) => {
      if (!has(all, 'outbox')) return []
      const open = all(`SELECT key, subscription, effect ->> 'type' AS type, state, attempts FROM outbox
        WHERE state IN ('waiting', 'in_flight', 'stuck')`)
      return open.map(({ key, subscription, type, state, attempts }) => ({
        what: `${key} ${type} of ${subscription} is ${state} after ${attempts} tries`,
        tenant: tenantOfSubscription(String(subscription)),
        press: state === 'stuck' ? { path: `/console/stuck/${key}/retry`, fields: {} } : null,
      }))
    }),
  )

const erasuresOpen = (folder: string): Pending[] =>
  filesOf(folder, 'Customer').flatMap((file) =>
    reading(file, (all) => {
      if (!has(all, 'erasure')) return []
      const open = all('SELECT body, attempts FROM erasure WHERE body IS NOT NULL')
      const going = open.map(({ body, attempts }) => ({
        what: `an erasure goes on after ${attempts} tries: ${body}`,
        tenant: undefined,
        press: null,
      }))
      return going.length > 0 ? [...going, ...declinedIn(all)] : []
    }),
  )

/** What billing has declined and somebody was promised an answer to: an erasure waits for a person who sees to it. */
const declinedIn = (all: (query: string) => Row[]): Pending[] =>
  all(`SELECT o.key, o.subscription, o.attempts, max(e.position), e.body ->> 'due' AS due
    FROM outbox o JOIN events e ON e.body ->> 'key' = o.key
    WHERE o.state = 'failed' AND o.lane = 'billing' GROUP BY o.key`)
    .filter(({ due }) => due !== null)
    .map(({ key, subscription, attempts }) => ({
      what: `${key} of ${subscription} was declined, and an erasure waits for it`,
      tenant: tenantOfSubscription(String(subscription)),
      // What is declined for ever is done by hand in the end.
      press: { path: `/console/stuck/${key}/${Number(attempts) < 3 ? 'retry' : 'done'}`, fields: {} },
    }))

/** What billing has told, until somebody has asked it how things stand now. */
const newsOpen = (folder: string): Pending[] =>
  [
    ['Customer', 'billing_changes', 'subscription FROM billing_changes'],
    ['Tenant', 'billing_events', 'subscription FROM billing_events WHERE due IS NOT NULL'],
  ].flatMap(([object, table = '', from]) =>
    filesOf(folder, object as 'Customer' | 'Tenant').flatMap((file) =>
      reading(file, (all) => {
        if (!has(all, table)) return []
        const open = all(`SELECT ${from}`)
        return open.map(({ subscription }) => ({
          what: `what billing told of ${subscription} waits in ${table}`,
          tenant: tenantOfSubscription(String(subscription)),
          press: null,
        }))
      }),
    ),
  )

/** What the schedule would try in minutes or hours is sent at once, as an operator may. */
const hurried = 3000

const deliveriesOpen = (folder: string, now: number): Pending[] =>
  filesOf(folder, 'Tenant').flatMap((file) =>
    reading(file, (all) => {
      if (!has(all, 'webhook_deliveries')) return []
      const query = `SELECT d.place, d.endpoint, d.message, d.state, d.due, d.tries, e.body
        FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint WHERE d.state <> 'delivered'`
      return all(query).map(({ place, endpoint, message, state, due, tries, body }) => ({
        what: `${message} is ${state} after ${tries} tries`,
        tenant: tenantIn(String(body)),
        press:
          state === 'failed' || (state === 'waiting' && Number(due) > now + hurried)
            ? { path: `/console/webhooks/${endpoint}/replay`, fields: { place: String(place) } }
            : null,
      }))
    }),
  )
