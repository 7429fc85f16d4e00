/** The console in plain Node, with objects that remember no more than a test gives them. */
import { Hono } from 'hono'
import { consolePages } from '#worker/console/routes.tsx'
import type { Env } from '#worker/env.ts'
import { signLoginLink, signOperator } from '#worker/identity/operator.ts'
import { objectName } from '#worker/identity/object-name.ts'
import { pageSize, type Filter } from '#worker/tenant/reports.ts'
import { testSettings, testTenants } from '../peers/test-settings.ts'
import type { ARecord } from './a-record.ts'

export const origin = 'https://parley.test'
const other = { ...testTenants[0], id: 'other', name: 'Otherwise', apiKeys: {} }

export interface AConsole {
  env: Env
  /** Every filter the list was asked with. */
  asked: Filter[]
  send: (path: string, init?: RequestInit) => Promise<Response>
  post: (path: string, form: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
  link: (tenant?: string, at?: Date) => Promise<string>
  /** The cookie of a signed-in operator. */
  cookie: (tenant?: string) => Promise<string>
}

export function aConsole(records: readonly ARecord[] = []): AConsole {
  const asked: Filter[] = []
  const env = envOf(records, asked)
  const app = new Hono().route('/console', consolePages)
  const send: AConsole['send'] = async (path, init) => app.request(`${origin}${path}`, init, env)
  return {
    env,
    asked,
    send,
    post: (path, form, headers = {}) =>
      send(path, { method: 'POST', headers: { origin, ...headers }, body: new URLSearchParams(form) }),
    link: (tenant = 'demo', at = new Date()) => signLoginLink(testSettings.PARLEY_SECRET, tenant, at),
    cookie: async (tenant = 'demo') =>
      `parley_operator=${await signOperator(tenant, testSettings.PARLEY_SECRET, new Date())}`,
  }
}

function envOf(records: readonly ARecord[], asked: Filter[]): Env {
  const used = new Set<string>()
  const tenantNamed = (tenant: string) => {
    const rows = records.filter((one) => one.tenant === tenant).map(({ row }) => row)
    return {
      sessions: async (filter: Filter) => {
        asked.push(filter)
        return rows
          .filter(fits(filter))
          .toSorted((a, b) => (a.ended < b.ended ? 1 : -1))
          .slice(0, pageSize + 1)
      },
      session: async (id: string) => rows.find(({ session }) => session === id) ?? null,
      useLink: async (jti: string) => used.size < used.add(jti).size,
    }
  }
  const customerNamed = (name: string) => ({
    record: async (id: string, locale: string) => {
      const found = records.find(
        ({ tenant, row }) => row.session === id && objectName(tenant, row.mode, row.customer) === name,
      )
      return found ? { ok: true, ...found.read(locale) } : { ok: false, code: 'not_found' }
    },
  })
  const settings = { ...testSettings, PARLEY_TENANTS: JSON.stringify([...testTenants, other]) }
  return {
    ...settings,
    TENANT: { getByName: tenantNamed },
    CUSTOMER: { getByName: customerNamed },
  } as unknown as Env
}

const fits =
  ({ reason, outcome, from, until, after }: Filter) =>
  (row: ARecord['row']): boolean =>
    (reason === null || row.reasons.includes(reason)) &&
    (outcome === null || row.outcome === outcome) &&
    (from === null || row.ended >= from) &&
    (until === null || row.ended <= `${until}T99`) &&
    (after === null || row.ended < after.ended)
