/** The console in plain Node, with objects that remember no more than a test gives them. */
import { Hono } from 'hono'
import type { CorrectionRow } from '#shared/corrections/row.ts'
import type { Correction } from '#shared/engine/corrections.ts'
import type { Note } from '#shared/engine/exit-notes.ts'
import type { Vocabulary } from '#shared/playbook/vocabulary.ts'
import { consolePages } from '#worker/console/routes.tsx'
import type { Env } from '#worker/env.ts'
import { signLoginLink, signOperator } from '#worker/identity/operator.ts'
import { objectName } from '#worker/identity/object-name.ts'
import { pageSize, type Filter } from '#worker/tenant/reports.ts'
import { testSettings, testTenants } from '../peers/test-settings.ts'
import type { ARecord } from './a-record.ts'

export const origin = 'https://parley.test'
const other = { ...testTenants[0], id: 'other', name: 'Otherwise', apiKeys: {} }

interface More {
  vocabulary?: Vocabulary
  /** Handed out two at a time. */
  corrections?: readonly CorrectionRow[]
  /** Its experiments, as `aDesk` has them. */
  desk?: object
}

export interface AConsole {
  env: Env
  /** Every filter the list was asked with. */
  asked: Filter[]
  /** Every correction that a customer's object was asked for. */
  corrected: unknown[]
  /** Every note that a customer's object was asked to keep. */
  noted: unknown[]
  send: (path: string, init?: RequestInit) => Promise<Response>
  post: (path: string, form: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
  link: (tenant?: string, at?: Date) => Promise<string>
  /** The cookie of a signed-in operator. */
  cookie: (tenant?: string) => Promise<string>
}

export function aConsole(records: readonly ARecord[] = [], more: More = {}): AConsole {
  const asked: Filter[] = []
  const corrected: unknown[] = []
  const noted: unknown[] = []
  const env = envOf(records, { asked, corrected, noted }, more)
  const app = new Hono().route('/console', consolePages)
  const send: AConsole['send'] = async (path, init) => app.request(`${origin}${path}`, init, env)
  return {
    env,
    asked,
    corrected,
    noted,
    send,
    post: (path, form, headers = {}) =>
      send(path, { method: 'POST', headers: { origin, ...headers }, body: new URLSearchParams(form) }),
    link: (tenant = 'demo', at = new Date()) => signLoginLink(testSettings.PARLEY_SECRET, tenant, at),
    cookie: async (tenant = 'demo') =>
      `parley_operator=${await signOperator(tenant, testSettings.PARLEY_SECRET, new Date())}`,
  }
}

type Asked = Pick<AConsole, 'asked' | 'corrected' | 'noted'>

function envOf(records: readonly ARecord[], { asked, corrected, noted }: Asked, more: More): Env {
  const { vocabulary = { reasons: [], words: {} }, corrections = [], desk = {} } = more
  const used = new Set<string>()
  const tenantNamed = (tenant: string) => {
    const rows = records.filter((one) => one.tenant === tenant).map(({ row }) => row)
    return {
      ...desk,
      sessions: async (filter: Filter) => {
        asked.push(filter)
        return rows
          .filter(fits(filter))
          .toSorted((a, b) => (a.ended < b.ended ? 1 : -1))
          .slice(0, pageSize + 1)
      },
      session: async (id: string) => rows.find(({ session }) => session === id) ?? null,
      vocabulary: async () => vocabulary,
      contacts: async () => ({ sessions: 8, again: 1 }),
      corrections: async (after: number) =>
        corrections.map((row, index) => ({ place: index + 1, row })).slice(after, after + 2),
      openNotices: async () => 0,
      countStuck: async () => 0,
      notices: async () => [],
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
    note: async (id: string, written: Note) => {
      noted.push({ id, ...written })
      return { ok: true }
    },
    correct: async (id: string, correction: Correction) => {
      corrected.push({ id, ...correction })
      return { ok: true }
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
  ({ reason, outcome, from, until, after, wish }: Filter) =>
  (row: ARecord['row']): boolean =>
    (reason === null || row.reasons.includes(reason)) &&
    (outcome === null || row.outcome === outcome) &&
    (from === null || row.ended >= from) &&
    (until === null || row.ended <= `${until}T99`) &&
    (after === null || row.ended < after.ended) &&
    (!wish || row.wish === true)
