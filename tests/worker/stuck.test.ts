/** The list of what needs a person, as the people who see to it have it. */
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { signOperator } from '#worker/identity/operator.ts'
import { current, eventsOf, send, setFault } from './api.ts'
import { changes, leaving, offered, silence, soon, stuckOf, yes } from './effects.ts'
import { lettersOf } from './receipts.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await setFault('none')
})

const cookieOf = async (tenant = 'demo') =>
  `parley_operator=${await signOperator(tenant, env.PARLEY_SECRET, new Date())}`
const look = async (lang = 'en') => {
  const headers = { cookie: await cookieOf(), 'accept-language': lang }
  return (await send('/console/stuck', { headers })).text()
}
const post = async (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  send(path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form),
    headers: { origin: 'https://parley.test', cookie: await cookieOf(), ...headers },
  })
const keyOf = async (customer: string) => (await stuckOf(customer))[0]?.key ?? ''
const rowIn = (html: string, key: string) => html.slice(html.indexOf(`id="s-${key}"`)).split('</tr>')[0] ?? ''

/** A cancellation that billing declined. */
async function declined(customer: string) {
  const at = await leaving(customer)
  await setFault('refuse')
  await yes(at)
  await soon(customer)
  return { at, key: await keyOf(customer) }
}

describe('the list of what needs a person', () => {
  it('says so where there is nothing', async () => {
    const html = await look()
    expect(html).toContain('Nothing needs you')
    expect(html).toMatch(/href="\/console\/stuck"[^>]*>Needs you</)
  })

  it('says what, for whom, since when, how often tried, why and by when, with a way to the exit', async () => {
    const { key } = await declined('listed')
    const [one] = await stuckOf('listed')
    const row = rowIn(await look(), key)
    for (const said of ['listed', 'Enter a cancellation', 'It was declined: billing said 422', '1 try'])
      expect(row).toContain(said)
    expect(row).toContain(`datetime="${one?.asked}"`)
    expect(row).toContain(`datetime="${one?.needs.due}"`)
    expect(row).toContain(`href="/console/sessions/${one?.session}"`)
    expect(await look()).toMatch(/href="\/console\/stuck"[^>]*>Needs you \(1\)</)
    const hebrew = await look('he')
    expect(hebrew).toContain('dir="rtl"')
    expect(rowIn(hebrew, key)).toContain('הזנת ביטול')
  })

  it('one press tries again, once the cause is mended', async () => {
    const { at, key } = await declined('mended')
    await post(`/console/stuck/${key}/retry`)
    expect(await stuckOf('mended')).toMatchObject([{ tries: 2 }])
    await setFault('none')
    const pressed = await post(`/console/stuck/${key}/retry`)
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/console/stuck'])
    expect(await changes('mended')).toEqual(['cancel'])
    expect(await stuckOf('mended')).toEqual([])
    expect((await current(at.ticket)).turn.messages).toEqual([copyFor('en').say('ended.cancelled.done')])
    const failed = (await eventsOf('mended')).filter(({ type }) => type === 'effect_failed')
    expect(failed).toHaveLength(1)
  })

  it('or it was done by hand: by whom, when and under which number is on the record, and the customer hears (S0.16)', async () => {
    const { at, key } = await declined('handed')
    await post(`/console/stuck/${key}/done`, { reference: ' INV-2027/14 ' })
    await post(`/console/stuck/${key}/done`, { reference: 'another' })
    const done = (await eventsOf('handed')).filter(
      (event) => event.type === 'effect_done' && event.key === key,
    )
    expect(done).toMatchObject([
      { by: 'hand', reference: 'INV-2027/14', who: expect.stringMatching(/^[0-9a-f]{8}$/) as string },
    ])
    expect(await stuckOf('handed')).toEqual([])
    expect((await current(at.ticket)).turn.messages).toEqual([copyFor('en').say('ended.cancelled.done')])
    await soon('handed')
    expect((await lettersOf('handed')).at(-1)?.text).toContain(copyFor('en').say('ended.cancelled.done'))
    const exit = await send(`/console/sessions/${key.replace(/-\d+-\d+$/, '')}`, {
      headers: { cookie: await cookieOf() },
    })
    expect(await exit.text()).toMatch(/done by hand \(sign-in [0-9a-f]{8}, reference INV-2027\/14\)/)
  })

  it('a provider that lets nobody in is one cause for all; mended, everything is done by itself', async () => {
    silence()
    const [saver, leaver] = [await offered('barred-saver'), await leaving('barred-leaver')]
    await setFault('barred')
    await yes(saver)
    expect((await yes(leaver)).messages[0]).toMatch(/^We have your cancellation/)
    for (const one of ['barred-saver', 'barred-leaver']) {
      await soon(one)
      expect(await stuckOf(one)).toMatchObject([{ needs: { why: 'barred' } }])
    }
    expect(rowIn(await look(), await keyOf('barred-leaver'))).toContain('does not let us in')
    await setFault('none')
    vi.setSystemTime(Date.now() + 1.1 * 3_600_000)
    await soon('barred-saver')
    await soon('barred-leaver')
    await soon('barred-leaver')
    await soon('barred-saver')
    vi.useRealTimers()
    expect(await changes('barred-saver')).toEqual(['plan_change'])
    expect(await changes('barred-leaver')).toEqual(['cancel'])
    expect([...(await stuckOf('barred-saver')), ...(await stuckOf('barred-leaver'))]).toEqual([])
  })

  it('refuses strangers, other sites, other tenants, and what is not in it', async () => {
    const { key } = await declined('guarded')
    const path = `/console/stuck/${key}/done`
    expect((await post(path, {}, { cookie: '' })).status).toBe(401)
    expect((await post(path, {}, { origin: 'https://evil.test' })).status).toBe(403)
    expect((await post(path, {}, { cookie: await cookieOf('nobody') })).status).toBe(401)
    expect((await post('/console/stuck/no-such-key/retry')).status).toBe(404)
    expect((await post(path, { reference: 'x'.repeat(101) })).status).toBe(400)
    expect((await post(path, { reference: 'a\u202eb' })).status).toBe(400)
    expect(await stuckOf('guarded')).toHaveLength(1)
  })
})
