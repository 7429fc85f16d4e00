/** What closing a day and a report on an experiment read, which is what they cost: counted, not timed. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closeDays, noCap } from '#worker/tenant/experiments/close.ts'
import { allPhases, countsIn, sumsIn } from '#worker/tenant/experiments/sums.ts'
import { countsUntil } from '#worker/tenant/figures/sums.ts'
import { aTenant, dayMs, exposedRow, keepAll, rowsRead } from './exposed-rows.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-01-10T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const all = allPhases('pause-or-less')
const late = Date.parse('2028-01-01T00:10:00Z')
const longAfter = Date.parse('2031-01-01T00:10:00Z')
const seen = [30, 60, 90].map((day) => ({ day, standing: 'paying' as const, paid: 4900 }))
const day = (index: number) => new Date(Date.parse('2027-01-01') + index * dayMs).toISOString().slice(0, 10)
const row = (session: string, index: number, arm = 'pause') =>
  exposedRow({ session, customer: `customer of ${session}`, day: day(index), arm, position: 10, seen })
const rowsOf = (index: number, count: number) =>
  Array.from({ length: count }, (_, n) => row(`s-${index}-${n}`, index, n % 2 ? 'pause' : 'held'))

it('a day is closed by reading its own customers and nobody else’s', async () => {
  const read = async (others: number) =>
    aTenant()((sql) => {
      keepAll(sql, rowsOf(0, 40))
      for (let other = 1; other <= others; other++) keepAll(sql, rowsOf(other, 40))
      sql.exec('UPDATE cohorts SET due = NULL WHERE day <> ? OR horizon <> 60', day(0))
      return rowsRead(sql, (counted) => closeDays(counted, late, noCap))
    })
  const [few, many] = [await read(1), await read(12)]
  expect(few).toBeGreaterThanOrEqual(40)
  expect(few).toBeLessThan(60)
  expect(many).toBe(few)
})

it('a report reads as much of ten times as many customers', async () => {
  const read = async (count: number) =>
    aTenant()((sql) => {
      for (let index = 0; index < 4; index++) keepAll(sql, rowsOf(index, count))
      closeDays(sql, late, noCap)
      return rowsRead(sql, (counted) => sumsIn(counted, all, null))
    })
  const [few, many] = [await read(10), await read(100)]
  expect(few).toBeGreaterThan(0)
  expect(many).toBe(few)
})

it('of a day more, a report reads how many came and no outcome, restated days apart', async () => {
  const read = async (days: number) =>
    aTenant()((sql) => {
      for (let index = 0; index < days; index++) keepAll(sql, rowsOf(index, 2))
      closeDays(sql, late, noCap)
      return [sumsIn, countsIn].map((work) => rowsRead(sql, (counted) => work(counted, all, null)))
    })
  const [short, long] = [await read(3), await read(13)]
  const [report = 0, brief = 0] = long.map((rows, index) => (rows - (short[index] ?? 0)) / 10)
  // A row for each of two arms: for what they come to, and once more for the days.
  expect({ report, brief }).toEqual({ report: 4, brief: 2 })
})

it('the overview reads no day of the holdout, however long there is one', async () => {
  const read = async (days: number) =>
    aTenant()((sql) => {
      for (const one of Array.from({ length: days }, (_, index) => rowsOf(index, 2)).flat()) {
        const exposed = (one.exposed ?? []).map((its) => ({ ...its, experiment: 'holdout' }))
        keepAll(sql, [{ ...one, exposed }])
      }
      closeDays(sql, late, noCap)
      expect(countsUntil(sql, longAfter, 30).draws).toMatchObject([
        { held: { n: days }, offered: { n: days } },
      ])
      return rowsRead(sql, (counted) => countsUntil(counted, longAfter, 30))
    })
  const [short, long] = [await read(3), await read(13)]
  expect(long).toBe(short)
})

it('to keep a row reads no more the more there are', async () => {
  const read = async (count: number) =>
    aTenant()((sql) => {
      keepAll(sql, rowsOf(0, count))
      return rowsRead(sql, (counted) => keepAll(counted, [row('new', 0)]))
    })
  expect(await read(200)).toBe(await read(20))
})
