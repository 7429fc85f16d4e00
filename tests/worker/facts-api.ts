import type { SomeFacts } from '#shared/facts/stated.ts'
import { apiKey } from '../peers/test-settings.ts'
import { send } from './api.ts'

/** The calls of a tenant's own servers. */
export const now = () => new Date().toISOString()
export const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

const by = (key: string, type = 'application/json') => ({
  authorization: `Bearer ${key}`,
  'content-type': type,
})
const path = (customer: string, query: string) =>
  `/v1/customers/${encodeURIComponent(customer)}/facts${query}`

export const put = (customer: string, body: unknown, key = apiKey, query = ''): Promise<Response> =>
  send(path(customer, query), {
    method: 'PUT',
    headers: by(key),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
export const push = (customer: string, facts: SomeFacts, at = now()) => put(customer, { at, facts })
export const get = (customer: string, key = apiKey, query = ''): Promise<Response> =>
  send(path(customer, query), { headers: by(key) })
export const batch = (body: string, type = 'application/json', key = apiKey, query = ''): Promise<Response> =>
  send(`/v1/facts${query}`, { method: 'POST', headers: by(key, type), body })

interface Shown {
  facts: Record<string, { value: unknown; source: string; at: string; ageDays: number; stale: boolean }>
}
export const shown = async (customer: string, key = apiKey, query = ''): Promise<Shown['facts']> => {
  const body: Shown = await (await get(customer, key, query)).json()
  return body.facts
}
