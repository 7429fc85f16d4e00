/** Rows of customers exposed to an experiment, and a tenant's tables to keep them in. */
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Seen } from '#shared/engine/standing.ts'
import { keepCounted } from '#worker/tenant/evidence.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { newKey } from './api.ts'

export const dayMs = 86_400_000
export const instant = (at: string, days = 0): string => new Date(Date.parse(at) + days * dayMs).toISOString()

/** Exposed once, at noon of a day, and seen to stand so on some later days. */
export interface Shown {
  session: string
  customer: string
  day: string
  arm: string
  position: number
  seen: Pick<Seen, 'day' | 'standing' | 'paid' | 'refunded' | 'complaints'>[]
}

const seenOn = (at: string, seen: Shown['seen'][number]): Seen => ({
  ...seen,
  voluntary: seen.standing === 'past_due' ? false : null,
  at: instant(at, seen.day),
})

export function exposedRow(shown: Shown, more: Partial<SessionRow> = {}): SessionRow {
  const { session, customer, day, arm, position, seen } = shown
  const at = `${day}T12:00:00.000Z`
  return {
    session,
    position,
    customer,
    mode: 'live',
    locale: 'en',
    began: at,
    ended: at,
    outcome: 'kept',
    reasons: ['price'],
    tier: 'standard',
    offers: [],
    accepted: null,
    billing: 'none',
    pays: { monthly: { amount: 4900, currency: 'USD' }, period: 'month' },
    exposed: [{ experiment: 'pause-or-less', phase: 1, arm, bucket: 7, horizon: 60, plain: false, at }],
    followed: { from: at, kind: null, judgedOn: null, seen: seen.map((one) => seenOn(at, one)) },
    ...more,
  }
}

/** Another conversation of somebody who was exposed on a day, so many days later. */
export const againRow = (session: string, customer: string, since: string, days: number): SessionRow => {
  const {
    exposed: _,
    followed: __,
    ...row
  } = exposedRow({
    session,
    customer,
    day: instant(since, days).slice(0, 10),
    arm: '',
    position: 3,
    seen: [],
  })
  const first = `${since}T12:00:00.000Z`
  return { ...row, again: [{ experiment: 'pause-or-less', phase: 1, since: first }] }
}

/** A tenant of its own, whose tables a test may work on. */
export function aTenant() {
  const stub = env.TENANT.getByName(`experiments-${newKey()}`)
  return <T>(work: (sql: SqlStorage) => T): Promise<T> =>
    runInDurableObject(stub, (_: Tenant, { storage }) => storage.transactionSync(() => work(storage.sql)))
}

export const keepAll = (sql: SqlStorage, rows: readonly SessionRow[]): void => {
  for (const row of rows) keepCounted(sql, row)
}

const tables = [
  'exposures',
  'exposure_day',
  'loss_age',
  'outcome_day',
  'outcomes',
  'cohorts',
  'segment_day',
  'segments',
] as const

export type Tables = Record<(typeof tables)[number], Record<string, SqlStorageValue>[]>

/** Everything that is kept of experiments, row by row. */
export const tablesIn = (sql: SqlStorage): Tables =>
  Object.fromEntries(
    tables.map((table) => [table, sql.exec(`SELECT * FROM ${table}`).toArray()]),
  ) as unknown as Tables

/** How many rows were read by all statements of some work. */
export function rowsRead(sql: SqlStorage, work: (counted: SqlStorage) => void): number {
  const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = []
  const exec = (query: string, ...values: SqlStorageValue[]) => {
    const cursor = sql.exec(query, ...values)
    cursors.push(cursor)
    return cursor
  }
  work({ exec } as SqlStorage)
  return cursors.reduce((sum, cursor) => sum + cursor.rowsRead, 0)
}

/** Somebody who came to the pause on January 10, and of whom nothing is known yet. */
export const shown = (session: string, more: Partial<Shown> = {}): Shown => ({
  session,
  customer: `customer of ${session}`,
  day: '2027-01-10',
  arm: 'pause',
  position: 10,
  seen: [],
  ...more,
})
