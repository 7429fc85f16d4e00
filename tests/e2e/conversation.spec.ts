/** The conversation as a customer has it, in a real browser against the server that `npm start` runs. */
import { expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { Chat, stage, visit } from './stage.ts'

const set = stage()

test('is saved: one reason, one offer that fits, done and on the account', async () => {
  const { page, chat, troubles } = await visit(set, 'tomas', {})
  const ended = page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        document.addEventListener('parley:ended', (event) =>
          resolve((event as CustomEvent<{ outcome: string }>).detail.outcome),
        ),
      ),
  )
  await chat.open()
  expect(await chat.said()).toContain('You want to cancel')
  await chat.tick('It costs too much')
  await chat.press('Continue')
  expect(await chat.question()).toContain('May I show it to you')
  await chat.press('Yes, show me')
  expect(await chat.dialog.innerText()).toMatch(/Price now[\s\S]*How to end/)
  await chat.press(/^Yes, /)
  expect(await ended).toBe('saved')
  expect(await chat.said()).toContain('It is done')
  await chat.dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect.poll(() => page.locator('main').innerText()).toMatch(/By the year, from/)
  expect(troubles).toEqual([])
})

test('leaves at once: two presses, the receipt, the letter in the mailbox, and a way to undo', async () => {
  const { page, chat, troubles } = await visit(set, 'mara')
  await chat.open()
  await chat.press('Cancel now')
  expect(await chat.question()).toBe('Cancel your plan?')
  await chat.press('Yes, cancel my plan')
  expect(await chat.question()).toBe('Your cancellation')
  expect(await chat.dialog.innerText()).toMatch(
    /Asked on\s+.* UTC[\s\S]*Reference[\s\S]*Mara Quinn,\s+Thank you for/,
  )
  await page.goto(`${set.parley.address}/mailbox`)
  await expect
    .poll(async () => {
      await page.reload()
      return page.locator('main').innerText()
    })
    .toContain('Your cancellation with Fernleaf')
  await page.goto(`${set.parley.address}/`)
  await page.getByRole('button', { name: 'Keep my plan after all' }).click()
  await expect.poll(() => page.locator('main').innerText()).toContain('Active')
  expect(troubles).toEqual([])
})

test('says no twice: the second offer is another one, and there is no third', async () => {
  const { chat, troubles } = await visit(set, 'obrien')
  await chat.open()
  await chat.tick('I was not helped well', 'It costs too much')
  await chat.press('Continue')
  expect(await chat.question()).toBe('What was left unresolved?')
  await chat.write('Nobody came back to me about the broken export')
  await expect.poll(() => chat.said()).toContain('broken export')
  await expect.poll(() => chat.question()).toBe('Your case comes first, from now')
  await chat.press('No, thanks')
  expect(await chat.question()).toMatch(/^A credit of/)
  await chat.press('No, thanks')
  expect(await chat.question()).toBe('Cancel your plan?')
  await chat.press('Back')
  await chat.press('Back')
  await chat.press('Back')
  await chat.press('Back')
  expect(await chat.question()).toMatch(/^What makes you want to leave/)
  await chat.tick('I do not use it enough')
  await chat.press('Continue')
  expect(await chat.dialog.getByRole('button', { name: /^Yes, (lower|pause|change)/ }).count()).toBe(0)
  expect(troubles).toEqual([])
})

test('goes on after a reload at the same turn, with everything that was said, and in a second tab too', async () => {
  const { page, chat } = await visit(set, 'walter')
  await chat.open()
  await chat.tick('I do not use it enough')
  await chat.press('Continue')
  const question = await chat.question()
  await page.reload()
  await chat.open()
  expect(await chat.question()).toBe(question)
  expect(await chat.said()).toContain('I do not use it enough')
  const second = new Chat(await page.context().newPage())
  await second.page.goto(`${set.parley.address}/`)
  await second.open()
  expect(await second.question()).toBe(question)
  await second.press('Cancel now')
  await expect.poll(() => chat.question()).toBe('Cancel your plan?')
})

test('in Hebrew: mirrored, every sentence in Hebrew, a Latin name held in its place', async () => {
  const he = copyFor('he')
  const { page, chat, troubles } = await visit(set, 'noa', { lang: 'he' })
  await page.locator('[data-parley-cancel]').click()
  await chat.ready()
  expect(await chat.dialog.evaluate((dialog) => getComputedStyle(dialog).direction)).toBe('rtl')
  await chat.tick(he.say('reason.price'))
  await chat.press(he.say('continue'))
  expect(await chat.dialog.innerText()).toContain('₪')
  await chat.press(he.say('way_out'))
  await chat.press(he.say('confirm.accept'))
  expect(await chat.question()).toBe(he.say('receipt.cancelled'))
  const text = await chat.dialog.innerText()
  expect(text).toContain('נועה פרץ')
  const latin = text
    .replaceAll(/https?:\S+/g, '')
    .match(/[A-Za-z]{3,}/g)
    ?.filter((word) => !['UTC', 'Fernleaf'].includes(word) && !/^[0-9a-f]+$/.test(word))
  expect(latin ?? []).toEqual([])
  expect(troubles).toEqual([])
})
