/** Experiments of the demonstration's tenant, by its API key. */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { vi } from 'vitest'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import type { Refusal } from '#shared/protocol/refusal.ts'
import { keepCounted } from '#worker/tenant/evidence.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { apiKey } from '../peers/test-settings.ts'
import { send, tenantObject } from './api.ts'
import { exposedRow, instant } from './exposed-rows.ts'

export function call(method: string, path: string, body?: unknown, key = apiKey): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  return send(`/v1/experiments${path}`, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })
}

export interface Told {
  experiment: { id: string; phase: number; name: string }
  state: string
  stopped: { at: string; why: string } | null
  history: { type: string; by: string; why?: string }[]
  report: ExperimentReport | null
}
export const told = async (id: string): Promise<Told> => (await call('GET', `/${id}`)).json()

/** The status and the codes of what was wrong. */
export async function refused(response: Response): Promise<[number, string, (string | undefined)[]]> {
  const { error, fields = [] } = await response.json<Refusal>()
  return [response.status, error, fields.map(({ code, path }) => code ?? path)]
}

/** Lets every alarm of the tenant ring that comes until then. */
export async function pass(until: string): Promise<void> {
  const end = Date.parse(until)
  for (let rings = 0; rings < 200; rings++) {
    const due = await runInDurableObject(tenantObject(), (_: Tenant, { storage }) => storage.getAlarm())
    if (due === null || due > end) break
    vi.setSystemTime(due)
    await runDurableObjectAlarm(tenantObject())
  }
  vi.setSystemTime(end)
}

/** What one customer of an arm did: kept until day 90 or not, and how the conversation ended. */
export interface Lived {
  experiment: string
  arm: string
  day: string
  kept: boolean
  outcome: SessionRow['outcome']
}

let made = 0

function livedRow({ experiment, arm, day, kept, outcome }: Lived): SessionRow {
  const session = `lived-${(made += 1)}`
  const standing = kept ? ('paying' as const) : ('ended' as const)
  const seen = [30, 60, 90].map((after) => ({ day: after, standing, paid: kept ? 4900 : 0 }))
  const at = `${day}T12:00:00.000Z`
  const { followed, ...row } = exposedRow({ session, customer: session, day, arm, position: 10, seen })
  return {
    ...row,
    outcome,
    exposed: [{ experiment, phase: 1, arm, bucket: 7, horizon: 90, plain: false, at }],
    ...(followed && { followed }),
    ...(outcome === 'cancelled' && { leaving: { asked: instant(at), took: 30 } }),
  }
}

/** As if that many customers had been there. */
export const live = (lived: readonly Lived[]): Promise<void> =>
  runInDurableObject(tenantObject(), (_: Tenant, { storage }) =>
    storage.transactionSync(() => {
      for (const one of lived) keepCounted(storage.sql, livedRow(one))
    }),
  )

export const some = (count: number, one: Lived): Lived[] => Array.from({ length: count }, () => one)
