/** The open form takes so many notices an hour; whoever is turned away is told how to leave all the same. */
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { endOfHour, mostNotices, NoticeLimits } from '#worker/tenant/notice-limits.ts'
import { Tenant } from '#worker/tenant/tenant.ts'
import { newKey, setFault } from './api.ts'
import { address, german, give, silence } from './notices.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

describe('the form is limited, and leaving is not', () => {
  const from = (ip: string) => ({ 'cf-connecting-ip': ip })

  it('after 20 from one address: a page that keeps everything and says how to leave all the same', async () => {
    silence()
    const ip = '203.0.113.20'
    const first = { ...german, email: address(), key: newKey() }
    expect((await give(first, 'DE', 'beside', from(ip))).response.status).toBe(200)
    for (let n = 1; n < mostNotices.sender; n++)
      expect((await give({ ...german, email: address() }, 'DE', 'beside', from(ip))).response.status).toBe(
        200,
      )
    const email = address()
    const { response, html } = await give({ ...german, email }, 'DE', 'beside', from(ip))
    expect(response.status).toBe(429)
    const wait = Number(response.headers.get('retry-after'))
    expect(wait > 0 && wait <= 3600).toBe(true)
    expect(html).toContain('<a class="button" href="/cancel">Kündigen bei Next door</a>')
    expect(html).toContain('Auch ein Brief oder eine E-Mail an das Unternehmen gilt')
    expect(html).toContain('jetzt kündigen')
    for (const kept of ['value="Jonas Weber"', 'value="FL-2041"', `value="${email}"`])
      expect(html).toContain(kept)
    // What is on record already is still proven, and others are not held up.
    expect((await give(first, 'DE', 'beside', from(ip))).response.status).toBe(200)
    expect((await give({ ...german, email }, 'DE', 'beside', from('203.0.113.21'))).response.status).toBe(200)
  })

  it('says so in every language of the pages', async () => {
    silence()
    const until = new Date(endOfHour(Date.now())).toISOString()
    vi.spyOn(Tenant.prototype, 'receiveNotice').mockResolvedValue({ ok: false, until })
    for (const [place, said] of [
      ['DE', 'Noch nicht gespeichert'],
      ['FR', 'Pas encore enregistré'],
      ['EU', 'Not stored yet'],
    ] as const) {
      const { response, html } = await give({ ...german, email: address() }, place)
      expect([response.status, html.includes(said), html.includes('href="/cancel"')]).toEqual([
        429,
        true,
        true,
      ])
    }
  })

  it('wrong forms and looking at the page count for nothing', async () => {
    const ip = '203.0.113.22'
    for (let n = 0; n <= mostNotices.sender; n++)
      expect((await give({ ...german, email: '' }, 'DE', 'beside', from(ip))).response.status).toBe(422)
    expect((await give({ ...german, email: address() }, 'DE', 'beside', from(ip))).response.status).toBe(200)
  })

  it('1,000 an hour for one tenant; the next hour begins anew', async () => {
    const hour = Date.parse('2026-11-05T10:00:00Z')
    const limited = env.TENANT.getByName('reads')
    const taken = await runInDurableObject(limited, (_: Tenant, state) => {
      const limits = new NoticeLimits(state.storage.sql)
      const times = Array.from({ length: mostNotices.tenant + 5 }, (_, n) => hour + n)
      const answers = times.map((at) => limits.take(null, at))
      return [
        answers.filter(Boolean).length,
        limits.take('somebody', hour + 9999),
        limits.take(null, hour + 3_600_000),
      ]
    })
    expect(taken).toEqual([mostNotices.tenant, false, true])
  })

  it('keeps a hash for the hour and no address, not even in the log', async () => {
    const log = silence()
    await setFault('down')
    const ip = '203.0.113.23'
    await give({ ...german, email: address() }, 'DE', 'reads', from(ip))
    const tables = () =>
      runInDurableObject(env.TENANT.getByName('reads'), (_: Tenant, state) => ({
        senders: state.storage.sql.exec('SELECT * FROM notice_senders').toArray(),
        notices: state.storage.sql.exec('SELECT * FROM notices').toArray(),
      }))
    const kept = await tables()
    expect(kept.senders.map(({ sender }) => sender)).toContainEqual(expect.stringMatching(/^[0-9a-f]{24}$/))
    expect(JSON.stringify([kept, log.mock.calls])).not.toContain(ip)
    await runInDurableObject(env.TENANT.getByName('reads'), (_: Tenant, state) => {
      state.storage.sql.exec('UPDATE notice_senders SET hour = hour - 1')
    })
    await runDurableObjectAlarm(env.TENANT.getByName('reads'))
    expect((await tables()).senders).toEqual([])
  })
})
