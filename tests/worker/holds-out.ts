/** A tenant that holds half of its customers out, and conversations with them. */
import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { assign } from '#shared/experiments/assign.ts'
import { holdoutOn } from '#shared/experiments/holdout.ts'
import type { Begun } from '#shared/protocol/turn.ts'
import { objectName } from '#worker/identity/object-name.ts'
import { signToken, type Who } from '#worker/identity/sign-token.ts'
import { testTenants } from '../peers/test-settings.ts'
import { newKey, post } from './api.ts'

export const tenant = 'holds-out'
const key = { kid: 'holds-1', secret: testTenants.find(({ id }) => id === tenant)?.keys['holds-1'] ?? '' }

export const start = Date.parse('2027-01-10T12:00:00Z')

/** As it is drawn in the first quarter of 2027. */
export const holdout = holdoutOn('2027-01-10', 5000)

/** A customer whom the hash puts there. */
export function inArm(arm: string, name: string): string {
  const all = Array.from({ length: 200 }, (_, index) => `${name}-${index}`)
  return all.find((customer) => holdout && assign(holdout, customer)?.arm === arm) ?? ''
}

export async function begin(
  customer: string,
  mode: Who['mode'] = 'live',
  subscription = `sub-${customer}`,
): Promise<Begun> {
  const who = { tenant, customer, subscription, mode }
  const token = await signToken(who, key, new Date())
  const response = await post('/v1/sessions', { token, locale: 'en', key: newKey() })
  return response.json()
}

export const objectOf = (customer: string) => env.CUSTOMER.getByName(objectName(tenant, 'live', customer))
export const ring = (customer: string) => runDurableObjectAlarm(objectOf(customer))
