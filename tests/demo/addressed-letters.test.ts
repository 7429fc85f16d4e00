/** Letters to an address that no customer is known by: kept once, and to be read in the demonstration's mailbox. */
import { beforeEach, expect, test } from 'vitest'
import { demoApp } from '#worker/demo/app.tsx'
import type { DemoEnv } from '#worker/demo/desk.ts'
import { deskInMemory } from './desk-in-memory.ts'

const bearer = 'k'.repeat(43)
const env = { PARLEY_DEMO_KEY: bearer } as DemoEnv
let app: ReturnType<typeof demoApp>

beforeEach(() => {
  const desk = deskInMemory()
  app = demoApp({ desk: () => desk, now: () => new Date('2026-11-22T10:00:00Z'), wait: async () => {} })
})

const letter = {
  key: 'notice-1',
  subject: 'Eingangsbestätigung',
  text: 'Die Kündigung ist eingegangen.',
  locale: 'de',
}
const post = (body: unknown, key = bearer) =>
  app.request(
    'http://shop.test/billing/letters',
    { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(body) },
    env,
  )
const mailbox = async (customer: string) =>
  (
    await app.request('http://shop.test/mailbox', { headers: { cookie: `shop_customer=${customer}` } }, env)
  ).text()

test('sent twice it is one letter, with its address, in every mailbox', async () => {
  const sent = { ...letter, email: 'jonas@example.test' }
  expect([(await post(sent)).status, (await post(sent)).status]).toEqual([204, 204])
  for (const customer of ['mara', 'jonas']) {
    const html = await mailbox(customer)
    expect(html.match(/Eingangsbestätigung/g)).toHaveLength(1)
    expect(html).toContain('<bdi>jonas@example.test</bdi>')
  }
})

test.each([
  ['no address', letter, bearer, 422],
  ['an address that is none', { ...letter, email: 'mara' }, bearer, 422],
  ['a stranger', { ...letter, email: 'jonas@example.test' }, 'x', 401],
])('%s', async (_, body, key, status) => {
  expect((await post(body, key)).status).toBe(status)
  expect(await mailbox('mara')).not.toContain('Eingangsbestätigung')
})

test('the address of a receipt can be pressed; nothing else of a letter becomes markup', async () => {
  const address = 'https://parley.test/receipt/abc?d=1&e=2'
  const text = `It is done.\n\n${address}\n<b>https://evil.test</b>`
  expect((await post({ ...letter, text, email: 'jonas@example.test' })).status).toBe(204)
  const html = await mailbox('mara')
  expect(html).toContain('<a href="https://parley.test/receipt/abc?d=1&amp;e=2">')
  expect(html).toContain('&lt;b&gt;https://evil.test&lt;/b&gt;')
})
