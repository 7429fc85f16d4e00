/** Groups of customers are counted when a day is closed, and as it was closed. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closeDays, noCap, rebuild } from '#worker/tenant/experiments/close.ts'
import { experimentSums } from '#worker/tenant/experiments/sums.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { aTenant, exposedRow, keepAll, rowsRead, tablesIn } from './exposed-rows.ts'

const day = '2027-01-10'
const early = Date.parse('2027-02-20T00:10:00Z')
const late = Date.parse('2027-06-01T00:10:00Z')
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${day}T13:00:00Z`) }))
afterEach(() => void vi.useRealTimers())

const asked = { experiment: 'pause-or-less', phase: 1, daysOf: null }
const row = (session: string, arm: string, more: Partial<SessionRow>, position = 10): SessionRow =>
  exposedRow(
    {
      session,
      customer: `customer of ${session}`,
      day,
      arm,
      position,
      seen: [30, 60, 90].map((after) => ({ day: after, standing: 'paying' as const })),
    },
    more,
  )
const cellsIn = (sql: SqlStorage): string[] =>
  experimentSums(sql, asked).segments.map(
    ({ arm, by, key, n, known, kept }) => `${arm} ${by} ${key}: ${n} ${known} ${kept}`,
  )

it('by reason, tier and period, on the experiment’s own day', async () => {
  await aTenant()((sql) => {
    const unknown = exposedRow({ session: 'c', customer: 'c', day, arm: 'pause', position: 10, seen: [] })
    keepAll(sql, [
      row('a', 'pause', {}),
      row('b', 'pause', { reasons: ['unused', 'price'], tier: 'preferred' }),
      unknown,
      row('d', 'held', { reasons: [] }),
    ])
    closeDays(sql, early, noCap)
    expect(experimentSums(sql, asked).arms[0]?.matured.map(({ horizon }) => horizon)).toEqual([30])
    expect(cellsIn(sql)).toEqual([])
    closeDays(sql, late, noCap)
    expect(cellsIn(sql)).toEqual([
      'held period month: 1 1 1',
      'held reason : 1 1 1',
      'held tier standard: 1 1 1',
      'pause period month: 3 2 2',
      'pause reason price: 2 1 1',
      'pause reason unused: 1 1 1',
      'pause tier preferred: 1 1 1',
      'pause tier standard: 2 1 1',
    ])
  })
})

it('a reason that support corrects moves a customer to another group, and restates nothing', async () => {
  await aTenant()((sql) => {
    keepAll(sql, [row('a', 'pause', {})])
    closeDays(sql, late, noCap)
    keepAll(sql, [row('a', 'pause', { reasons: ['unused'] }, 11)])
    closeDays(sql, late + 86_400_000, noCap)
    expect(cellsIn(sql).filter((cell) => cell.includes('reason'))).toEqual(['pause reason unused: 1 1 1'])
    expect(experimentSums(sql, asked).restated).toEqual([])
    const kept = tablesIn(sql)
    rebuild(sql, late + 86_400_000, noCap)
    expect(tablesIn(sql)).toEqual(kept)
  })
})

it('a report reads as many rows of them after a hundred days as after one', async () => {
  const read = (days: number) =>
    aTenant()((sql) => {
      const insert = `INSERT INTO segment_day VALUES ('pause-or-less', 1, 60, ?, 'pause', 'tier', 'standard', 1, 1, 1)`
      for (let index = 0; index < days; index++) sql.exec(insert, `day ${index}`)
      sql.exec(`INSERT INTO segments VALUES ('pause-or-less', 1, 'pause', 'tier', 'standard', ?, 1, 1)`, days)
      return rowsRead(sql, (counted) => experimentSums(counted, asked))
    })
  expect(await read(100)).toBe(await read(1))
})
