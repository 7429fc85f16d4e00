/** What is personal goes by itself, each kind on its day (T45); the clock is the test's. */
import type { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { objectName, tenantIn } from '#worker/identity/object-name.ts'
import { retentionOf, tenantsOf } from '#worker/tenant/settings.ts'
import { named } from '#worker/tenant/published.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { day } from '../fixtures/a-clock.ts'
import { testTenants } from '../peers/test-settings.ts'
import { begin, customerObject, everything, say, tenantObject } from './api.ts'
import { push, shown } from './facts-api.ts'
import { alarmOf, heldHere, heldThere, record } from './privacy.ts'
import { leave, read } from './receipts.ts'

const start = Date.parse('2027-01-10T12:00:00Z')

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => void vi.useRealTimers())

const rowOf = async (session: string) =>
  (await tenantObject().sessions(everything)).find((row) => row.session === session)

/** Lets every alarm ring that comes until then. */
async function pass(customer: string, until: number): Promise<void> {
  for (let rings = 0; rings < 50; rings++) {
    const due = await alarmOf(customer)
    if (due === null || due > until) break
    vi.setSystemTime(due)
    await runDurableObjectAlarm(customerObject(customer))
  }
  vi.setSystemTime(until)
}
const tenantAlarm = () => runInDurableObject(tenantObject(), (_: Tenant, { storage }) => storage.getAlarm())
const ringTenant = () => runDurableObjectAlarm(tenantObject())

describe('T45 at the customer’s object', () => {
  it('words go on day 31, and so does the answer they were given in; the log stays', async () => {
    const heard = await say(await begin('wordy'), { type: 'wrote', text: 'Planted Gil says it is too much' })
    await say(await say(heard, { type: 'leaving' }), { type: 'accepted' })
    await pass('wordy', start + 30 * day - 1)
    expect(await heldHere('wordy')).toContain('Planted Gil')
    await pass('wordy', start + 31 * day)
    const held = await heldHere('wordy')
    expect(held).not.toContain('Planted')
    expect(held).toContain('words_given')
  })

  it('a note goes after a year, a log 400 days after the plan has ended, with its receipt', async () => {
    const { session, path } = await leave('logged')
    await customerObject('logged').note(session, { field: 'wayBack', text: 'Planted note', by: 'op' })
    await pass('logged', start + 366 * day)
    expect(await heldHere('logged')).not.toContain('Planted')
    const ends = Date.parse('2027-03-15')
    await pass('logged', ends + 400 * day - 1)
    expect((await read(path)).status).toBe(200)
    expect(await rowOf(session)).toBeDefined()
    await pass('logged', ends + 400 * day + 5000)
    expect((await read(path)).status).toBe(410)
    expect(await heldHere('logged')).not.toMatch(/logged|Noa/)
    expect(await alarmOf('logged')).toBeNull()
  })

  it('facts go 400 days after they were true, an address 400 days after it was said', async () => {
    await push('stated', { use: 12, name: 'Planted' }, new Date(start - 10 * day).toISOString())
    await begin('stated', { email: 'planted@stated.test' })
    expect(Object.keys(await shown('stated'))).toEqual(['name', 'use'])
    await pass('stated', start + 390 * day - 1)
    expect(await shown('stated')).toMatchObject({ use: { value: 12 } })
    await pass('stated', start + 390 * day + 5000)
    expect(await shown('stated')).toEqual({})
    expect(await heldHere('stated')).toContain('planted@stated.test')
    await pass('stated', start + 401 * day)
    expect(await heldHere('stated')).not.toMatch(/[pP]lanted/)
  })

  it('facts of somebody who never came go as well', async () => {
    await push('never-came', { name: 'Planted' })
    await evictDurableObject(customerObject('never-came'))
    await pass('never-came', start + 400 * day + 5000)
    expect(await heldHere('never-came')).not.toContain('Planted')
    expect(await alarmOf('never-came')).toBeNull()
  })

  it('a log that limits still count is kept until the cooldown is over', async () => {
    const body = JSON.stringify({
      ...defaultPlaybook,
      limits: { ...defaultPlaybook.limits, cooldownDays: 730 },
    })
    const publishing = { ...(await named(body)), name: 'long', author: 'Ada', at: new Date().toISOString() }
    expect(await tenantObject().publish(publishing)).toEqual([])
    const asked = await say(await begin('counted', { playbook: 'long' }), {
      type: 'chose',
      options: ['price'],
    })
    await say(asked, { type: 'accepted' })
    await pass('counted', start + 729 * day)
    expect(await heldHere('counted')).toContain('offer_accepted')
    await pass('counted', start + 731 * day)
    expect(await heldHere('counted')).not.toContain('offer_accepted')
  })
})

describe('T45 at the tenant’s object', () => {
  it('a row says whose it is for 400 days, and what it was decided by; then it is a figure', async () => {
    const { session } = await leave('rowed')
    await vi.waitFor(async () => expect(await rowOf(session)).toBeDefined())
    const before = await rowOf(session)
    expect(before).toMatchObject({ customer: 'rowed', recorded: { facts: { use: 80 } } })
    vi.setSystemTime(start + 400 * day - day)
    await ringTenant()
    expect((await rowOf(session))?.customer).toBe('rowed')
    vi.setSystemTime(start + 400 * day + 5000)
    await ringTenant()
    const after = await rowOf(session)
    expect(after).toMatchObject({
      outcome: 'cancelled',
      customer: expect.stringMatching(/^erased-[0-9a-f]{16}$/),
    })
    expect(after).not.toHaveProperty('recorded')
    expect(await heldThere()).not.toContain('"rowed"')

    // What comes late of it does not bring it back.
    if (before) await tenantObject().report({ ...before, position: before.position + 1 })
    expect(await heldThere()).not.toContain('"rowed"')
  })

  it('the alarm is set for the oldest row that says whose it is', async () => {
    const { session } = await leave('alarmed')
    await vi.waitFor(async () => expect(await rowOf(session)).toBeDefined())
    const ended = Date.parse((await rowOf(session))?.ended ?? '')
    await ringTenant()
    expect(await tenantAlarm()).toBe(ended + 400 * day + 1)
  })
})

describe('a tenant’s own days', () => {
  const set = (retention: object) =>
    ({ PARLEY_TENANTS: JSON.stringify([{ ...testTenants[0], retention }]) }) as typeof env

  it('stand in the place of ours, and of no others', () => {
    expect(retentionOf(set({ wordDays: 7 }), 'demo')).toMatchObject({ wordDays: 7, logDays: 400 })
    expect(retentionOf(set({}), 'demo')).toEqual({
      wordDays: 30,
      noteDays: 365,
      logDays: 400,
      statedDays: 400,
      rowDays: 400,
    })
    expect(retentionOf(set({}), 'nobody')).toMatchObject({ wordDays: 30 })
    expect(() => tenantsOf(set({ logDays: 30 }))).toThrow('120')
    expect(() => tenantsOf(set({ rowsDays: 400 }))).toThrow('rowsDays')
  })

  it('are found by the name of the object, where nothing else says whose it is', () => {
    expect(tenantIn(objectName('acme', 'live', '5:x'))).toBe('acme')
    expect(tenantIn(undefined)).toBeNull()
    expect(tenantIn('x')).toBeNull()
  })
})

describe('T45 a request for access', () => {
  it('is answered by one file with all there is, within a minute', async () => {
    vi.useRealTimers()
    await push('asker', { use: 12, name: 'Planted Name' })
    const heard = await say(await begin('asker', { email: 'asker@planted.test' }), {
      type: 'wrote',
      text: 'Planted words, too expensive',
    })
    await say(await say(heard, { type: 'leaving' }), { type: 'accepted' })
    await vi.waitFor(async () =>
      expect((await tenantObject().sessions(everything)).some((row) => row.customer === 'asker')).toBe(true),
    )
    const began = performance.now()
    const response = await record('asker')
    expect([response.status, response.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="record.json"',
    ])
    const file: Record<string, unknown> & { sessions: Record<string, unknown>[] } = await response.json()
    expect(performance.now() - began).toBeLessThan(60_000)
    expect(Object.keys(file)).toEqual([
      'form',
      'tenant',
      'mode',
      'customer',
      'made',
      'erasedAt',
      'contact',
      'stated',
      'exposed',
      'there',
      'sessions',
    ])
    expect(file).toMatchObject({
      customer: 'asker',
      contact: { email: 'asker@planted.test' },
      stated: [
        { source: 'pushed', facts: { name: 'Planted Name' } },
        { source: 'pushed', facts: { use: 12 } },
      ],
      there: {
        rows: [{ customer: 'asker', outcome: 'cancelled' }],
        cases: [],
        corrections: [],
        webhooks: [],
      },
    })
    expect(file.sessions).toHaveLength(1)
    expect(Object.keys(file.sessions[0] ?? {})).toEqual([
      'session',
      'subscription',
      'events',
      'shown',
      'effects',
      'tokens',
    ])
    const said = JSON.stringify(file.sessions)
    for (const part of [
      'Planted words',
      '"reading"',
      'factSources',
      'cancel_subscription',
      'receipt/',
      '"thread"',
    ])
      expect(said).toContain(part)
  })

  it('of somebody nobody knows is an empty record, not a no', async () => {
    vi.useRealTimers()
    const file = await (await record('stranger')).json()
    expect(file).toMatchObject({ customer: 'stranger', contact: null, stated: [], sessions: [] })
  })

  it('of a hundred sessions is sent as it is made', async () => {
    vi.useRealTimers()
    for (let n = 0; n < 100; n++) await begin('many', { subscription: `s-${n}` })
    const file: { sessions: unknown[] } = await (await record('many')).json()
    expect(file.sessions).toHaveLength(100)
  })
})
