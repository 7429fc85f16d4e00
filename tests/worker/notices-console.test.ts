/** The list of notices, as the people who see to them have it. */
import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { signOperator } from '#worker/identity/operator.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { send } from './api.ts'
import { address, german, give, onRecord } from './notices.ts'

describe('operators see notices and mark them', () => {
  const cookieOf = async (tenant: string) =>
    `parley_operator=${await signOperator(tenant, env.PARLEY_SECRET, new Date())}`
  const look = async (path = '/console/notices', tenant = 'demo', lang = 'en') => {
    const headers = { cookie: await cookieOf(tenant), 'accept-language': lang }
    return (await send(path, { headers })).text()
  }
  const press = async (path: string, headers: Record<string, string>) =>
    send(path, { method: 'POST', redirect: 'manual', headers: { origin: 'https://parley.test', ...headers } })

  it('who asked for what, when it came in, and by when; done in one press, and undone', async () => {
    const email = address()
    const reason = '<b>Umzug</b> ins Ausland'
    await give({ ...german, kind: 'extraordinary', reason, end: '', name: 'Console Weber', email })
    const { reference = '', receivedAt = '' } = (await onRecord(email)) ?? {}
    const open = await look()
    const row = open.slice(open.indexOf(`id="n-${reference}"`)).split('</tr>')[0] ?? ''
    for (const said of [
      'Console Weber',
      email,
      'FL-2041',
      'Cancel for cause',
      'as early as possible',
      'Germany',
    ])
      expect(row).toContain(said)
    expect(row).toContain('&lt;b&gt;Umzug&lt;/b&gt;')
    expect(row).toContain('by law at once')
    expect(row).toContain(`datetime="${receivedAt}"`)
    expect(open).toMatch(/href="\/console\/notices"[^>]*>Notices \(\d+ open\)</)

    const cookie = await cookieOf('demo')
    const path = `/console/notices/${reference}/done?state=open`
    const done = await press(path, { cookie })
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `/console/notices?state=open#n-${reference}`,
    ])
    const first = (await onRecord(email))?.done
    expect(first?.by).toMatch(/^[0-9a-f]{8}$/)
    await press(path, { cookie })
    expect((await onRecord(email))?.done).toEqual(first)
    expect(await look()).toContain('done by hand')
    expect(await look('/console/notices?state=open')).not.toContain(reference)

    await press(`/console/notices/${reference}/open`, { cookie })
    expect((await onRecord(email))?.done).toBeNull()
  })

  it('refuses strangers, other sites, other tenants and references that are none', async () => {
    const email = address()
    await give({ ...german, email })
    const { reference = '' } = (await onRecord(email)) ?? {}
    const path = `/console/notices/${reference}/done`
    expect((await send('/console/notices', { redirect: 'manual' })).status).toBe(303)
    expect((await press(path, {})).status).toBe(401)
    expect((await press(path, { cookie: await cookieOf('demo'), origin: 'https://evil.test' })).status).toBe(
      403,
    )
    expect((await press(path, { cookie: await cookieOf('beside') })).status).toBe(404)
    expect((await press('/console/notices/none/done', { cookie: await cookieOf('demo') })).status).toBe(404)
    expect(await look('/console/notices', 'beside')).not.toContain(reference)
    expect((await onRecord(email))?.done).toBeNull()
  })

  it('says so where there is none, in both languages', async () => {
    const [en, he] = [await look(undefined, 'beside'), await look(undefined, 'beside', 'he')]
    expect(en).toContain('No notice has come in')
    expect(en).toMatch(/href="\/console\/notices" aria-current="page">Notices</)
    expect(he).toContain('<html lang="he" dir="rtl">')
    expect(he).toContain('לא התקבלה אף הודעה')
    expect(await look('/console/notices?state=open', 'beside')).toContain('Nothing is open')
    for (const html of [en, he]) expect(html).not.toMatch(/>notices\.|\{\w+\}|<script/)
  })

  it('in Hebrew too, with what was written as it was written', async () => {
    const email = address()
    await give({ ...german, end: '', email }, 'FR')
    const html = await look('/console/notices', 'demo', 'he')
    expect(html).toContain(email)
    expect(html).toContain('לפי החוק בתוך זמן סביר')
    expect(html).not.toMatch(/>notices\.|\{\w+\}/)
  })

  it('page by page, the newest first', async () => {
    const tenant = env.TENANT.getByName('reads')
    await runInDurableObject(tenant, (_: Tenant, state) => {
      for (let n = 0; n < 55; n++) {
        const reference = `bbbb${String(n).padStart(12, '0')}`
        const receivedAt = new Date(Date.parse('2026-11-01T00:00:00Z') + n * 60_000).toISOString()
        const body = JSON.stringify({ reference, place: 'EU', content: { name: `Page ${n}` }, receivedAt })
        const insert = 'INSERT INTO notices (reference, at, body) VALUES (?, ?, ?)'
        state.storage.sql.exec(insert, reference, receivedAt, body)
      }
    })
    const first = await look('/console/notices', 'reads')
    const next = /href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const rows = (html: string) => [...html.matchAll(/id="n-([0-9a-f]+)"/g)].map(([, id]) => id)
    const older = await look(next, 'reads')
    expect([rows(first).length, rows(older).length]).toEqual([50, expect.any(Number)])
    const all = [...rows(first), ...rows(older)]
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((id) => id?.startsWith('bbbb'))).toHaveLength(55)
    expect(first).toContain('Withdraw from the contract')
    expect(first).toContain('shown on the page')
  })
})
