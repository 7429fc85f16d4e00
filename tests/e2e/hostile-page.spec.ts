/**
 * The page we are a guest on may have broken what every script stands on, or may listen (T42). Leaving works all the same:
 * in the chat, or by the merchant's own address; and what we were told is told to nobody but the worker.
 */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { stage, visit, type Chat } from './stage.ts'

const set = stage()

/** Presses the page's own button, and goes on by whatever stands there then. */
async function leave(page: Page, chat: Chat): Promise<'chat' | 'exit'> {
  const confirm = page.getByRole('button', { name: 'Yes, cancel my plan' })
  const link = page.getByRole('alert').getByRole('link')
  const way = chat.dialog.getByRole('button', { name: 'Cancel now' })
  await page.locator('[data-parley-cancel]').click()
  await confirm.or(link).or(way).first().waitFor({ timeout: 5000 })
  const inChat = (await chat.dialog.getByRole('heading', { level: 3 }).count()) > 0
  if ((await way.count()) > 0) await way.click()
  else if ((await link.count()) > 0) await link.click()
  await confirm.waitFor()
  return inChat ? 'chat' : 'exit'
}

const listens = 'const own = fetch; window.fetch = (...all) => own(...all)'
const throws = (name: string) => `${name} = () => { throw 1 }`
const shadow = 'HTMLElement.prototype.attachShadow = Element.prototype.attachShadow'

/** Each with somebody who has not been here yet. */
test.each([
  ['fetch listens', listens, 'sam'],
  ['JSON.parse throws', throws('JSON.parse'), 'walter'],
  ['lists have more to them', 'Array.prototype.each = Object.prototype.extend = () => {}', 'mara'],
  ['lists are written as text', 'Array.prototype.toJSON = () => "list"', 'eitan'],
] as const)('T42 where %s, the chat works', async (_, script, customer) => {
  const { page, chat } = await visit(set, customer)
  await page.addInitScript(script)
  await page.reload()
  expect(await leave(page, chat)).toBe('chat')
})

test.each([
  ['fetch never answers', 'window.fetch = () => new Promise(() => {})'],
  ['fetch throws', throws('window.fetch')],
  ['fetch makes answers up', 'window.fetch = async () => Response.json({ turn: {} })'],
  ['JSON.stringify throws', throws('JSON.stringify')],
  ['Promise is a poor copy', 'window.Promise = class { then() {} }'],
  ['Promise.race is missing', 'delete Promise.race'],
  ...['map', 'some', 'find', 'filter', 'concat', 'push', 'slice'].map((name) => [
    `lists throw at ${name}`,
    throws(`Array.prototype.${name}`),
  ]),
  ['attachShadow throws', throws(shadow)],
  ['attachShadow gives nothing', `${shadow} = () => null`],
])('T42 where %s, the merchant’s own way is there', async (_, script) => {
  const { page, chat } = await visit(set, 'tomas')
  await page.addInitScript(script ?? '')
  await page.reload()
  expect(await leave(page, chat)).toBe('exit')
})

describe('T42 a page that listens', () => {
  test('finds token and ticket where they are told to be, and nowhere else', async () => {
    const { page, chat } = await visit(set, 'jonas')
    await page.addInitScript(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      new BroadcastChannel('parley').addEventListener('message', ({ data }) => heard.push(data))
      addEventListener('message', ({ data }) => heard.push(data))
      for (const type of ['opened', 'ended', 'closed'])
        addEventListener(`parley:${type}`, (event) => heard.push((event as CustomEvent).detail))
    })
    const requests: { url: string; headers: string; body: string }[] = []
    page.on('request', (request) => {
      const { authorization = '', ...rest } = request.headers()
      const isOurs = new URL(request.url()).pathname.startsWith('/v1/sessions')
      const headers = JSON.stringify(isOurs ? rest : { authorization, ...rest })
      requests.push({ url: request.url(), headers, body: isOurs ? '' : (request.postData() ?? '') })
    })
    await page.reload()
    await chat.open()
    await chat.press('Cancel now')
    const [token = '', ticket = ''] = (await page.evaluate(() => String(sessionStorage['parley']))).split(' ')
    expect([token.length > 100, ticket.length > 100]).toEqual([true, true])
    await chat.press('Yes, cancel my plan')
    const seen = await page.evaluate(() =>
      JSON.stringify([
        (window as unknown as { heard: unknown[] }).heard,
        document.documentElement.outerHTML,
        document.querySelector('parley-chat')?.shadowRoot?.innerHTML,
        location.href,
        document.cookie,
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        performance.getEntries(),
      ]),
    )
    for (const secret of [token, ticket, token.slice(-20), ticket.slice(-20)]) {
      expect(seen).not.toContain(secret)
      expect(JSON.stringify(requests)).not.toContain(secret)
    }
  })

  test('changes nothing by saying things: what is shown is what the worker answered', async () => {
    const { page, chat } = await visit(set, 'lina')
    await chat.open()
    const before = await chat.said()
    await page.evaluate(() => {
      const turn = { number: 9, messages: ['Saved!'], input: null, outcome: 'saved' }
      for (const data of [9, { turn }, 'saved', null]) {
        postMessage(data, '*')
        new BroadcastChannel('parley').postMessage(data)
      }
    })
    await chat.press('Cancel now')
    expect(await chat.question()).toBe('Cancel your plan?')
    expect(await chat.said()).toContain(before)
    expect(await chat.said()).not.toContain('Saved!')
  })

  test('that puts an offer into an answer gets a no, and the customer the way out', async () => {
    const { page, chat } = await visit(set, 'yuki')
    await page.addInitScript(() => {
      const own = fetch
      window.fetch = (url, init) => {
        const body =
          typeof init?.body === 'string' &&
          init.body.replace('"leaving"', '"accepted","offer":"free","percent_off":100')
        return own(url, { ...init, ...(body && { body }) })
      }
    })
    await page.reload()
    await chat.open()
    await chat.dialog.getByRole('button', { name: 'Cancel now' }).click()
    await page.getByRole('alert').getByRole('link').click()
    await page.getByRole('button', { name: 'Yes, cancel my plan' }).waitFor()
  })
})
