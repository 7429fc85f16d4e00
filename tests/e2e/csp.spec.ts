/** A guest on a strict page of another origin: `default-src 'self'` plus ours, nothing inline, Trusted Types demanded. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#worker/cli/free-port.ts'
import { secretsOf, signingKey } from '#worker/cli/secrets.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { Chat, stage } from './stage.ts'

const port = (await freePort(0)) ?? 0
const host = `http://127.0.0.1:${port}`
const set = stage({ origins: [host] })
let server: Server

const html = (parley: string) => `<!doctype html><html lang="en"><title>Strict</title>
<script src="${parley}/parley.js" defer></script><script src="/violations.js"></script>
<h1>A strict page</h1><a href="${parley}/exit" data-parley-cancel="/token">Cancel my plan</a></html>`

const watch = `window.violations = []
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI))`

beforeAll(async () => {
  const secrets = await secretsOf(set.folder)
  const { address } = set.parley
  server = createServer((request, response) => {
    const csp = `default-src 'self' ${address}; require-trusted-types-for 'script'; trusted-types 'none'`
    const send = (type: string, body: string) =>
      response.writeHead(200, { 'content-type': type, 'content-security-policy': csp }).end(body)
    if (request.url === '/violations.js') return send('text/javascript', watch)
    if (request.url !== '/token') return send('text/html; charset=utf-8', html(address))
    const who = { tenant: 'demo', customer: 'tomas', subscription: 'sub_tomas', mode: 'live' } as const
    void signToken(who, signingKey(secrets), new Date()).then((token) =>
      send('application/json', JSON.stringify({ token })),
    )
    return response
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  expect((server.address() as AddressInfo).port).toBe(port)
})
afterAll(() => server.close())

test('S0.1 nothing opens and nothing is asked of Parley until the customer presses', async () => {
  const page = await (await set.browser.newContext()).newPage()
  const calls: string[] = []
  page.on('request', (request) => request.url().includes('/v1/') && calls.push(request.url()))
  await page.goto(host, { waitUntil: 'networkidle' })
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(calls).toEqual([])
  await page.close()
})

test('the whole conversation breaks no rule of a strict page', async () => {
  const page = await (await set.browser.newContext()).newPage()
  const troubles: string[] = []
  page.on('console', (said) => said.type() === 'error' && troubles.push(said.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(host)
  const chat = new Chat(page)
  await chat.open()
  const styled = await chat.dialog.evaluate((dialog) => getComputedStyle(dialog).borderRadius)
  expect(styled).not.toBe('0px')
  await chat.press('Cancel now')
  await chat.press('Yes, cancel my plan')
  expect(await chat.question()).toBe('Your cancellation')
  expect(await page.evaluate('window.violations')).toEqual([])
  expect(troubles.filter((line) => !line.includes('favicon'))).toEqual([])
})

test('a page of an origin that the tenant did not name is shown the way out instead', async () => {
  const page = await (await set.browser.newContext()).newPage()
  await page.goto(host.replace('127.0.0.1', 'localhost'))
  await page.locator('[data-parley-cancel]').click()
  await page.getByRole('alert').getByRole('link').waitFor({ timeout: 4000 })
})
