/** Whatever is broken, leaving works: within four seconds the merchant's own way stands on the screen (T29). */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Options } from '#widget/options.ts'
import { Chat, stage, visit } from './stage.ts'

const set = stage()
const patience = 4000

/** Opens by the page's own call; says how it went and how long it took. */
const openByCall = (page: Page) =>
  page.evaluate(async () => {
    const since = performance.now()
    const token = async () => {
      const response = await fetch('/parley-token', { method: 'POST' })
      return ((await response.json()) as { token: string }).token
    }
    const { Parley } = window as unknown as { Parley: { open(options: Options): Promise<void> } }
    const went = await Parley.open({ token, exit: '/cancel' }).then(
      () => 'opened',
      (error: unknown) => (error instanceof Error ? 'rejected' : 'rejected with something else'),
    )
    return { went, took: performance.now() - since }
  })

const exitLink = (page: Page) => page.getByRole('alert').getByRole('link')

const broken: [string, (page: Page) => Promise<unknown>][] = [
  ['the chat is blocked', (page) => page.route('**/parley/chat-*', (route) => route.abort())],
  ['the worker answers nothing', (page) => page.route('**/v1/**', () => undefined)],
  [
    'the worker answers 500',
    (page) => page.route('**/v1/**', (route) => route.fulfill({ status: 500, body: 'no' })),
  ],
  ['the worker is unreachable', (page) => page.route('**/v1/**', (route) => route.abort())],
  [
    'no token is to be had',
    (page) => page.route('**/parley-token', (route) => route.fulfill({ status: 403, body: '{}' })),
  ],
]

test.each(broken)('when %s, the way out is shown and open() rejects', async (_, breakIt) => {
  const { page } = await visit(set, 'tomas', { lang: 'en' })
  await breakIt(page)
  await page.reload()
  const { went, took } = await openByCall(page)
  expect(went).toBe('rejected')
  expect(took).toBeLessThan(patience)
  await exitLink(page).waitFor({ timeout: 500 })
  await exitLink(page).click()
  await page.getByRole('button', { name: 'Yes, cancel my plan' }).waitFor()
})

test('when no script runs at all, the link is a link and the plain page cancels in two actions', async () => {
  const { page } = await visit(set, 'sam', { javaScriptEnabled: false })
  await page.locator('[data-parley-cancel]').click()
  await page.getByRole('button', { name: 'Yes, cancel my plan' }).click()
  await page.getByRole('heading', { name: 'Your cancellation' }).waitFor()
  expect(await page.locator('main').innerText()).toMatch(/It is done|We have your cancellation/)
})

test('when the network goes in the middle, words are kept, the way out is shown, and it goes on from there', async () => {
  const { page, chat } = await visit(set, 'jonas')
  await chat.open()
  await page.context().setOffline(true)
  await chat.write('I wrote this before the train went into the tunnel')
  await exitLink(page).waitFor({ timeout: patience })
  expect(await page.getByRole('alert').innerText()).not.toBe('')
  await page.context().setOffline(false)
  await expect.poll(() => chat.said(), { timeout: 10_000 }).toContain('before the train went into the tunnel')
  await expect.poll(() => exitLink(page).count()).toBe(0)
})

test('when the worker dies in the middle, trying again goes on from there', async () => {
  const { page, chat } = await visit(set, 'lina')
  await chat.open()
  await page.route('**/v1/**', (route) => route.abort())
  await chat.dialog.getByRole('button', { name: 'Cancel now' }).click()
  await exitLink(page).waitFor({ timeout: patience })
  await page.unroute('**/v1/**')
  const again = chat.dialog.getByRole('button', { name: 'Try again' })
  if (await again.count()) await again.click()
  await expect.poll(() => chat.question(), { timeout: 10_000 }).toBe('Cancel your plan?')
})

test('a press made twice counts once', async () => {
  const { page, chat } = await visit(set, 'yuki')
  await chat.open()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/current')) sent.push(request.postData() ?? '')
  })
  await chat.dialog.getByRole('button', { name: 'Cancel now' }).dblclick()
  await expect.poll(() => chat.question()).toBe('Cancel your plan?')
  expect(new Set(sent).size).toBe(1)
})

test('remove() leaves the page as it was found', async () => {
  const { page } = await visit(set, 'tomas')
  const shape = () => page.evaluate(() => document.documentElement.outerHTML)
  const before = await shape()
  const chat = new Chat(page)
  await chat.open()
  await page.evaluate('Parley.remove()')
  expect(await shape()).toBe(before)
  expect(await page.evaluate(() => 'Parley' in window)).toBe(false)
  await page.locator('[data-parley-cancel]').click()
  await page.waitForURL('**/exit?**')
})
