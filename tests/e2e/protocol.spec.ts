/** Widget and worker of two versions (T24): what was recorded once is understood for ever, by both. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Answer } from '#shared/protocol/answer.ts'
import type { Begun, Turn } from '#shared/protocol/turn.ts'
import { secretsOf, signingKey } from '#worker/cli/secrets.ts'
import { signToken } from '#worker/identity/sign-token.ts'
import { lacking, play, recording, stages } from './recording.ts'
import { stage, visit, type Chat } from './stage.ts'

const set = stage()

const turns = recording.map(({ answer }) => answer.turn)

/** Answers the question on the screen as somebody did when it was recorded, by what stands on the controls. */
async function answerAsRecorded(
  chat: Chat,
  { input, words }: Turn,
  { type, ...answer }: Answer,
): Promise<void> {
  if (type === 'wrote' && 'text' in answer) return chat.write(answer.text ?? '')
  if (input?.type === 'choice' && 'options' in answer) {
    const labels = input.options.filter(({ id }) => answer.options.includes(id)).map(({ label }) => label)
    await chat.tick(...labels)
    return chat.press(input.submit)
  }
  if (input && 'accept' in input) return chat.press(type === 'accepted' ? input.accept : input.decline)
  throw new Error(`The recording answers ${type} to ${input?.type ?? words?.label}.`)
}

describe('T24 the recorded conversation', () => {
  test('is played by the widget, word for word, to its end', async () => {
    const { page, chat, troubles } = await visit(set, 'obrien')
    await play(page)
    const outcome = page.evaluate(
      () =>
        new Promise((ended) =>
          document.addEventListener('parley:ended', (event) => ended((event as CustomEvent).detail)),
        ),
    )
    await chat.open()
    for (const { request, status } of recording) {
      const turn = turns.find(({ number }) => number === request.body?.turn)
      if (status !== 200 || !turn || !request.body?.answer) continue
      for (const message of turn.messages) await expect.poll(() => chat.said()).toContain(message)
      await answerAsRecorded(chat, turn, request.body.answer)
    }
    expect(await chat.question()).toBe(turns.at(-1)?.receipt?.title)
    expect(await outcome).toEqual({ outcome: turns.at(-1)?.outcome })
    expect(troubles).toEqual([])
  })

  test('is taken by the worker, and answered with no less than then', async () => {
    const secrets = await secretsOf(set.folder)
    const who = { tenant: 'demo', customer: 'obrien', subscription: 'sub_obrien', mode: 'live' } as const
    const token = await signToken(who, signingKey(secrets), new Date())
    let ticket = ''
    for (const { request, status, answer } of recording) {
      const { method, path, body } = request
      const sent = path.endsWith('/sessions') ? { ...body, token } : body
      const headers = { origin: set.parley.address, ...(ticket && { authorization: `Bearer ${ticket}` }) }
      const response = await fetch(set.parley.address + path, {
        method,
        headers,
        ...(sent && { body: JSON.stringify(sent) }),
      })
      const now = (await response.json()) as Partial<Begun>
      expect([response.status, now.turn?.input?.type]).toEqual([status, answer.turn.input?.type])
      expect(lacking(answer, now)).toEqual([])
      ticket = now.ticket ?? ticket
    }
  })
})

/** A turn as a later worker may send it. */
type Change = (turn: Turn) => unknown

/** From the turn with this number on, the worker speaks as nobody does today. */
const speakNewly = (page: Page, from: number, change: Change) =>
  page.route('**/v1/**', async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as { turn?: Turn }
    const turn = body.turn && body.turn.number >= from ? change(body.turn) : body.turn
    await route.fulfill({ response, json: { ...body, turn } })
  })

const unknownInput: Change = (turn) => ({
  ...turn,
  input: { type: 'slider', label: 'How much?', from: 1, to: 5 },
})

describe('T24 an old widget with a newer worker', () => {
  const exit = (chat: Chat) => chat.dialog.getByRole('alert').getByRole('link')

  test.each<[string, Change]>([
    ['a kind of question it does not know', unknownInput],
    ['a question in another place', ({ input, ...turn }) => ({ ...turn, inputs: [input] })],
    ['a turn that is a list', (turn) => [turn]],
  ])('that begins with %s says to reload, and shows the way out', async (_, change) => {
    const { page, chat } = await visit(set, 'tomas')
    await speakNewly(page, 1, change)
    const went = page.evaluate(async () => {
      const { Parley } = window as unknown as { Parley: { open(options: unknown): Promise<void> } }
      const response = await fetch('/parley-token', { method: 'POST' })
      const { token } = (await response.json()) as { token: string }
      return Parley.open({ token, exit: '/cancel' }).catch((error: { code: string }) => error.code)
    })
    await exit(chat).waitFor({ timeout: 4000 })
    expect(await chat.dialog.getByRole('alert').innerText()).toContain('Reload this page.')
    expect(await went).toBe('outdated')
    await exit(chat).click()
    await page.getByRole('button', { name: 'Yes, cancel my plan' }).waitFor()
  })

  test('that asks so in the middle keeps what was said, and shows the way out', async () => {
    const { page, chat } = await visit(set, 'jonas')
    await speakNewly(page, 2, unknownInput)
    await chat.open()
    await chat.write('My own words')
    await exit(chat).waitFor({ timeout: 4000 })
    expect(await chat.said()).toContain('My own words')
    await chat.dialog.getByRole('button', { name: 'Try again' }).click()
    await exit(chat).waitFor({ timeout: 4000 })
  })

  test('that knows more fields, and leaves out the words field, goes on to the end', async () => {
    const { page, chat } = await visit(set, 'lina')
    await speakNewly(page, 1, (turn) => ({
      ...turn,
      words: undefined,
      mood: 'calm',
      input: turn.input && { ...turn.input, picture: 'plan.svg' },
    }))
    await chat.open()
    await chat.press('Cancel now')
    await chat.press('Yes, cancel my plan')
    expect(await chat.question()).toBe('Your cancellation')
  })

  test('that ends as nothing ended before says how in its own words', async () => {
    const { page, chat } = await visit(set, 'yuki')
    await speakNewly(page, 2, (turn) => ({
      ...turn,
      input: null,
      wayOut: null,
      messages: ['A person will call you.'],
      outcome: 'handed_over',
    }))
    await chat.open()
    await chat.dialog.getByRole('button', { name: 'Cancel now' }).click()
    await expect.poll(() => chat.said()).toContain('A person will call you.')
    expect(await chat.dialog.getByRole('button', { name: 'Close' }).count()).toBe(2)
  })
})

/** Each copy lacks one field, at any depth. */
function* without(value: unknown): Generator {
  if (typeof value !== 'object' || value === null) return
  const entries = Object.entries(value)
  for (const [key, one] of entries) {
    const others = entries.filter(([name]) => name !== key)
    const rebuilt = (list: [string, unknown][]) =>
      Array.isArray(value) ? list.map(([, kept]) => kept) : Object.fromEntries(list)
    yield rebuilt(others)
    for (const less of without(one)) yield rebuilt([...others, [key, less]])
  }
}

test('T24 whatever field a turn lacks, nobody is left before a blank: a control of it, or the way out', async () => {
  const { page, chat, troubles } = await visit(set, 'noa')
  let body: unknown
  // The account page reloads after an ending; here it stays.
  await page.evaluate(() =>
    addEventListener('parley:closed', (event) => event.stopImmediatePropagation(), true),
  )
  await page.route('**/v1/**', (route) => route.fulfill({ status: 200, json: body }))
  const open = () =>
    page.evaluate(() => {
      const { Parley } = window as unknown as {
        Parley: { open(options: unknown): Promise<void>; close(): void }
      }
      Parley.close()
      return Parley.open({ token: 'token', exit: '/cancel' }).catch(() => {})
    })
  let tried = 0
  for (const resumed of stages.slice(0, 6))
    for (const turn of without(resumed.turn)) {
      body = { ...resumed, turn }
      await open()
      const ways = chat.dialog.locator('.foot').locator('a, button:enabled, textarea')
      expect(await ways.count(), JSON.stringify(turn)).toBeGreaterThan(0)
      tried++
    }
  expect(tried).toBeGreaterThan(100)
  expect(troubles).toEqual([])
})
