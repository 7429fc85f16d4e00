import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSecrets, secretsOf } from '#worker/cli/secrets.ts'
import { tenantsText } from '#worker/cli/tenants.ts'
import type { Env } from '#worker/env.ts'
import { tenantOfKey } from '#worker/identity/api-key.ts'
import { tenantsOf } from '#worker/tenant/settings.ts'
import { testTenants } from '../peers/test-settings.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-secrets-'))
})
afterEach(() => rm(folder, { recursive: true }))

const envWith = (tenants: string) => ({ PARLEY_TENANTS: tenants }) as Env

test('a folder from before there were API keys gets one, and keeps the rest', async () => {
  const { apiKey: _, ...old } = makeSecrets()
  const file = join(folder, 'secrets.json')
  await writeFile(file, JSON.stringify(old), { mode: 0o600 })
  const secrets = await secretsOf(folder)
  expect(secrets).toMatchObject(old)
  expect(secrets.apiKey.length).toBeGreaterThan(32)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(secrets)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await secretsOf(folder)).toEqual(secrets)
})

test('the demonstration’s key opens its tenant, and stands in no setting as it is', async () => {
  const secrets = makeSecrets()
  const text = tenantsText(8788, [], secrets)
  expect(text).not.toContain(secrets.apiKey)
  const tenant = await tenantOfKey(`Bearer ${secrets.apiKey}`, tenantsOf(envWith(text)))
  expect(tenant.id).toBe('demo')
})

test('two tenants with the same key do not start', () => {
  const hash = createHash('sha256').update('shared').digest('hex')
  const twins = testTenants.map((tenant) => ({ ...tenant, apiKeys: { crm: hash } }))
  expect(() => tenantsOf(envWith(JSON.stringify(twins)))).toThrow(/same API key/)
})

test.each([
  [{ apiKeys: { crm: 'the key itself' } }],
  [{ factDays: { use: 0 } }],
  [{ factDays: { gender: 3 } }],
])('settings with %j do not start', (wrong) => {
  expect(() => tenantsOf(envWith(JSON.stringify([{ ...testTenants[0], ...wrong }])))).toThrow()
})
