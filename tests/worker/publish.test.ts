import { runInDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
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

it('what an editor needs to know of a playbook is open to everybody', async () => {
  const response = await send('/playbook.schema.json', {})
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
  expect(await response.json()).toMatchObject({ title: 'Parley playbook', type: 'object' })
})
