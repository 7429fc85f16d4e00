/** The console as support uses it, in the browser. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stage, visit } from './stage.ts'

const set = stage()

async function signIn(): Promise<Page> {
  const page = await (await set.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto(set.parley.consoleLink)
  await page.getByRole('button', { name: 'Open the console' }).click()
  await page.waitForURL('**/console')
  return page
}

test('a stranger sees how to get in and nothing else; the link works once', async () => {
  const page = await (await set.browser.newContext()).newPage()
  for (const path of ['/console', '/console/sessions/anything']) {
    await page.goto(set.parley.address + path)
    expect(page.url()).toContain('/console/sign-in')
  }
  const first = await signIn()
  expect(await first.locator('main').innerText()).toContain('Nothing is recorded yet')
  await page.goto(set.parley.consoleLink)
  await page.getByRole('button', { name: 'Open the console' }).click()
  expect(await page.locator('main').innerText()).toContain('It was used before')
  await visitors()
  await first.reload()
  await expect
    .poll(async () => {
      await first.reload()
      return first.getByRole('row').count()
    })
    .toBe(4)
  await listAndDetail(first)
})

/** Three people: one leaves for a price, one is saved, one leaves at once. */
async function visitors(): Promise<void> {
  const price = await visit(set, 'walter')
  await price.chat.open()
  await price.chat.tick('It costs too much')
  await price.chat.press('Continue')
  await price.chat.press('No, thanks')
  await price.chat.press('Yes, cancel my plan')
  const saved = await visit(set, 'obrien')
  await saved.chat.open()
  await saved.chat.tick('I was not helped well')
  await saved.chat.press('Continue')
  await saved.chat.write('My neighbour waited <b>three</b> weeks')
  await expect.poll(() => saved.chat.question()).toBe('Your case comes first, from now')
  await saved.chat.press('I will stay while you fix it')
  const leaver = await visit(set, 'priya')
  await leaver.chat.open()
  await leaver.chat.press('Cancel now')
  await leaver.chat.press('Yes, cancel my plan')
}

async function listAndDetail(page: Page): Promise<void> {
  await page.getByLabel('Outcome').selectOption({ label: 'Took an offer' })
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByRole('row').last().getByRole('link').first().click()
  const text = await page.locator('main').innerText()
  expect(text).toContain('My neighbour waited <b>three</b> weeks')
  expect(text).toContain('priority-fix')
  expect(text).toMatch(/service-fix/)
}
