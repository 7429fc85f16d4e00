/** The whole conversation without a mouse, and a dialog that keeps its manners. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stage, visit } from './stage.ts'

const set = stage()

/** What has the focus, through the shadow root, as its role and name would be read. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at: Element | null = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    const label =
      at?.getAttribute('aria-label') ??
      (at as HTMLInputElement | null)?.labels?.[0]?.innerText ??
      at?.textContent ??
      ''
    return `${at?.tagName.toLowerCase()} ${label.trim()}`
  })

async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if ((await focused(page)).includes(name)) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab never reaches ${name}; it is at ${await focused(page)}`)
}

test('from the button to the receipt and back, by keyboard alone', async () => {
  const { page, chat } = await visit(set, 'mara')
  await page.locator('[data-parley-cancel]').focus()
  await page.keyboard.press('Enter')
  await chat.ready()
  expect(await focused(page)).toMatch(/^h3 What makes you want to leave/)
  await tabTo(page, 'It costs too much')
  await page.keyboard.press('Space')
  await tabTo(page, 'Continue')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toMatch(/^h3 (?!What makes)/)
  for (const next of ['30% off for 3 months', 'Cancel your plan?']) {
    await tabTo(page, 'No, thanks')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe(`h3 ${next}`)
  }
  expect(await chat.question()).toBe('Cancel your plan?')
  await expect.poll(() => focused(page)).toBe('h3 Cancel your plan?')
  await tabTo(page, 'Yes, cancel my plan')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('h3 Your cancellation')
  await page.keyboard.press('Escape')
  await expect.poll(() => chat.dialog.count()).toBe(0)
})

test('Tab stays inside in both directions; the page behind cannot be reached', async () => {
  const { page, chat } = await visit(set, 'tomas')
  await chat.open()
  for (const key of ['Tab', 'Shift+Tab']) {
    const seen = new Set<string>()
    for (let presses = 0; presses < 45; presses++) {
      await page.keyboard.press(key)
      seen.add(await page.evaluate(() => document.activeElement?.tagName.toLowerCase() ?? ''))
    }
    expect([...seen]).toEqual(['parley-chat'])
  }
})

test('Escape says once that closing cancels nothing, then closes; focus returns to the button', async () => {
  const { page, chat } = await visit(set, 'tomas')
  await chat.open()
  await page.keyboard.press('Escape')
  await expect.poll(() => chat.dialog.innerText()).toContain('does not cancel anything')
  await page.keyboard.press('Escape')
  await expect.poll(() => chat.dialog.count()).toBe(0)
  expect(await focused(page)).toBe('a Cancel my plan')
})

test('Enter sends, Shift and Enter breaks the line, and a word still being composed is not sent', async () => {
  const { chat } = await visit(set, 'eitan')
  await chat.open()
  const box = chat.dialog.getByRole('textbox')
  await box.fill('one')
  await box.press('Shift+Enter')
  await box.pressSequentially('two')
  await box.evaluate((field) =>
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        isComposing: true,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    ),
  )
  expect(await box.inputValue()).toBe('one\ntwo')
  await box.press('Enter')
  await expect.poll(() => chat.said()).toContain('one')
})
