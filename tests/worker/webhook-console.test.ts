/** Webhooks as operators have them, from the form to the log, and as strangers do not. */
import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { tellable } from '#shared/webhooks/events.ts'
import { signOperator } from '#worker/identity/operator.ts'
import type { Tenant } from '#worker/tenant/tenant.ts'
import { mostEndpoints } from '#worker/webhooks/endpoints.ts'
import { begin, say, send } from './api.ts'
import { Box } from './hooks.ts'
import { german, give } from './notices.ts'

const cookieOf = async (tenant: string) =>
  `parley_operator=${await signOperator(tenant, env.PARLEY_SECRET, new Date())}`

async function look(path = '/console/webhooks', tenant = 'demo', lang = 'en') {
  const response = await send(path, {
    headers: { cookie: await cookieOf(tenant), 'accept-language': lang },
    redirect: 'manual',
  })
  return response.text()
}

async function press(
  path: string,
  fields: Record<string, string | string[]> = {},
  tenant = 'demo',
  headers = {},
) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  const init = { method: 'POST', redirect: 'manual', body } as const
  return send(path, {
    ...init,
    headers: { origin: 'https://parley.test', cookie: await cookieOf(tenant), ...headers },
  })
}

const form = (url: string, more: Record<string, string | string[]> = {}) => ({
  id: crypto.randomUUID(),
  url,
  mode: 'live',
  types: [...tellable],
  owner: '',
  ...more,
})

/** Adds one and says where its page is. */
async function added(url: string, more: Record<string, string | string[]> = {}, tenant = 'demo') {
  const fields = form(url, more)
  const response = await press('/console/webhooks', fields, tenant)
  const html = await response.text()
  expect(response.status, html).toBe(200)
  const secret =
    /whsec_[A-Za-z0-9+/]{43}=/.exec(html.replaceAll('&#x2F;', '/').replaceAll('&#x3D;', '='))?.[0] ?? ''
  return { fields, secret, html, page: `/console/webhooks/${fields.id}` }
}

const stored = (tenant: string) =>
  runInDurableObject(env.TENANT.getByName(tenant), (_: Tenant, { storage }) =>
    JSON.stringify(
      ['webhook_endpoints', 'webhook_messages', 'webhook_deliveries'].map((table) =>
        storage.sql.exec(`SELECT * FROM ${table}`).toArray(),
      ),
    ),
  )

describe('from the form to the receiver', () => {
  it('a conversation that ends is told, signed by the secret that was shown, once', async () => {
    const box = new Box()
    const { secret, page, html } = await added(box.url)
    expect(secret).not.toBe('')
    expect(html).toContain('not shown again')
    await say(await say(await begin('hooked'), { type: 'leaving' }), { type: 'accepted' })
    await expect.poll(() => box.received(), { timeout: 10_000 }).toHaveLength(1)
    const [received] = await box.received()
    const { id = '', timestamp = '', signature = '', body = '' } = received ?? {}
    const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'session.cancelled',
      data: { customer: 'hooked', subscription: 'sub-hooked', mode: 'live' },
    })
    expect(body).not.toMatch(/Dana|Noa|@/)
    await expect.poll(() => look(page)).toContain('status 200')
    const shown = await look(page)
    expect(shown).toContain('a customer cancels')
    expect(shown).toContain('delivered')
    expect(shown).toContain(id)
    expect(shown).not.toMatch(/whsec_|>hooks\.|\{\w+\}|<script/)
    // Neither is the secret anywhere as it is.
    expect(await stored('demo')).not.toContain(secret.slice(6, 40))
  })

  it('T32 one press sends a message again: the same id, another signature; a test is one more', async () => {
    const box = new Box()
    const { page, secret } = await added(box.url, { types: ['notice.received'] }, 'beside')
    await give({ ...german, email: 'x@example.test' }, 'DE', 'beside')
    await expect.poll(() => box.received(), { timeout: 10_000 }).toHaveLength(1)
    await expect.poll(() => look(page, 'beside')).toContain('status 200')
    const place = /name="place" value="(\d+)"/.exec(await look(page, 'beside'))?.[1] ?? ''
    const again = await press(`${page}/replay`, { place }, 'beside')
    expect([again.status, again.headers.get('location')]).toEqual([303, `${page}#d-${place}`])
    await expect.poll(() => box.received(), { timeout: 10_000 }).toHaveLength(2)
    const [first, second] = await box.received()
    expect(second?.id).toBe(first?.id)
    expect(second?.body).toBe(first?.body)
    expect(first?.body).not.toMatch(/Jonas|example\.test|FL-2041/)
    expect((await press(`${page}/ping`, {}, 'beside')).status).toBe(303)
    await expect.poll(() => box.received(), { timeout: 10_000 }).toHaveLength(3)
    const { id = '', timestamp = '', signature = '', body = '' } = (await box.received())[2] ?? {}
    const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'webhook.ping' })
  })

  it('another secret: both sign for a day, and the page says so', async () => {
    const box = new Box()
    const { page, secret } = await added(box.url, {}, 'beside')
    const rotated = await (await press(`${page}/rotate`, {}, 'beside')).text()
    expect(rotated).toContain('For a day each message is signed with this secret and with the one before')
    expect(rotated.replaceAll('&#x2F;', '/').replaceAll('&#x3D;', '=')).not.toContain(secret)
    await press(`${page}/ping`, {}, 'beside')
    await expect.poll(() => box.received(), { timeout: 10_000 }).toHaveLength(1)
    const [received] = await box.received()
    expect(received?.signature.split(' ')).toHaveLength(2)
    expect(await look(page, 'beside')).toContain('the one before also signs until')
  })

  it('switched off it holds, and can be switched on; removed only after a second press', async () => {
    const box = new Box()
    const { page } = await added(box.url, { types: ['notice.received'] }, 'reads')
    await press(`${page}/switch_off`, {}, 'reads')
    await give({ ...german, email: 'x@example.test' }, 'DE', 'reads')
    const off = await look(page, 'reads')
    expect(off).toContain('here in the console')
    expect(off).toContain('1 message is held')
    expect(await box.received()).toEqual([])
    await press(`${page}/switch_on`, {}, 'reads')
    await expect.poll(() => box.received(), { timeout: 10_000 }).toHaveLength(1)
    expect(await look(`${page}/remove`, 'reads')).toContain('Remove this webhook?')
    expect(await look('/console/webhooks', 'reads')).toContain(box.url)
    await press(`${page}/remove`, {}, 'reads')
    expect(await look('/console/webhooks', 'reads')).not.toContain(box.url)
    expect(await look(page, 'reads')).toContain('There is nothing here')
  })
})

describe('the form', () => {
  it.each([
    ['http://hooks.example.com/', 'must begin with https'],
    ['https://127.1/', 'a number is not taken'],
    ['https://user:pass@hooks.example.com/', 'a name or password'],
    ['https://hooks.example.com:22/', 'Only port 443'],
    ['https://parley.test/in', 'Parley’s own'],
    ['https://printer.local/', 'inside a network only'],
    ['nonsense', 'cannot be read'],
    ['https://no-such-name-at-all.invalid-here.example/', 'Nothing can be reached there'],
  ])('T34 %s is refused on saving, and comes back as it was filled in', async (url, why) => {
    const response = await press('/console/webhooks', form(url, { owner: 'ops@example.test' }), 'reads')
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain(why)
    expect(html).toContain(`value="${url}"`)
    expect(html).toContain('value="ops@example.test"')
    expect(await look('/console/webhooks', 'reads')).toContain('Nobody is told yet')
  })

  it('wants something to tell, and an owner who can be written to', async () => {
    const { url } = new Box()
    const none = await press('/console/webhooks', form(url, { types: [] }), 'reads')
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Choose at least one')])
    const owner = await press('/console/webhooks', form(url, { owner: 'ops' }), 'reads')
    expect([owner.status, await owner.text()]).toEqual([422, expect.stringContaining('is not an address')])
  })

  it('sent twice adds one, and shows its secret once', async () => {
    const { url } = new Box()
    const { fields, page } = await added(url, {}, 'reads')
    const again = await press('/console/webhooks', fields, 'reads')
    expect([again.status, again.headers.get('location')]).toEqual([303, page])
    expect((await look('/console/webhooks', 'reads')).split(url)).toHaveLength(2)
    await press(`${page}/remove`, {}, 'reads')
  })

  it('gives way to a sentence where there are as many as can be', async () => {
    const pages: string[] = []
    for (let n = 0; n < mostEndpoints; n++) pages.push((await added(new Box().url, {}, 'reads')).page)
    const full = await look('/console/webhooks', 'reads')
    expect(full).toContain(`There can be ${mostEndpoints}`)
    expect(full).not.toContain('name="url"')
    const { url } = new Box()
    await press('/console/webhooks', form(url), 'reads')
    expect(await look('/console/webhooks', 'reads')).not.toContain(url)
    for (const page of pages) await press(`${page}/remove`, {}, 'reads')
  })

  it('T36 an address with markup in it is shown as text', async () => {
    const { url } = new Box()
    const { page } = await added(`${url}?a=<img/onerror=alert(1)>`, {}, 'reads')
    for (const path of ['/console/webhooks', page, `${page}/remove`]) {
      const html = await look(path, 'reads')
      expect(html).not.toContain('<img/')
      expect(html).toContain(new URL(url).host)
    }
    await press(`${page}/remove`, {}, 'reads')
  })
})

describe('who may not', () => {
  it('strangers, other sites and other tenants', async () => {
    const box = new Box()
    const { page } = await added(box.url)
    expect((await send('/console/webhooks', { redirect: 'manual' })).status).toBe(303)
    expect((await send(page, { redirect: 'manual' })).status).toBe(303)
    for (const deed of ['ping', 'rotate', 'switch_off', 'remove', 'replay']) {
      const path = `${page}/${deed}`
      expect((await press(path, { place: '1' }, 'demo', { cookie: '' })).status, deed).toBe(401)
      expect((await press(path, { place: '1' }, 'demo', { origin: 'https://evil.test' })).status, deed).toBe(
        403,
      )
      expect((await press(path, { place: '1' }, 'beside')).status, deed).toBe(404)
    }
    expect(await look(page, 'beside')).toContain('There is nothing here')
    expect((await look('/console/webhooks', 'beside')).includes(box.url)).toBe(false)
    expect((await press(`${page}/replay`, { place: '999' })).status).toBe(404)
    expect((await press(`${page}/replay`, { place: '1 OR 1' })).status).toBe(404)
    expect(await look(page)).toContain('one signs')
    expect(await box.received()).toEqual([])
  })
})

it('says so where there is none, in both languages, and nothing in keys', async () => {
  const [en, he] = [await look('/console/webhooks', 'reads'), await look('/console/webhooks', 'reads', 'he')]
  expect(en).toContain('Nobody is told yet')
  expect(en).toMatch(/href="\/console\/webhooks" aria-current="page">Webhooks</)
  expect(he).toContain('<html lang="he" dir="rtl">')
  expect(he).toContain('עדיין אין למי למסור')
  for (const html of [en, he]) expect(html).not.toMatch(/>hooks\.|\{\w+\}|<script/)
})
