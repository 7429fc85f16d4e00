/** A page that pins the loader has pinned the chat: bytes that are not those of the build do not run (T47). */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '#worker/cli/free-port.ts'
import { root } from '#worker/cli/root.mjs'
import { chatName, pinnedName, tagOf, type Seal } from '#worker/cli/seal.ts'
import { secretsOf, signingKey } from '#worker/cli/secrets.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { Chat, stage } from './stage.ts'

const port = (await freePort(0)) ?? 0
/** A shop of another origin, with one page. */
const shop = `http://127.0.0.1:${port}`
const set = stage({ origins: [shop] })
let server: Server
let served = { tag: '', policy: '' }

beforeAll(async () => {
  const key = signingKey(await secretsOf(set.folder))
  server = createServer((request, response) => {
    const send = (type: string, body: string) =>
      response.writeHead(200, { 'content-type': type, 'content-security-policy': served.policy }).end(body)
    if (request.url !== '/token')
      return send(
        'text/html',
        `<!doctype html><html lang="en"><title>Shop</title>${served.tag}<a href="/cancel" data-parley-cancel="/token">Leave</a></html>`,
      )
    const who = { tenant: 'demo', customer: 'tomas', subscription: 'sub_tomas', mode: 'live' } as const
    void signToken(who, key, new Date()).then((token) => send('application/json', JSON.stringify({ token })))
    return response
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
})
afterAll(() => server.close())

const plain = () => `<script src="${set.parley.address}/parley.js" defer></script>`
const pinned = async (): Promise<string> => {
  const seal = JSON.parse(await readFile(join(root, 'dist/widget/integrity.json'), 'utf8')) as Seal
  return tagOf(seal).replace('https://YOUR-SERVER', set.parley.address)
}

/** The shop's page with this tag and under this policy; and which scripts it asked for. */
async function shopWith(tag: string, policy = `default-src 'self' ${set.parley.address}`) {
  served = { tag, policy }
  const page = await (await set.browser.newContext()).newPage()
  const asked: string[] = []
  page.on('request', (request) => request.resourceType() === 'script' && asked.push(request.url()))
  return { page, chat: new Chat(page), asked, go: () => page.goto(shop) }
}

const byNonce = `script-src 'nonce-abc'; require-trusted-types-for 'script'; trusted-types 'none'`
const withNonce = (tag: string): string => tag.replace('<script ', '<script nonce="abc" ')

/** Somebody on the way, or on the server, adds a line to the script. */
const tamper = (page: Page, address: string) =>
  page.route(address, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${await response.text()}\nwindow.tampered = true` })
  })

const wasTampered = (page: Page) => page.evaluate(() => 'tampered' in window)
const exitLink = (page: Page) => page.getByRole('alert').getByRole('link')

describe('T47 a page with the pinned tag', () => {
  test('opens the chat, asks for it once, and stands as it was found', async () => {
    const { page, chat, asked, go } = await shopWith(await pinned())
    await go()
    const shape = () => page.evaluate(() => document.documentElement.outerHTML)
    const before = await shape()
    await chat.open()
    expect(asked.filter((address) => address.includes('/parley/chat-'))).toHaveLength(1)
    await page.evaluate('Parley.remove()')
    expect(await shape()).toBe(before)
  })

  test('needs no more of a strict policy than the tag without it: a nonce is enough', async () => {
    const { chat, go } = await shopWith(withNonce(await pinned()), byNonce)
    await go()
    await chat.open()
    expect(await chat.question()).not.toBe('')
  })

  test.each([
    ['by address', (tag: string) => tag, undefined],
    ['by nonce', withNonce, byNonce],
  ])(
    'runs no other chat where scripts are let in %s: the way out is shown, at every press',
    async (_, dressed, policy) => {
      const { page, go } = await shopWith(dressed(await pinned()), policy)
      await tamper(page, '**/parley/chat-*')
      await go()
      for (const _ of ['once', 'again']) {
        await page.locator('[data-parley-cancel]').click()
        await exitLink(page).waitFor({ timeout: 4000 })
        expect(await wasTampered(page)).toBe(false)
        await page.keyboard.press('Escape')
      }
    },
  )

  test('runs no other loader: the link leads to the page’s own cancel address', async () => {
    const { page, go } = await shopWith(await pinned())
    await tamper(page, '**/parley-*.js')
    await go()
    await page.locator('[data-parley-cancel]').click()
    await page.waitForURL(`${shop}/cancel`)
  })
})

test('a page that pins nothing is held to nothing', async () => {
  const { page, chat, go } = await shopWith(plain())
  await tamper(page, '**/parley/chat-*')
  await go()
  await chat.open()
  expect(await wasTampered(page)).toBe(true)
})

test.each(['identity', 'gzip', 'br'])(
  'T47 what is served for ever under a hash has that hash (%s)',
  async (encoding) => {
    const get = async (path: string) => {
      const response = await fetch(set.parley.address + path, { headers: { 'accept-encoding': encoding } })
      expect(response.headers.get('cache-control')).toContain('immutable')
      return new Uint8Array(await response.arrayBuffer())
    }
    const [, loaderPath = ''] =
      /SERVER(\/parley-\w+\.js)/.exec((await pinned()).replace(set.parley.address, 'SERVER')) ?? []
    const loader = await get(loaderPath)
    expect(`/${pinnedName(loader)}`).toBe(loaderPath)
    const [chatPath = ''] = /parley\/chat-[\w-]+\.js/.exec(new TextDecoder().decode(loader)) ?? []
    expect(chatName(await get(`/${chatPath}`))).toBe(chatPath)
  },
)
