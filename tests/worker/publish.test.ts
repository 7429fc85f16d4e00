import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { migrate } from '#worker/migrate.ts'
import { migrations } from '#worker/tenant/migrations.ts'
import { publications } from '#worker/tenant/playbooks.ts'
import { named } from '#worker/tenant/published.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { send, tenantObject } from './api.ts'

const malformed: Record<string, string> = import.meta.glob('../playbook/malformed/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const publish = async (body: string, name: string) =>
  tenantObject().publish({ ...(await named(body)), name, author: 'Ada', at: new Date().toISOString() })

const kept = () =>
  runInDurableObject(tenantObject(), (_: Tenant, state) =>
    Number(state.storage.sql.exec('SELECT count(*) AS n FROM playbooks').one()['n']),
  )

it('none of the malformed playbooks is published, not even in part: the former one stays live', async () => {
  expect(await publish(JSON.stringify({ ...defaultPlaybook, name: 'Steady' }), 'steady')).toEqual([])
  const [before, rows] = [await tenantObject().playbook('steady'), await kept()]
  expect(Object.keys(malformed).length).toBeGreaterThanOrEqual(40)
  for (const [file, body] of Object.entries(malformed)) {
    expect(await publish(body, 'steady'), file).toHaveLength(1)
  }
  expect(await tenantObject().playbook('steady')).toEqual(before)
  expect(await kept()).toBe(rows)
})

it('what was published before publications had rows of their own is kept, in its order', async () => {
  const before = migrations.findIndex((statements) => statements.includes('CREATE TABLE publications'))
  await runInDurableObject(env.TENANT.getByName('older'), (_: Tenant, { storage }) => {
    const query = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name <> 'sqlite_sequence'`
    const tables = storage.sql.exec<{ name: string }>(query).toArray()
    for (const { name } of tables) storage.sql.exec(`DROP TABLE ${name}`)
    migrate(storage, migrations.slice(0, before))
    const insert = 'INSERT INTO playbooks VALUES (?, ?, ?, ?, ?, ?)'
    // Publishing an earlier text again once gave two of them one number.
    storage.sql.exec(insert, 'v2', 'default', '{"name":"Second"}', 'Ada', '2026-02-01', 3)
    storage.sql.exec(insert, 'v1', 'default', '{"name":"First"}', 'Bo', '2026-03-01', 3)
    migrate(storage, migrations)
    expect(publications(storage.sql, 'default', 9)).toMatchObject([
      { number: 2, version: 'v1', title: 'First', author: 'Bo' },
      { number: 1, version: 'v2', title: 'Second', author: 'Ada' },
    ])
  })
})

it('what an editor needs to know of a playbook is open to everybody', async () => {
  const response = await send('/playbook.schema.json', {})
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
  expect(await response.json()).toMatchObject({ title: 'Parley playbook', type: 'object' })
})
