import { timingSafeEqual } from 'hono/utils/buffer'
import { Refused } from '../errors.ts'
import type { TenantSettings } from '../tenant/settings.ts'

/** What the settings keep of an API key: SHA-256 in hex. */
async function hashOf(key: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * The tenant whose server is calling, by its key alone: nothing in a call says whose customers it may see. Every hash
 * is looked at, each in the same time, so that how long a no takes tells nothing.
 * @throws Refused `bad_key`
 */
export async function tenantOfKey(
  authorization: string | undefined,
  tenants: ReadonlyMap<string, TenantSettings>,
): Promise<TenantSettings> {
  const key = authorization?.startsWith('Bearer ') ? authorization.slice(7) : ''
  const given = await hashOf(key)
  let found: TenantSettings | null = null
  for (const tenant of tenants.values()) {
    for (const hash of Object.values(tenant.apiKeys)) if (await timingSafeEqual(given, hash)) found = tenant
  }
  if (found === null || key === '')
    throw new Refused('bad_key', 'Send an API key of your tenant as Authorization: Bearer KEY.')
  return found
}
