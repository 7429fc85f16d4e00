/** An experiment as a product manager meets it: planned, started, watched, given other weights and stopped. */
import type { Cookie, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { check, looks } from './axe.ts'
import { stage, visit } from './stage.ts'

const set = stage()

/** Each page in each look, and then in English again. */
async function checkAll(page: Page, ...paths: string[]): Promise<void> {
  for (const { lang, colorScheme, viewport } of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    for (const path of paths) {
      await page.goto(`${set.parley.address}/console/experiments${path}?lang=${lang}`)
      await check(page, `${path} ${lang} ${colorScheme} ${viewport.width}`)
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${set.parley.address}/console/experiments${paths.at(-1)}?lang=en`)
}

let cookies: Cookie[] = []

/** The link is good once, and what it gives for the whole file. */
async function signedIn(): Promise<Page> {
  const context = await set.browser.newContext()
  await context.addCookies(cookies)
  const page = await context.newPage()
  if (cookies.length > 0) return page
  await page.goto(set.parley.consoleLink)
  await page.getByRole('button', { name: 'Open the console' }).click()
  await page.waitForURL('**/console')
  cookies = await context.cookies()
  return page
}

const main = (page: Page) => page.locator('main').innerText()

async function plan(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Experiments' }).click()
  await page.getByRole('link', { name: 'Plan one' }).click()
  // Of the questions only the fields of the one that is pressed are there.
  expect(await page.getByLabel('In the new arm it reads, in English').isVisible()).toBe(false)
  await page.getByLabel(/^Another sentence/).check()
  await page.getByLabel('Which sentence').selectOption('sorry.service')
  await page.getByLabel('In the new arm it reads, in English').fill('We did not help you, and we say so.')
  await page.getByLabel('Customers a day who come to this offer').fill('40')
  await page.getByLabel('Kept without an offer, percent').fill('25')
  // By the keyboard: Enter works it out, and keeps nothing.
  await page.getByLabel('Kept without an offer, percent').press('Enter')
  await expect.poll(() => main(page)).toContain('days to let customers in')
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await expect.poll(() => main(page)).toContain('Nothing was kept')
  expect(await page.getByLabel('In the new arm it reads, in English').inputValue()).toBe(
    'We did not help you, and we say so.',
  )
  await page.getByRole('link', { name: /^Name:/ }).click()
  expect(await page.evaluate('document.activeElement.name')).toBe('name')
  await page.keyboard.type('Saying so')
  await page.getByLabel('Who answers for it').fill('Customer care')
  await page.getByLabel('The same in Hebrew').fill('לא עזרנו כמו שצריך, ואנחנו אומרים זאת.')
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await page.waitForURL('**/console/experiments/saying-so**')
}

/** Somebody who was not helped well, as far as the offer, or where it would have been. */
async function meets(customer: string): Promise<void> {
  const { chat } = await visit(set, customer)
  await chat.open()
  await chat.tick('I was not helped well')
  await chat.press('Continue')
  await chat.press('Skip this question')
  const yes = chat.dialog.getByRole('button', { name: 'Yes, cancel my plan' })
  // Whoever is made no offer is there already.
  if ((await yes.count()) === 0) await chat.press('Cancel now')
  await chat.press('Yes, cancel my plan')
}

test('is planned, started, watched, weighted anew and stopped', async () => {
  const page = await signedIn()
  await page.goto(`${set.parley.address}/console/experiments`)
  await checkAll(page, '/new', '')
  expect(await main(page)).toContain('Nothing is being tried yet')

  await plan(page)
  expect(await main(page)).toContain('We did not help you, and we say so.')
  await checkAll(page, '/saying-so/edit', '/saying-so/start', '/saying-so')

  await page.getByRole('link', { name: 'Start…' }).click()
  expect(await main(page)).toContain('The question is fixed')
  await page.getByRole('button', { name: 'Start it' }).click()
  await expect.poll(() => main(page)).toContain('It runs.')

  await meets('obrien')
  await meets('walter')
  await expect
    .poll(async () => (await page.reload(), page.locator('#exposures-name').count()), { timeout: 20_000 })
    .toBe(1)
  expect(await main(page)).toContain('Keep going: there is no answer yet.')
  const file = await page.request.get(`${set.parley.address}/console/experiments/saying-so/exposures.csv`)
  expect((await file.text()).split('\n').length).toBeGreaterThan(2)
  await checkAll(page, '', '/saying-so/phase', '/saying-so/stop', '/saying-so')

  await page.getByRole('link', { name: 'New weights…' }).click()
  await page.getByLabel('No offer').fill('50')
  await page.getByRole('button', { name: 'Begin the new phase' }).click()
  await expect.poll(() => main(page)).toContain('do not sum to 100%')
  await page.getByLabel('As today').fill('20.5')
  await page.getByRole('button', { name: 'Begin the new phase' }).click()
  await expect.poll(() => main(page)).toContain('Phase 2 began')

  await page.getByRole('link', { name: 'Stop…' }).click()
  await page.getByLabel('another reason').check()
  await page.getByRole('button', { name: 'Stop it' }).click()
  await expect.poll(() => main(page)).toContain('Stopped. Nobody new is let in.')
  expect(await main(page)).toContain('Stopped for another reason.')
  await checkAll(page, '/saying-so', '')
})

test('a draft with amounts is planned, discarded by the keyboard, found again and restored', async () => {
  const page = await signedIn()
  await page.goto(`${set.parley.address}/console/experiments/new`)
  await page.getByLabel('Name').fill('Five dollars')
  await page.getByLabel('Who answers for it').fill('Growth')
  await page.getByLabel('Judged after').fill('120')
  const [figure, amounts] = [page.getByLabel('In the new arm it is'), page.getByLabel('it takes off')]
  expect([await figure.isVisible(), await amounts.isVisible()]).toEqual([true, false])
  await page.getByLabel('Which figure of which offer').selectOption('loyal-30.amounts')
  expect([await figure.isVisible(), await amounts.isVisible()]).toEqual([false, true])
  await amounts.fill('5 USD, 4.50 EUT')
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await page.getByRole('link', { name: /^In the new arm it takes off: There is no such currency/ }).click()
  expect(await page.evaluate('document.activeElement.name')).toBe('amounts')
  expect(await amounts.inputValue()).toBe('5 USD, 4.50 EUT')
  await amounts.fill('5 USD, 4.50 EUR')
  await page.getByRole('button', { name: 'Keep as a draft' }).click()
  await page.waitForURL('**/console/experiments/five-dollars**')
  expect(await main(page)).toContain('$5.00 off the monthly price')
  await checkAll(page, '/five-dollars/edit', '/five-dollars/discard', '/five-dollars')

  await page.getByRole('link', { name: 'Discard…' }).press('Enter')
  expect(await main(page)).toContain('stays taken')
  await page.getByRole('button', { name: 'Discard it' }).press('Enter')
  await expect.poll(() => main(page)).toContain('It has left the list, and can be restored.')
  await checkAll(page, '/five-dollars/restore', '/five-dollars', '')
  const link = page.getByRole('link', { name: 'Five dollars' })
  expect(await link.isVisible()).toBe(false)
  await page.getByText('1 discarded draft').press('Enter')
  await link.press('Enter')
  await page.getByRole('link', { name: 'Restore…' }).press('Enter')
  await page.getByRole('button', { name: 'Restore it' }).press('Enter')
  await expect.poll(() => main(page)).toContain('It is a draft again.')
  expect(await page.getByRole('link', { name: 'Start…' }).isVisible()).toBe(true)
})
