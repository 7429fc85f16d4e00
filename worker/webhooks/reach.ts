import type { Env } from '../env.ts'
import type { Outside } from './send.ts'

/** How addresses of tenants are reached; this machine's only where the tests or the demonstration say so. */
export function reachOf({ LOOPBACK: here, PARLEY_WEBHOOK_LOOPBACK }: Env): Omit<Outside, 'patience'> {
  const outside = (url: string, init: RequestInit) => fetch(url, init)
  return {
    fetch: outside,
    fetchHere: here ? (url, init) => here.fetch(url, init) : outside,
    loopback: PARLEY_WEBHOOK_LOOPBACK === 'on',
  }
}
