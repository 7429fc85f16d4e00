/** What a tenant's object counts is what the logs of its customers say: told anew from these, it counts the same. */
import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { compile } from '#shared/rules/compiled.ts'
import type { Customer } from '#worker/customer/customer.ts'
import { closeDays, noCap } from '#worker/tenant/experiments/close.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { reportedRow } from '#worker/tenant/whole-row.ts'
import { day } from '../fixtures/a-clock.ts'
import { no, price, yes } from '../fixtures/answers.ts'
import { say } from './api.ts'
import { aTenant, keepAll, tablesIn } from './exposed-rows.ts'
import { begin, inArm, objectOf, ring, start, tenant } from './holds-out.ts'
import { asCounted, readRows } from './raw/row.ts'

const late = start + 200 * day
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => void vi.useRealTimers())

const words: Answer = { type: 'wrote', text: 'it is too expensive for what I use' }

const ways: Record<string, Answer[]> = {
  takes: [price, yes],
  leaves: [price, no, no, yes],
  stays: [price, no, no, no],
  writes: [words, yes],
  exits: [{ type: 'leaving' }, yes],
}

/** One who lives through all that is asked after, and comes back once. */
async function lived(customer: string, answers: readonly Answer[]): Promise<void> {
  for (const from of [start, start + 20 * day]) {
    vi.setSystemTime(from)
    let at: Parameters<typeof say>[0] = await begin(customer)
    for (const answer of answers) if (at.turn.outcome === null) at = await say(at, answer)
    await ring(customer)
  }
  for (const after of [30, 50, 60, 80, 90, 110]) {
    vi.setSystemTime(start + after * day + 1)
    await ring(customer)
  }
}

/** The customer's log as it is now, session by session. */
function logsOf(customer: string): Promise<Event[][]> {
  return runInDurableObject(objectOf(customer), (_: Customer, { storage }) => {
    const query = 'SELECT session, body FROM events ORDER BY session, position'
    const logs = new Map<string, Event[]>()
    for (const { session, body } of storage.sql.exec<{ session: string; body: string }>(query))
      logs.set(session, [...(logs.get(session) ?? []), JSON.parse(body) as Event])
    return [...logs.values()]
  })
}

function rowsFrom(logs: readonly Event[][]): SessionRow[] {
  const kept = logs.map((events) => ({ events, session: sessionOf(events) }))
  const ended = kept.filter(({ session }) => session.outcome !== null)
  return ended.map((one) => {
    const beside = kept.filter((other) => other !== one).flatMap(({ session }) => session.offers)
    return reportedRow(one, compile(defaultPlaybook, one.session.started.playbook), beside)
  })
}

const counted = (sql: SqlStorage) => {
  closeDays(sql, late + 2 * day, noCap)
  const others = ['figures', 'evidence'].map((table) =>
    sql.exec(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).toArray(),
  )
  return { ...tablesIn(sql), others }
}

it('rows made anew from the logs, in another order, give identical sums', { timeout: 60_000 }, async () => {
  const customers = Object.entries(ways).flatMap(([way, answers]) =>
    ['held', 'usual'].map((arm) => ({ customer: inArm(arm, way), answers })),
  )
  for (const { customer, answers } of customers) await lived(customer, answers)
  vi.setSystemTime(late)
  const there = await runInDurableObject(env.TENANT.getByName(tenant), (_: Tenant, { storage }) =>
    storage.transactionSync(() => counted(storage.sql)),
  )
  const rows: SessionRow[] = []
  for (const { customer } of customers) {
    const logs = await logsOf(customer)
    const own = rowsFrom(logs)
    rows.push(...own)
    // As tests/worker/raw reads them, from which every figure on the pages is worked out.
    expect(readRows(logs.filter((log) => log.some(({ type }) => type === 'ended')))).toEqual(
      own.map(asCounted),
    )
  }
  const anew = await aTenant()((sql) => {
    keepAll(sql, rows.toReversed())
    return counted(sql)
  })
  expect(there.exposures.length).toBeGreaterThan(5)
  expect(there.outcome_day.length).toBeGreaterThan(0)
  expect(anew).toEqual(there)
})
