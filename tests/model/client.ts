/** Calls as the widget, a page, an operator and a tenant's server make them: the same bytes again until they are answered. */
import { setTimeout as delay } from 'node:timers/promises'
import { signOperator } from '#worker/identity/operator.ts'
import type { Clock } from './clock.ts'
import type { Strayed } from './evidence.ts'
import { strayedIn } from './apart.ts'
import type { TenantId } from './plan.ts'
import { apiKeys, operatorSecret } from './server.ts'

export interface Told {
  status: number
  text: string
}

export interface Client {
  call(tenant: TenantId, path: string, init?: RequestInit): Promise<Told>
  operate(tenant: TenantId, path: string, form: URLSearchParams): Promise<Told>
  serve(tenant: TenantId, path: string, method: string): Promise<Told>
}

const longest = 90_000

export function clientOf(address: string, strayed: Strayed[], clock: Clock): Client {
  async function call(tenant: TenantId, path: string, init: RequestInit = {}): Promise<Told> {
    for (const since = performance.now(); performance.now() - since < longest;) {
      try {
        const signal = AbortSignal.timeout(20_000)
        const response = await fetch(address + path, { redirect: 'manual', ...init, signal })
        const text = await response.text()
        strayed.push(...strayedIn(tenant, path.split('?')[0] ?? path, text))
        if (response.status < 500) return { status: response.status, text }
      } catch {
        // Killed, frozen, or not up yet.
      }
      await delay(40)
    }
    throw new Error(`${path} was not answered within ${longest / 1000} s`)
  }
  return {
    call,
    async operate(tenant, path, body) {
      const cookie = `parley_operator=${await signOperator(tenant, operatorSecret, new Date(clock.now()))}`
      const headers = { cookie, origin: address }
      return call(tenant, path, { method: 'POST', headers, body })
    },
    serve: (tenant, path, method) =>
      call(tenant, path, { method, headers: { authorization: `Bearer ${apiKeys[tenant]}` } }),
  }
}
