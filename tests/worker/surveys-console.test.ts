/** Who stayed, as the people of a tenant see them. */
import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it, vi } from 'vitest'
import { signOperator } from '#worker/identity/operator.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { day } from '../fixtures/a-clock.ts'
import { ring, send, tenantObject } from './api.ts'
import { push } from './facts-api.ts'
import { leave } from './receipts.ts'
import { answer, pathFor, rowOf, rowSays, stay } from './surveys.ts'
import { eachFromStart, pass, start } from './talks.ts'

eachFromStart()

async function look(path = '/console/stayed', tenant = 'demo', lang = 'en'): Promise<string> {
  const cookie = `parley_operator=${await signOperator(tenant, env.PARLEY_SECRET, new Date())}`
  const response = await send(path, { headers: { cookie, 'accept-language': lang } })
  expect(response.status).toBe(200)
  return response.text()
}
const line = (html: string, customer: string): string =>
  html.split('<tr').find((row) => row.includes(`>${customer}<`)) ?? ''

describe('the page of those who stayed', () => {
  it('with three customers is a list, a survey and figures already (S2.14)', async () => {
    await push('console-anna', { contractEnd: '2028-01-01' }, new Date(start - day).toISOString())
    for (const customer of ['console-anna', 'console-bo']) await stay(customer)
    const { session } = await leave('console-cy')
    await vi.waitFor(async () => expect(await tenantObject().session(session)).not.toBeNull())
    expect(line(await look(), 'console-anna')).toContain('asked first')

    await pass('console-anna', 14)
    await answer(await pathFor('console-anna'), { score: '9', text: 'Planted praise', mayAsk: 'on' })
    await rowSays('console-anna', { score: 9, story: true })
    await pass('console-bo', 30)
    await answer(await pathFor('console-bo'), { score: '6' })
    await rowSays('console-bo', { score: 6 })
    await ring('console-bo')

    const html = await look()
    const said = '(NPS): 0. Of 2 answers in 365 days, 1 were 9 or 10 and 1 were 6 or less.'
    expect(html).toContain(said)
    expect(line(html, 'console-anna')).toMatch(/9 of 10.*may be asked for their story/s)
    expect(line(html, 'console-bo')).toMatch(/subscribed and paying.*datetime="2027-07-09.*6 of 10/s)
    expect(html).not.toMatch(/console-cy|Planted|<script/)

    // Told again, an answer counts once; changed, it counts as what it is now.
    const row = await rowOf('console-bo')
    for (let n = 0; n < 3; n++) if (row) await tenantObject().report(row)
    expect(await tenantObject().scores()).toEqual({ promoters: 1, detractors: 1, all: 2 })
    await answer(await pathFor('console-bo'), { score: '10' })
    await rowSays('console-bo', { score: 10 })
    expect(await tenantObject().scores()).toEqual({ promoters: 2, detractors: 0, all: 2 })

    const exit = await look(`/console/sessions/${(await rowOf('console-anna'))?.session}`)
    expect(exit).toContain('Planted praise')
    vi.setSystemTime(start + 40 * day)
    expect(await look('/console')).toMatch(/First contact: \d+% of the conversations/)
  })

  it('says so where nobody has stayed yet, in both languages, and is in the menu', async () => {
    const [en, he] = [await look(undefined, 'beside'), await look(undefined, 'beside', 'he')]
    expect(en).toContain('Nobody has stayed yet')
    expect(en).toMatch(/href="\/console\/stayed" aria-current="page">Who stayed</)
    expect(en).not.toContain('(NPS)')
    expect(he).toContain('<html lang="he" dir="rtl">')
    expect(he).toContain('עוד אין מי שנשאר')
    for (const html of [en, he]) expect(html).not.toMatch(/>stayed\.|\{\w+\}|<script/)
  })

  it('in Hebrew too, with an answer and what billing says', async () => {
    await stay('console-dov', {}, 'he')
    await pass('console-dov', 30)
    await answer(await pathFor('console-dov'), { score: '9', mayAsk: 'on' })
    await rowSays('console-dov', { score: 9 })
    const html = await look(undefined, 'demo', 'he')
    expect(line(html, 'console-dov')).toContain('מתוך 10')
    expect(html).toContain('נכונות להמליץ (NPS)')
    expect(html).not.toMatch(/>(stayed|standing|outcome)\.|\{\w+\}/)
  })

  it('lets strangers in nowhere', async () => {
    const response = await send('/console/stayed', { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/console/sign-in'])
  })

  it('page by page, the newest first, each once; test customers are none', async () => {
    await runInDurableObject(env.TENANT.getByName('reads'), (_: Tenant, { storage }) => {
      for (let n = 0; n < 55; n++) {
        const ended = new Date(start + n * 60_000).toISOString()
        const row: Partial<SessionRow> = { session: `s-${n}`, customer: `page-${n}`, ended, outcome: 'kept' }
        storage.sql.exec(
          `INSERT INTO sessions (session, position, customer, mode, ended, outcome, reasons, body)
           VALUES (?, 1, ?, ?, ?, 'kept', '', ?)`,
          `s-${n}`,
          `page-${n}`,
          n === 54 ? 'test' : 'live',
          ended,
          JSON.stringify(row),
        )
      }
    })
    const idsOf = (html: string) => [...html.matchAll(/id="y-s-(\d+)"/g)].map(([, id]) => Number(id))
    const first = await look(undefined, 'reads')
    const next = /href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const older = await look(next, 'reads')
    expect([...idsOf(first), ...idsOf(older)]).toEqual(Array.from({ length: 54 }, (_, n) => 53 - n))
    expect(idsOf(first)).toHaveLength(50)
    expect(older).toContain('Back to the newest')
  })
})
