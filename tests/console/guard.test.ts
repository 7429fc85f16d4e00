import { describe, expect, test } from 'vitest'
import { signLoginLink } from '#worker/identity/operator.ts'
import { sealed } from '#worker/identity/secret.ts'
import { hour } from '../fixtures/a-clock.ts'
import { testSettings } from '../peers/test-settings.ts'
import { aConsole, origin } from './a-console.ts'
import { records } from './records.ts'

const inside = [
  '/console',
  '/console/',
  '/console/sessions/a1f0c2d4-0001',
  '/console/anything',
  '/console?lang=he',
]

describe('a stranger', () => {
  test.each(inside)('GET %s is shown to the door', async (path) => {
    const response = await aConsole(records).send(path)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/console/sign-in')
    expect(await response.text()).toBe('')
  })

  test.each([...inside, '/console/sign-out'])('POST %s is refused', async (path) => {
    const response = await aConsole(records).post(path, {})
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain('cus_')
  })

  test.each([
    ['made up', async () => 'parley_operator=abc'],
    ['a link in place of a cookie', async () => `parley_operator=${await aConsole().link()}`],
    [
      'signed by another',
      async () =>
        `parley_operator=${await sealed('operator', { tenant: 'demo' }, 'x'.repeat(43), new Date(), 60)}`,
    ],
    ['of a tenant that is gone', () => aConsole().cookie('gone')],
    [
      'of yesterday',
      async () => {
        const yesterday = new Date(Date.now() - 24 * hour)
        return `parley_operator=${await sealed('operator', { tenant: 'demo' }, testSettings.PARLEY_SECRET, yesterday, 60)}`
      },
    ],
  ])('a cookie %s opens nothing', async (_what, cookie) => {
    const response = await aConsole(records).send('/console', { headers: { cookie: await cookie() } })
    expect(response.status).toBe(303)
  })
})

describe('a link', () => {
  test('signs in once, and only when the button is pressed', async () => {
    const { send, post, link } = aConsole(records)
    const key = await link()
    for (let look = 0; look < 3; look++) expect((await send(`/console/sign-in?key=${key}`)).status).toBe(200)
    const first = await post('/console/sign-in', { key })
    expect([first.status, first.headers.get('location')]).toEqual([303, '/console'])
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(
      /^parley_operator=[^;]+; Max-Age=43200; Path=\/console; HttpOnly; Secure; SameSite=Lax$/,
    )
    const page = await send('/console', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect([page.status, (await page.text()).includes('cus_mara')]).toEqual([200, true])
    const second = await post('/console/sign-in', { key })
    expect([second.status, second.headers.get('set-cookie')]).toEqual([401, null])
    expect(await second.text()).toContain('does not work any more')
  })

  test('expired, altered, absent or of an unknown tenant opens nothing', async () => {
    const { send, post, link } = aConsole(records)
    const good = await link()
    const bad = [
      await link('demo', new Date(Date.now() - 2 * hour)),
      `${good.slice(0, -2)}xx`,
      '',
      await link('gone'),
      await signLoginLink('x'.repeat(43), 'demo', new Date()),
      (await aConsole().cookie()).replace('parley_operator=', ''),
    ]
    for (const key of bad) {
      expect((await post('/console/sign-in', { key })).status).toBe(401)
      expect((await send(`/console/sign-in?key=${key}`)).status).toBe(401)
    }
  })

  test('is not needed to be told how to get one', async () => {
    const response = await aConsole().send('/console/sign-in')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('prints a link')
  })
})

describe('a form', () => {
  test.each([
    [{ origin: 'https://evil.test' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: '', 'sec-fetch-site': 'same-origin' }, 303],
    [{ origin }, 303],
  ])('sent with %o is answered %i', async (headers, status) => {
    const { post, link } = aConsole()
    expect((await post('/console/sign-in', { key: await link() }, headers)).status).toBe(status)
  })

  test('sent from nowhere is refused', async () => {
    const { send, link } = aConsole()
    const body = new URLSearchParams({ key: await link() })
    expect((await send('/console/sign-in', { method: 'POST', body })).status).toBe(403)
  })

  test('that cannot be read opens nothing', async () => {
    const { send } = aConsole()
    const torn = { origin, 'content-type': 'multipart/form-data; boundary=x' }
    expect((await send('/console/sign-in', { method: 'POST', headers: torn, body: '--y' })).status).toBe(401)
    const json = { origin, 'content-type': 'application/json' }
    expect((await send('/console/sign-in', { method: 'POST', headers: json, body: '{}' })).status).toBe(401)
  })

  test('larger than any of ours is refused', async () => {
    expect((await aConsole().post('/console/sign-in', { key: 'x'.repeat(20_000) })).status).toBe(413)
  })

  test('signs out', async () => {
    const { post, cookie } = aConsole()
    const response = await post('/console/sign-out', {}, { cookie: await cookie() })
    expect(response.headers.get('set-cookie')).toMatch(/^parley_operator=; Max-Age=0; Path=\/console/)
    expect(response.headers.get('location')).toBe('/console/sign-in')
  })
})

test.each(['/console', '/console/sign-in', '/console/sessions/none', '/console/page.css'])(
  'T42 %s says what a browser may do with it',
  async (path) => {
    const { send, cookie } = aConsole()
    const { headers } = await send(path, { headers: { cookie: await cookie() } })
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'self';.*frame-ancestors 'none'/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe(path.endsWith('.css') ? 'public, max-age=300' : 'no-store')
  },
)
