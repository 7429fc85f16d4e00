/** Days of exposure are closed by the alarm of the tenant's object, once, and anew where their figures change. */
import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { migrate } from '#worker/migrate.ts'
import { migrations } from '#worker/tenant/migrations.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { closeDays, noCap } from '#worker/tenant/experiments/close.ts'
import { experimentSums } from '#worker/tenant/experiments/sums.ts'
import { tenantObject } from './api.ts'
import { againRow, aTenant, exposedRow, keepAll, shown, tablesIn } from './exposed-rows.ts'

const start = Date.parse('2027-01-10T12:00:00Z')
const asked = { experiment: 'pause-or-less', phase: 1, daysOf: null }
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const stayed = [30, 60, 90].map((day) => ({ day, standing: 'paying' as const, paid: 4900 }))

describe('the alarm of the tenant’s object', () => {
  const nextAlarm = () => runInDurableObject(tenantObject(), (_: Tenant, { storage }) => storage.getAlarm())
  /** Lets every alarm ring that comes until then. */
  async function pass(until: string): Promise<void> {
    const end = Date.parse(until)
    for (let rings = 0; rings < 50; rings++) {
      const due = await nextAlarm()
      if (due === null || due > end) break
      vi.setSystemTime(due)
      await runDurableObjectAlarm(tenantObject())
    }
    vi.setSystemTime(end)
  }
  const now = async () => {
    const { arms, restated } = await tenantObject().experimentSums(asked)
    const horizons = arms.flatMap(({ matured }) => matured.map(({ horizon, kept, n }) => [horizon, kept, n]))
    return { exposed: arms[0]?.exposed.n, horizons, restated }
  }

  it('closes a day at ten past midnight once two days of grace are over, and says later that it changed', async () => {
    await tenantObject().report(exposedRow(shown('one')))
    await tenantObject().report(exposedRow(shown('two')))
    expect(await now()).toEqual({ exposed: 2, horizons: [], restated: [] })
    await evictDurableObject(tenantObject())
    await tenantObject().report(exposedRow(shown('one', { position: 11, seen: stayed.slice(0, 1) })))
    await pass('2027-02-12T00:09:59Z')
    expect((await now()).horizons).toEqual([])
    await pass('2027-02-12T00:10:00Z')
    expect(await now()).toEqual({ exposed: 2, horizons: [[30, 1, 2]], restated: [] })

    // Billing was away for long: how the other one stood on day 30 comes after the day was closed.
    await tenantObject().report(exposedRow(shown('two', { position: 11, seen: stayed.slice(0, 1) })))
    expect((await now()).horizons).toEqual([[30, 1, 2]])
    await pass('2027-02-13T00:10:00Z')
    const restated = [{ day: '2027-01-10', horizon: 30, revision: 2, on: '2027-02-13' }]
    expect(await now()).toEqual({ exposed: 2, horizons: [[30, 2, 2]], restated })

    // The same again changes nothing.
    await tenantObject().report(exposedRow(shown('two', { position: 11, seen: stayed.slice(0, 1) })))
    await pass('2027-03-14T00:10:00Z')
    expect(await now()).toEqual({
      exposed: 2,
      horizons: [
        [30, 2, 2],
        [60, 0, 2],
      ],
      restated,
    })
  })

  it('a day that cannot be read is told in the log, tried again a day later, and holds up no other', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await tenantObject().report(exposedRow(shown('bad', { day: '2027-01-20' })))
    await tenantObject().report(exposedRow(shown('good', { day: '2027-01-21', seen: stayed })))
    await runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
      storage.sql.exec(`UPDATE exposures SET body = 'no JSON' WHERE session = 'bad'`),
    )
    await pass('2027-02-23T00:10:00Z')
    const said = logged.mock.calls.map(([line]) => (JSON.parse(String(line)) as { where: string }).where)
    expect(said).toEqual(['closing a day', 'closing a day'])
    const [arm] = (await tenantObject().experimentSums({ ...asked, daysOf: 30 })).arms
    expect(arm?.matured[0]?.days.map(({ day }) => day)).toContain('2027-01-21')
    expect(arm?.matured[0]?.days.map(({ day }) => day)).not.toContain('2027-01-20')
    await runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
      storage.sql.exec(`DELETE FROM exposures WHERE session = 'bad'`),
    )
    await pass('2027-02-24T00:10:00Z')
    expect(logged.mock.calls).toHaveLength(2)
  })
})

const late = Date.parse('2028-01-01T00:10:00Z')
const againOn60 = (sql: SqlStorage) =>
  experimentSums(sql, asked).arms[0]?.matured.find(({ horizon }) => horizon === 60)?.askedAgain

describe('back with another conversation', () => {
  const first = exposedRow(shown('first', { customer: 'ann', seen: stayed }))
  const sooner = againRow('second', 'ann', '2027-01-10', 12)
  const later = againRow('third', 'ann', '2027-01-10', 61)
  const other = againRow('fourth', 'bob', '2027-01-10', 3)

  it.each([
    ['the first one’s row comes first', [first, sooner]],
    ['the other one’s comes first', [sooner, first]],
    ['both came, and once more', [later, first, sooner, first, sooner]],
  ])('counts one customer once, on the day of the exposure: %s', async (_, rows) => {
    await aTenant()((sql) => {
      keepAll(sql, rows)
      closeDays(sql, late, noCap)
      expect(againOn60(sql)).toBe(1)
    })
  })

  it('counts neither after the horizon nor for somebody else', async () => {
    await aTenant()((sql) => {
      keepAll(sql, [first, later, other])
      closeDays(sql, late, noCap)
      expect(againOn60(sql)).toBe(0)
    })
  })

  it('stays counted once nobody can tell any more whose the rows were', async () => {
    await aTenant()((sql) => {
      keepAll(sql, [first, sooner])
      sql.exec(`UPDATE sessions SET erased = 1, customer = 'nobody-' || session`)
      keepAll(sql, [{ ...first, position: 11, outcome: 'saved' }])
      closeDays(sql, late, noCap)
      expect(againOn60(sql)).toBe(1)
      expect(experimentSums(sql, asked).arms[0]?.exposed).toMatchObject({ n: 1, deflected: 1 })
    })
  })
})

it('erased, a customer still counts, and nothing kept of experiments says who it was', async () => {
  const row = exposedRow(shown('gone', { customer: 'planted-carol', seen: stayed }))
  const order = { customer: 'planted-carol', mode: 'live' as const, name: 'erased-1', at: row.ended }
  await tenantObject().erase({ ...order, rows: [row], settled: [], waiting: [] })
  await runInDurableObject(tenantObject(), (_: Tenant, { storage }) => {
    const kept = tablesIn(storage.sql)
    expect(kept.exposures.some(({ session }) => session === 'gone')).toBe(true)
    expect(JSON.stringify(kept)).not.toContain('planted')
  })
})

it('test customers, and rows that were in no experiment, count for nothing', async () => {
  await aTenant()((sql) => {
    const { exposed: _, ...plain } = exposedRow(shown('plain'))
    keepAll(sql, [exposedRow(shown('test'), { mode: 'test' }), plain])
    expect(Object.values(tablesIn(sql)).flat()).toEqual([])
    expect(experimentSums(sql, asked)).toEqual({
      experiment: asked.experiment,
      phase: 1,
      arms: [],
      restated: [],
      segments: [],
    })
  })
})

it('two experiments in one conversation are each counted', async () => {
  await aTenant()((sql) => {
    const row = exposedRow(shown('both'))
    const [one] = row.exposed ?? []
    const other = { ...one!, experiment: 'words', arm: 'short', horizon: 120 }
    keepAll(sql, [{ ...row, exposed: [one!, other] } satisfies SessionRow])
    closeDays(sql, late, noCap)
    expect(experimentSums(sql, asked).arms.map(({ arm }) => arm)).toEqual(['pause'])
    const [arm] = experimentSums(sql, { experiment: 'words', phase: 1, daysOf: null }).arms
    expect(arm?.matured.map(({ horizon, n }) => [horizon, n])).toEqual([30, 60, 90, 120].map((on) => [on, 1]))
    expect(experimentSums(sql, { ...asked, phase: 2 }).arms).toEqual([])
  })
})

it('the declared cap holds for the money of its experiment', async () => {
  await aTenant()((sql) => {
    keepAll(sql, [exposedRow(shown('rich', { seen: stayed.map((one) => ({ ...one, paid: 900_000 })) }))])
    closeDays(sql, late, (experiment, phase) =>
      experiment === asked.experiment && phase === 1 ? { amount: 50_000, currency: 'USD' } : null,
    )
    const [arm] = experimentSums(sql, asked).arms
    expect(arm?.matured[0]?.money).toMatchObject([{ currency: 'USD', valued: 1, payers: 1, value: 500 }])
  })
})

it('what was closed before there were totals counts in them', async () => {
  await runInDurableObject(env.TENANT.getByName('closed-before'), (_: Tenant, { storage }) => {
    const { sql } = storage
    keepAll(sql, [
      exposedRow(shown('one', { seen: stayed })),
      exposedRow(shown('two', { day: '2027-01-11', seen: stayed })),
    ])
    storage.transactionSync(() => closeDays(sql, late, noCap))
    const before = experimentSums(sql, asked)
    const entry = migrations.findIndex((statements) => statements.includes('CREATE TABLE outcomes'))
    sql.exec('DROP TABLE outcomes')
    sql.exec('DELETE FROM migrations WHERE number > ?', entry)
    migrate(storage, migrations.slice(0, entry + 1))
    expect(experimentSums(sql, asked)).toEqual(before)
    expect(before.arms[0]?.matured[0]).toMatchObject({ n: 2, kept: 2, money: [{ n: 2, value: 98 }] })
  })
})
