/** axe finds nothing on any screen, in either language, light or dark, wide or 320 px; nothing scrolls sideways. */
import { describe, expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { secretsOf } from '#worker/cli/secrets.ts'
import { check } from './axe.ts'
import { stage, visit } from './stage.ts'

const set = stage()

const looks = [
  { lang: 'en', colorScheme: 'light', viewport: { width: 1280, height: 800 }, customer: 'mara' },
  { lang: 'en', colorScheme: 'dark', viewport: { width: 320, height: 640 }, customer: 'obrien' },
  { lang: 'he', colorScheme: 'light', viewport: { width: 320, height: 640 }, customer: 'walter' },
  { lang: 'he', colorScheme: 'dark', viewport: { width: 1280, height: 800 }, customer: 'jonas' },
  {
    lang: 'en',
    colorScheme: 'light',
    forcedColors: 'active',
    viewport: { width: 480, height: 800 },
    customer: 'yuki',
  },
] as const

describe.each(looks)('$lang, $colorScheme, $viewport.width px', ({ customer, lang, ...look }) => {
  const copy = copyFor(lang)
  const say = {
    reason: copy.say('reason.service'),
    go: copy.say('continue'),
    skip: copy.say('skip'),
    no: copy.say('offer.decline'),
    out: copy.say('way_out'),
    yes: copy.say('confirm.accept'),
  }

  test('the account, the chat on every screen, the mailbox', async () => {
    const { page, chat } = await visit(set, customer, { lang, ...look })
    await check(page, 'account')
    await page.locator('[data-parley-cancel]').click()
    await chat.ready()
    await check(page, 'reason')
    await chat.tick(say.reason)
    await chat.press(say.go)
    await check(page, 'probe')
    await chat.press(say.skip)
    await check(page, 'offer')
    await chat.press(say.no)
    await check(page, 'second offer')
    await chat.press(say.out)
    await check(page, 'confirmation')
    await chat.press(say.yes)
    await check(page, 'receipt')
    await page.goto(`${set.parley.address}/mailbox`)
    await check(page, 'mailbox')
  })

  test('the plain way out and the page that has expired', async () => {
    const { page } = await visit(set, 'sam', { lang, ...look })
    await page.goto(`${set.parley.address}/cancel`)
    await check(page, 'exit')
    await page.getByRole('button', { name: say.yes }).click()
    await check(page, 'exit receipt')
    await page.locator('a[href*="/receipt/"]').first().click()
    await check(page, 'receipt at its address')
    await page.getByRole('button').first().click()
    await check(page, 'taken back')
    await page.goto(`${set.parley.address}/receipt/verify?lang=${lang}`)
    await check(page, 'the check of a receipt')
    await page.goto(`${set.parley.address}/exit?token=x&lang=${lang}`)
    await check(page, 'expired')
    for (const place of ['DE', 'FR']) {
      await page.goto(`${set.parley.address}/exit/statutory?tenant=demo&place=${place}`)
      await check(page, `statutory ${place}`)
    }
  })

  test('the trouble panel', async () => {
    const { page } = await visit(set, 'tomas', { lang, ...look })
    await page.route('**/v1/**', (route) => route.abort())
    await page.locator('[data-parley-cancel]').click()
    await page.getByRole('alert').getByRole('link').waitFor({ timeout: 4000 })
    await check(page, 'trouble')
  })
})

const notice = {
  step: 'send',
  kind: 'extraordinary',
  reason: 'Umzug ins Ausland, ohne Anschluss dort',
  name: 'Jonas Weber',
  contract: 'FL-2041',
  end: '',
  email: 'jonas.weber.with.a.rather.long.address@post.example.test',
}

const billingWill = async (mode: 'ok' | 'refuse') => {
  const { demoKey } = await secretsOf(set.folder)
  const headers = { authorization: `Bearer ${demoKey}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ mode })
  const answer = await fetch(`${set.parley.address}/billing/faults`, { method: 'POST', headers, body })
  expect(answer.status).toBe(204)
}

test('the console: the door, the list, one exit, what needs a person, in every look', async () => {
  const { page, chat } = await visit(set, 'tomas')
  await chat.open()
  await chat.tick(copyFor('en').say('reason.price'))
  await chat.press(copyFor('en').say('continue'))
  await chat.press(copyFor('en').say('way_out'))
  await billingWill('refuse')
  await chat.press(copyFor('en').say('confirm.accept'))
  await billingWill('ok')
  await page.goto(`${set.parley.address}/console`)
  await check(page, 'the door')
  await page.goto(set.parley.consoleLink)
  await check(page, 'the door, with a link')
  await page.getByRole('button').click()
  await page.waitForURL('**/console')
  await expect
    .poll(async () => (await page.reload(), page.locator('a[href*="/console/sessions/"]').count()))
    .toBeGreaterThan(0)
  const exit = (await page.locator('a[href*="/console/sessions/"]').first().getAttribute('href')) ?? ''
  const notices = '/console/notices'
  await page.request.post(`${set.parley.address}/exit/statutory?tenant=demo&place=DE`, { form: notice })
  for (const { lang, colorScheme, viewport } of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    for (const path of [
      '/console',
      '/console?outcome=kept',
      exit,
      '/console/sessions/none',
      notices,
      `${exit.split('?')[0]}/erase`,
      '/console/stuck',
      '/console/playbook',
      '/console/playbook/draft?from=live',
      '/console/webhooks',
    ]) {
      await page.goto(`${set.parley.address}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      await check(page, `${path} ${lang} ${colorScheme}`)
    }
  }
})
