/** A year that the demonstration plays, by the command and by the button, and the console's pages over it in every look. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { check, looks } from './axe.ts'
import { stage, visit } from './stage.ts'

const set = stage()

const pages = [
  '/console/overview?days=365',
  '/console/overview?days=30',
  '/console/experiments?',
  '/console/experiments/price-discount?',
  '/console/experiments/holdout?',
  '/console/stayed?',
  '/console?',
  '/shop/year?',
]

const simulate = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['worker/cli/boot.mjs', 'worker/cli/simulate.ts', ...args])

test('every page shows something true of it, and axe finds nothing', { timeout: 180_000 }, async () => {
  const { stdout } = await simulate('--sessions', '1500', '--address', set.parley.address)
  expect(stdout).toMatch(/conversations in \d+ s, seed 20261122/)
  expect(stdout).toContain('price-discount/discount')
  const page = await (await set.browser.newContext()).newPage()
  await page.goto(set.parley.consoleLink)
  await page.getByRole('button').click()
  await page.waitForURL('**/console')
  for (const { lang, colorScheme, viewport } of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    for (const path of pages) {
      await page.goto(`${set.parley.address}${path}&lang=${lang}`)
      await check(page, `${path} ${lang} ${colorScheme}`)
    }
  }
  await page.goto(`${set.parley.address}/console?lang=en`)
  expect(await page.locator('main').innerText()).toContain('played, not lived')
})

test('the button begins one, and the page says how far it is', async () => {
  const { page } = await visit(set, 'mara')
  await page.getByRole('button', { name: 'Play a year' }).click()
  await page.waitForURL('**/shop/year')
  // The page looks again by itself, and may do so while it is read.
  await page.route('**/shop/year', async (route) => {
    const response = await route.fetch()
    const { refresh: _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  const said = async () => (await page.goto(page.url()), page.locator('main').innerText())
  await expect.poll(said).toMatch(/of 365 days/)
  await check(page, 'while it is played')
})
