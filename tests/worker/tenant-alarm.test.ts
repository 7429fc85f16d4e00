/** The one alarm of the tenant's object: set for what is due first, and put off by nothing that comes in. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asking, Claim } from '#worker/tenant/claims.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { newKey, tenantObject } from './api.ts'
import { dayMs, exposedRow, instant, shown } from './exposed-rows.ts'

const start = Date.parse('2027-01-10T12:00:00Z')
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => void vi.useRealTimers())

/** One that nobody else asks anything. */
function aQuietTenant() {
  const stub = env.TENANT.getByName(`quiet-${newKey()}`)
  const alarm = () => runInDurableObject(stub, (_: Tenant, { storage }) => storage.getAlarm())
  const ring = async (at: number) => {
    vi.setSystemTime(at)
    await runDurableObjectAlarm(stub)
  }
  return { stub, alarm, ring }
}

const closing = Date.parse('2027-02-12T00:10:00Z')

it('what is due is not put off by what comes in meanwhile, however much that is', async () => {
  const { stub, alarm, ring } = aQuietTenant()
  await stub.report(exposedRow(shown('one')))
  expect(await alarm()).toBe(closing)
  for (const late of [1, 1500, 3000, 4500, 6000]) {
    vi.setSystemTime(closing + late)
    await stub.report(exposedRow(shown(`at ${late}`)))
  }
  expect(await alarm()).toBe(closing)
  await ring(closing + 6001)
  const asked = { experiment: 'pause-or-less', phase: 1, daysOf: null }
  const [arm] = (await stub.experimentSums(asked)).arms
  expect(arm?.matured.map(({ horizon }) => horizon)).toEqual([30])
})

it('figures that only an erasure tells are closed on their day too', async () => {
  const { stub, alarm } = aQuietTenant()
  const row = exposedRow(shown('erased'))
  const rest = { mode: 'live' as const, name: 'erased-1', at: row.began, settled: [], waiting: [] }
  await stub.erase({ ...rest, customer: row.customer, rows: [row] })
  expect(await alarm()).toBe(closing)
})

it('a made-up year is looked at from now on, whatever the alarm was set for before', async () => {
  const alarm = await runInDurableObject(tenantObject(), async (tenant: Tenant, { storage }) => {
    await storage.setAlarm(start + 300 * dayMs)
    await tenant.closeSimulated([])
    return storage.getAlarm()
  })
  expect(alarm).toBe(start)
})

describe('an account of a group in the books of offers', () => {
  const asking: Asking = {
    mode: 'live',
    customer: 'Planted account',
    group: 'Planted group',
    currency: 'USD',
    budgets: [],
    cooldownDays: 7,
  }
  const claimAt = (at: number, days: number): Claim => ({
    key: 'k',
    at: new Date(at).toISOString(),
    offer: 'right-size',
    kind: 'plan_change',
    cost: { amount: 500, currency: 'USD' },
    until: instant(new Date(at).toISOString(), days),
  })
  const books = (stub: DurableObjectStub<Tenant>) =>
    runInDurableObject(stub, (_: Tenant, { storage }) =>
      storage.sql.exec('SELECT customer, account_group, amount FROM claims').toArray(),
    )
  const named = { customer: asking.customer, account_group: asking.group, amount: 500 }

  it('is out of them when an offer of which nothing more is heard runs out, though nobody asks', async () => {
    const { stub, alarm, ring } = aQuietTenant()
    await stub.claim(asking, claimAt(start, 1), [])
    expect(await alarm()).toBe(start + dayMs)
    await ring(start + dayMs - 1)
    expect(await books(stub)).toEqual([named])
    await ring(start + dayMs)
    expect(await books(stub)).toEqual([])
    expect(await alarm()).toBeNull()
  })

  it('is out of them when the cooldown is over; what it was given is spent until the month is', async () => {
    const { stub, alarm, ring } = aQuietTenant()
    await stub.settleClaims([{ ...claimAt(start, 7), ...asking, state: 'accepted' }])
    expect(await alarm()).toBe(start + 7 * dayMs)
    await ring(start + 7 * dayMs - 1)
    expect(await books(stub)).toEqual([named])
    await ring(start + 7 * dayMs)
    expect(await books(stub)).toEqual([{ customer: null, account_group: null, amount: 500 }])
    expect(await alarm()).toBeNull()
    vi.setSystemTime(Date.parse('2027-02-01T00:00:00Z'))
    await stub.standing(asking)
    expect(await books(stub)).toEqual([])
  })
})
