/** Sums over all sessions: the same however the rows came, and the same made anew. */
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { keepCounted } from '#worker/tenant/evidence.ts'
import { eraseCustomer } from '#worker/tenant/erase.ts'
import { buildFigures, rebuildFigures } from '#worker/tenant/figures/keep.ts'
import { countsUntil } from '#worker/tenant/figures/sums.ts'
import { maskOld } from '#worker/tenant/masked.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { aRow, chance, someRows } from '#tests/figures/rows.ts'

const now = Date.parse('2026-11-22T12:00:00Z')

const cellsIn = (sql: SqlStorage) => sql.exec('SELECT * FROM figures ORDER BY what, day, key').toArray()

/** The sums as they are, and as they are made anew. */
function twice(sql: SqlStorage) {
  const kept = cellsIn(sql)
  rebuildFigures(sql)
  return { kept, anew: cellsIn(sql) }
}

it.each([1, 2, 3])(
  'rows that come twice, late, otherwise or of somebody erased count once (seed %i)',
  async (seed) => {
    const luck = chance(seed)
    const tenant = env.TENANT.getByName(`figures-${seed}`)
    const { kept, anew } = await runInDurableObject(tenant, (_: Tenant, { storage }) =>
      storage.transactionSync(() => {
        const { sql } = storage
        for (const row of someRows(150, seed, now)) {
          keepCounted(sql, row)
          if (luck.next() < 0.3) keepCounted(sql, row)
          if (luck.next() < 0.2) maskOld(sql, row.ended.slice(0, 10))
          if (luck.next() < 0.2) erase(sql, row.customer, row.mode)
          const other = aRow(luck, row.session, now)
          if (luck.next() < 0.4)
            keepCounted(sql, { ...other, mode: row.mode, position: luck.pick([9, 10, 11]) })
        }
        return twice(sql)
      }),
    )
    expect(kept.length).toBeGreaterThan(500)
    expect(kept).toEqual(anew)
  },
)

function erase(sql: SqlStorage, customer: string, mode: 'live' | 'test'): void {
  const claims = { settle: () => undefined }
  const webhooks = { forget: () => 0 }
  const tables = { sql, claims, webhooks } as unknown as Parameters<typeof eraseCustomer>[0]
  const at = new Date(now).toISOString()
  eraseCustomer(tables, { customer, mode, name: 'erased-x', at, rows: [], settled: [], waiting: [] })
}

it('rows from before there were sums are counted once the object wakes', async () => {
  const tenant = env.TENANT.getByName('figures-before')
  await runInDurableObject(tenant, (_: Tenant, { storage }) => {
    for (const row of someRows(20, 4, now)) keepCounted(storage.sql, row)
    const before = cellsIn(storage.sql)
    storage.sql.exec('DELETE FROM figures')
    buildFigures(storage)
    expect(before.length).toBeGreaterThan(50)
    expect(cellsIn(storage.sql)).toEqual(before)
    // Only where there are none: a second time, nothing is made anew.
    storage.sql.exec(`UPDATE figures SET n = 7 WHERE what = 'outcome'`)
    buildFigures(storage)
    expect(cellsIn(storage.sql)).not.toEqual(before)
  })
})

it('reads as many cells for ten times the sessions', async () => {
  const tenant = env.TENANT.getByName('figures-cost')
  await runInDurableObject(tenant, (_: Tenant, { storage: { sql } }) => {
    const cursors: { rowsRead: number }[] = []
    const exec = (...given: Parameters<SqlStorage['exec']>) => {
      const cursor = sql.exec(...given)
      cursors.push(cursor)
      return cursor
    }
    const rows = someRows(200, 5, now)
    const cost = (copies: number): number => {
      for (const row of rows)
        for (let n = 0; n < copies; n++)
          keepCounted(sql, { ...row, session: `${row.session}-${copies}-${n}` })
      cursors.length = 0
      expect(countsUntil({ exec } as unknown as SqlStorage, now, 365).since).not.toBeNull()
      return cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0)
    }
    const few = cost(1)
    expect(few).toBeGreaterThan(500)
    expect(cost(9)).toBe(few)
  })
})
