/** The button that plays a year: how far it is, what was found, and what is said where something is missing. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { demoApp } from '#worker/demo/app.tsx'
import { migrations } from '#worker/demo/books.ts'
import { bringTo } from '#worker/demo/bring.ts'
import type { DemoEnv } from '#worker/demo/desk.ts'
import { Years, type Bring, type Year } from '#worker/demo/years.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { reportsOf } from '../simulate/a-year.ts'
import { deskInMemory } from './desk-in-memory.ts'

const at = '2026-11-22T12:00:00.000Z'
const site = 'http://shop.test'

function aShop() {
  const database = new DatabaseSync(':memory:')
  migrations.forEach((migration) => database.exec(migration))
  return new Years({
    exec: (query, ...values) => {
      const rows = database.prepare(query).all(...values)
      return { toArray: () => rows }
    },
  })
}

/** Parley as far as a year needs it. */
function aParley() {
  const rows: SessionRow[] = []
  const parts: string[] = []
  const bring: Bring = async (part) => {
    const { type, rows: more = [] } = part as { type: string; rows?: SessionRow[] }
    parts.push(type)
    rows.push(...more)
    return { ok: true, reports: type === 'close' ? reportsOf(rows) : [] }
  }
  return { rows, parts, bring }
}

async function played(years: Years, bring: Bring): Promise<Year | null> {
  while (await years.step(bring, () => '2026-11-22T12:00:30.000Z'));
  return years.read()
}

describe('a year', () => {
  test('is cleared away, brought part by part, closed and compared with its truth', async () => {
    const [years, parley] = [aShop(), aParley()]
    expect(years.begin({ seed: 3, customers: 600 }, at)).toBe(true)
    const year = await played(years, parley.bring)
    expect(parley.parts).toEqual(['begin', 'rows', 'rows', 'close'])
    expect(year).toMatchObject({ state: 'done', days: 365, conversations: parley.rows.length, seed: 3 })
    expect(new Set(parley.rows.map(({ session }) => session)).size).toBe(parley.rows.length)
    expect(year?.found.map(({ experiment, arm }) => `${experiment}/${arm}`)).toEqual([
      'price-discount/discount',
      'unused-pause/pause',
      'unused-pause/words',
      'product-help/help',
      'product-help/asks-again',
    ])
  }, 60_000)

  test('is not begun twice at once, and is after it is over', async () => {
    const [years, parley] = [aShop(), aParley()]
    years.begin({ seed: 1, customers: 100 }, at)
    expect(years.begin({ seed: 2, customers: 100 }, at)).toBe(false)
    await played(years, parley.bring)
    expect(years.begin({ seed: 2, customers: 100 }, at)).toBe(true)
  })

  test('says what stopped it, by a code', async () => {
    const years = aShop()
    years.begin({ seed: 1, customers: 100 }, at)
    const answers = (answer: () => Promise<Response>) =>
      bringTo({ PARLEY: { fetch: answer }, PARLEY_DEMO_KEY: 'k', DEMO_TENANT: 'demo' } as unknown as DemoEnv)
    const no = async () => Response.json({ error: 'real_tenant' }, { status: 403 })
    expect(await years.step(answers(no), () => at)).toBe(false)
    expect(years.read()).toMatchObject({ state: 'failed', why: 'real_tenant' })
    years.begin({ seed: 1, customers: 100 }, at)
    await years.step(
      answers(() => Promise.reject(new TypeError('gone'))),
      () => at,
    )
    expect(years.read()).toMatchObject({ state: 'failed', why: 'away' })
  })
})

describe('its page', () => {
  const desk = deskInMemory()
  const app = demoApp({ desk: () => desk, now: () => new Date(at), wait: async () => {} })
  const env = {
    PARLEY: { fetch: async () => new Response('Parley') },
    DEMO_TENANT: 'demo',
  } as unknown as DemoEnv
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(`${site}${path}`, { headers }, env)
  const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(`${site}/shop/year`, { method: 'POST', headers, body: new URLSearchParams(form) }, env)

  test.each(['en', 'he'])(
    'has a button before and looks again by itself after, without a script (%s)',
    async (lang) => {
      const before = await get(`/shop/year?lang=${lang}`)
      expect(await before.text()).toContain('action="/shop/year"')
      expect(before.headers.get('refresh')).toBeNull()
      const own = deskInMemory()
      await own.playYear({ seed: 1, customers: 100 }, at)
      const busy = demoApp({ desk: () => own, now: () => new Date(at), wait: async () => {} })
      const under = await busy.request(`${site}/shop/year?lang=${lang}`, {}, env)
      expect(under.headers.get('refresh')).toBe('2')
      const html = await under.text()
      expect(html).toContain('<progress')
      expect(html).not.toMatch(/action="\/shop\/year"|<script|style=/)
    },
  )

  test('is begun by the button on the account page, and once', async () => {
    expect(await (await get('/')).text()).toContain('action="/shop/year"')
    const begun = await post({})
    expect([begun.status, begun.headers.get('location')]).toEqual([303, '/shop/year'])
    const program = { accept: 'application/json' }
    expect((await post({}, program)).status).toBe(409)
    const { year } = (await (await get('/shop/year', program)).json()) as { year: Year }
    expect(year).toMatchObject({ state: 'clearing', seed: 20_261_122, customers: 20_000 })
  })

  test.each([
    { seed: '-1' },
    { seed: 'x' },
    { customers: '99' },
    { customers: '100001' },
    { customers: '1.5' },
  ])('takes no nonsense: %j', async (form) =>
    expect((await post(form as Record<string, string>)).status).toBe(422),
  )

  test('takes nothing from another site', async () =>
    expect((await post({}, { origin: 'https://elsewhere.test' })).status).toBe(403))
})
