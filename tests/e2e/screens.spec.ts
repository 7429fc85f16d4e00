/** What decides is on the screen without scrolling, down to 320 × 640; what is said is read from its beginning. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import { copyFor } from '#shared/copy/copy.ts'
import { stage, visit, type Chat } from './stage.ts'

const set = stage()

/** Wholly within the window, with nothing over it. */
const isInSight = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    const root = element.getRootNode() as ShadowRoot
    const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return isInside && hit !== null && element.contains(hit)
  })

/** Those that cannot be pressed where they stand, or are not there. */
async function outOfSight({ dialog }: Chat, ...names: string[]): Promise<string[]> {
  const missing: string[] = []
  for (const name of names) {
    const control = dialog.getByRole('button', { name, exact: true })
    if ((await control.count()) === 0 || !(await isInSight(control))) missing.push(name)
  }
  return missing
}

async function sizeOf({ dialog }: Chat, name: string): Promise<{ width: number; height: number }> {
  const { width, height } = (await dialog.getByRole('button', { name, exact: true }).boundingBox()) ?? {}
  return { width: Math.round(width ?? 0), height: Math.round(height ?? 0) }
}

/** How many pixels the first line after the customer's own last one stands below the head. */
const newestBelowHead = ({ dialog }: Chat): Promise<number> =>
  dialog.evaluate((element) => {
    const own = [...element.querySelectorAll('.customer')].at(-1)
    const newest = own?.nextElementSibling ?? element.querySelector('h3')
    const head = element.querySelector('.head')?.getBoundingClientRect().bottom ?? 0
    return (newest?.getBoundingClientRect().top ?? -1) - head
  })

async function open(page: Page, chat: Chat): Promise<void> {
  await page.locator('[data-parley-cancel]').click()
  await chat.ready()
}

describe.each([
  { lang: 'en', customers: ['obrien', 'mara', 'walter'] },
  { lang: 'he', customers: ['noa', 'eitan', 'jonas'] },
] as const)('$lang', ({ lang, customers }) => {
  const copy = copyFor(lang)
  const say = (key: CopyKey) => copy.say(key)
  const [out, no, go] = [say('way_out'), say('offer.decline'), say('continue')]
  const [end, keep] = [say('confirm.accept'), say('confirm.decline')]

  test('320 × 640: yes, no and the way out of each offer and of the confirmation, alike in size', async () => {
    const { page, chat } = await visit(set, customers[0], { lang, viewport: { width: 320, height: 640 } })
    await open(page, chat)
    expect(await outOfSight(chat, go, out)).toEqual([])
    await chat.tick(say('reason.service'))
    await chat.press(go)
    await chat.press(say('skip'))
    for (const yes of [say('offer.accept.service_fix'), say('offer.accept.credit')]) {
      expect(await outOfSight(chat, yes, no, out)).toEqual([])
      expect(await sizeOf(chat, yes)).toEqual(await sizeOf(chat, no))
      const below = await newestBelowHead(chat)
      expect(below).toBeGreaterThanOrEqual(0)
      expect(below).toBeLessThan(24)
      await chat.press(no)
    }
    expect(await outOfSight(chat, end, keep)).toEqual([])
    expect(await newestBelowHead(chat)).toBeGreaterThanOrEqual(0)
  })

  test('1280 × 800: eleven reasons, rather not say, continue and the way out at once', async () => {
    const { page, chat } = await visit(set, customers[1], { lang, viewport: { width: 1280, height: 800 } })
    await open(page, chat)
    const reasons = await chat.dialog.getByRole('checkbox').all()
    expect(reasons).toHaveLength(11)
    for (const reason of reasons) expect(await isInSight(reason)).toBe(true)
    expect(await outOfSight(chat, say('ask.skip'), go, out)).toEqual([])
  })

  test('320 × 256, as 1280 × 1024 is at 400 %: the way out stays, and leaves room for all the rest', async () => {
    const { page, chat } = await visit(set, customers[2], { lang, viewport: { width: 320, height: 256 } })
    await open(page, chat)
    expect(await outOfSight(chat, out)).toEqual([])
    expect((await sizeOf(chat, out)).height).toBeLessThan(256 / 4)
    await page.keyboard.press('Escape')
    expect(await isInSight(chat.dialog.getByRole('alert').getByRole('button'))).toBe(true)
    await chat.press(out)
    expect(await outOfSight(chat, end, keep)).toEqual([])
  })
})
