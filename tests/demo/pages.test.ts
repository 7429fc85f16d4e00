/** The business's own pages and forms: who is signed in, what they are shown, and what another site may not do. */
import { base64url, jwtVerify } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { demoApp } from '#worker/demo/app.tsx'
import type { DemoEnv, Desk } from '#worker/demo/desk.ts'
import { deskInMemory } from './desk-in-memory.ts'

const now = new Date('2026-11-22T10:00:00Z')
const secret = base64url.encode(new Uint8Array(32).fill(7))
const env: DemoEnv = {
  PARLEY: { fetch: async (request) => new Response(`Parley: ${new URL(request.url).pathname}`) },
  PARLEY_DEMO_KEY: 'k',
  DEMO_TENANT: 'demo',
  DEMO_KID: 'first',
  DEMO_SIGNING_KEY: secret,
}
const site = 'http://shop.test'
let desk: Desk
let app: ReturnType<typeof demoApp>

beforeEach(() => {
  desk = deskInMemory()
  app = demoApp({ desk: () => desk, now: () => now, wait: async () => {} })
})

const get = (path: string, cookie = '') => app.request(`${site}${path}`, { headers: { cookie } }, env)
const post = (path: string, headers: Record<string, string> = {}, form: Record<string, string> = {}) =>
  app.request(`${site}${path}`, { method: 'POST', headers, body: new URLSearchParams(form) }, env)

const claimsOf = async (token: string) =>
  (await jwtVerify(token, base64url.decode(secret), { issuer: 'demo', currentDate: now })).payload

describe('the token', () => {
  test('says who is signed in, and is good for five minutes', async () => {
    const response = await post('/parley-token', { cookie: 'shop_customer=noa', origin: site })
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { token } = (await response.json()) as { token: string }
    const { iat = 0, exp = 0, ...said } = await claimsOf(token)
    expect(said).toMatchObject({ sub: 'noa', subscription: 'sub_noa', mode: 'live' })
    expect(exp - iat).toBe(300)
  })

  test.each([{ origin: 'https://elsewhere.test' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'is refused to another site: %j',
    async (headers) =>
      expect((await post('/parley-token', headers as Record<string, string>)).status).toBe(403),
  )

  test('goes along from our own cancel address to the plain page, a new one each time', async () => {
    const tokens = await Promise.all(
      [1, 2].map(async () => {
        const response = await get('/cancel', 'shop_customer=sam; shop_lang=he')
        expect(response.status).toBe(303)
        const address = new URL(response.headers.get('location') ?? '', site)
        expect([address.pathname, address.searchParams.get('lang')]).toEqual(['/exit', 'he'])
        return address.searchParams.get('token') ?? ''
      }),
    )
    expect((await claimsOf(tokens[0] ?? '')).sub).toBe('sam')
    expect(new Set(tokens).size).toBe(2)
  })
})

describe('the pages', () => {
  test('are written in the language asked for, which is remembered', async () => {
    const response = await get('/?lang=he')
    expect(await response.text()).toContain('<html lang="he" dir="rtl">')
    expect(response.headers.get('set-cookie')).toContain('shop_lang=he')
    expect(await (await get('/mailbox', 'shop_lang=he')).text()).toContain('<html lang="he" dir="rtl">')
  })

  test('allow nothing inline', async () => {
    const response = await get('/')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self';/)
    expect(await response.text()).not.toMatch(/<style|style=|<script>|\son[a-z]+=/)
  })

  test('show a letter as it was written, the newest first, and only to whom it was sent', async () => {
    const letter = { subject: 'First', text: 'A <b>bold</b> & quiet word', locale: 'en' }
    await desk.receive('obrien', 'a', letter, '2026-11-22T09:00:00Z')
    await desk.receive('obrien', 'b', { ...letter, subject: 'Second' }, '2026-11-22T09:30:00Z')
    const html = await (await get('/mailbox', 'shop_customer=obrien')).text()
    expect(html.indexOf('Second')).toBeLessThan(html.indexOf('First'))
    expect(html).toContain('A &lt;b&gt;bold&lt;/b&gt; &amp; quiet word')
    expect(await (await get('/mailbox', 'shop_customer=mara')).text()).toContain('No letters yet')
  })

  test('leave every other address to Parley', async () => {
    expect(await (await get('/v1/sessions/current')).text()).toBe('Parley: /v1/sessions/current')
  })
})

describe('the forms', () => {
  test('sign in as anyone on the list and nobody else', async () => {
    expect((await post('/shop/sign-in', {}, { customer: 'ruth' })).headers.get('set-cookie')).toContain(
      '=ruth',
    )
    expect((await post('/shop/sign-in', {}, { customer: 'nobody' })).status).toBe(404)
  })

  test('keep a plan after all, and start over', async () => {
    const status = async () => (await desk.see('ruth', now.toISOString()))?.subscription.status
    expect(await status()).toBe('cancelling')
    await post('/shop/keep', { cookie: 'shop_customer=ruth' })
    expect(await status()).toBe('active')
    await post('/shop/reset')
    expect(await status()).toBe('cancelling')
  })

  test.each(['sign-in', 'keep', 'reset'])('%s takes nothing from another site', async (form) => {
    expect((await post(`/shop/${form}`, { origin: 'https://elsewhere.test' })).status).toBe(403)
  })
})
