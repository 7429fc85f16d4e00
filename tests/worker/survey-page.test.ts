/** The page of a survey: one question, without a login and without a script. */
import { describe, expect, it, vi } from 'vitest'
import { day } from '../fixtures/a-clock.ts'
import { eventsOf, ring, send } from './api.ts'
import { alarmOf, erase, heldHere, record, rows } from './privacy.ts'
import { leave, read } from './receipts.ts'
import { answer, pathFor, questionsTo, rowOf, rowSays, stay } from './surveys.ts'
import { eachFromStart, pass, start } from './talks.ts'

eachFromStart()

async function asked(customer: string, locale = 'en'): Promise<string> {
  vi.setSystemTime(start)
  await stay(customer, {}, locale)
  await pass(customer, 30)
  return pathFor(customer)
}

const scoresOf = async (customer: string) =>
  (await eventsOf(customer)).flatMap((event) => (event.type === 'survey_answered' ? [event.score] : []))

describe('the page', () => {
  it('asks one question, with a comment and a button, and offers nothing', async () => {
    const path = await asked('page')
    const { response, status, html } = await read(path)
    expect(status).toBe(200)
    expect(html).toContain('<html lang="en" dir="ltr">')
    expect(html).toMatch(/<legend>How likely is it that you would recommend Fernleaf to others\?<\/legend>/)
    const numbers = [...html.matchAll(/<label><input type="radio" name="score" value="(\d+)"/g)]
    expect(numbers.map(([, value]) => Number(value))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(html).toContain('<label for="text">')
    expect(html).toContain('until May 9, 2027')
    expect(html).not.toMatch(/<script|checked|discount|\{\w+\}/)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect([response.headers.get('x-robots-tag'), response.headers.get('cache-control')]).toEqual([
      'noindex',
      'no-store',
    ])
    expect(path).not.toContain('page@')
  })

  it('speaks Hebrew to who spoke Hebrew', async () => {
    const { html } = await read(await asked('hebrew', 'he'), { headers: { 'accept-language': 'en' } })
    expect(html).toContain('<html lang="he" dir="rtl">')
    expect(html).toContain('מה הסיכוי להמליץ')
    expect(html).not.toMatch(/survey\.|\{\w+\}/)
  })

  it('thanks for an answer, shows it, and lets it be changed: the last one counts', async () => {
    const path = await asked('changing')
    const sent = await answer(path, { score: '4', text: 'Planted: slow\r\nto load', mayAsk: 'on' })
    expect([sent.status, sent.response.headers.get('location')]).toEqual([303, path])
    const { html } = await read(path)
    expect(html).toContain('<p role="status">Thank you. Your answer is on the record: 4.</p>')
    expect(html).toMatch(/value="4" checked/)
    expect(html).toContain('Planted: slow\nto load')
    await rowSays('changing', { score: 4 })
    await answer(path, { score: '10', text: '', mayAsk: 'on' })
    await answer(path, { score: '10', text: '', mayAsk: 'on' })
    await rowSays('changing', { score: 10, story: true })
    expect(await scoresOf('changing')).toEqual([4, 10])
  })

  it('says what is missing and keeps what was written', async () => {
    const path = await asked('hasty')
    const nothing = await answer(path, { text: 'Planted <b>words</b>' })
    expect(nothing.status).toBe(400)
    expect(nothing.html).toContain('role="alert"')
    expect(nothing.html).toContain('Please pick a number from 0 to 10.')
    expect(nothing.html).toContain('Planted &lt;b&gt;words')
    for (const score of ['11', '-1', '7.5', 'ten']) expect((await answer(path, { score })).status).toBe(400)
    const long = await answer(path, { score: '7', text: 'a'.repeat(2001) })
    expect(long.status).toBe(400)
    expect(long.html).toMatch(/value="7" checked/)
    expect(long.html).toContain('aria-invalid="true"')
    expect(await scoresOf('hasty')).toEqual([])
  })

  it('can no longer be answered after ninety days, and says so', async () => {
    const path = await asked('late')
    vi.setSystemTime(start + 120 * day)
    expect((await answer(path, { score: '9' })).status).toBe(303)
    const { html } = await read(path)
    expect(html).toContain('This question was open until May 9, 2027.')
    expect(html).not.toContain('type="radio"')
    expect(await scoresOf('late')).toEqual([])
  })

  it('one press and nobody asks again', async () => {
    const path = await asked('refusing')
    expect((await answer(path, { stop: 'yes' })).status).toBe(303)
    const { html } = await read(path)
    expect(html).toContain('You will not be asked again.')
    expect(html).not.toContain('name="stop"')
    await pass('refusing', 180)
    expect(await questionsTo('refusing')).toHaveLength(1)
  })
})

describe('the address', () => {
  it('cannot be guessed, and leads to no receipt, nor a receipt’s to it', async () => {
    const path = await asked('sealed')
    const name = path.slice('/survey/'.length)
    for (let at = 0; at < name.length; at += 5) {
      const other = `${name.slice(0, at)}${name[at] === 'A' ? 'B' : 'A'}${name.slice(at + 1)}`
      expect((await read(`/survey/${other}`)).status, `letter ${at}`).toBe(404)
    }
    expect((await read(`/receipt/${name}`)).status).toBe(404)
    const receipt = await leave('sealed-receipt')
    expect((await read(receipt.path.replace('receipt', 'survey'))).status).toBe(404)
    expect((await answer(receipt.path.replace('receipt', 'survey'), { score: '9' })).status).toBe(404)
  })

  it('of who was erased says that nothing is known, and takes nothing', async () => {
    const path = await asked('erased')
    await answer(path, { score: '9', text: 'Planted words', mayAsk: 'on' })
    await rowSays('erased', { score: 9, story: true })
    expect((await erase('erased')).body).toMatchObject({ done: true, erased: { words: 1 } })
    for (const { status, html } of [await read(path), await answer(path, { score: '3' })]) {
      expect(status).toBe(410)
      expect(html).toContain('Nothing is known here')
      expect(html).not.toContain('Planted')
    }
    expect(await rowOf('erased')).toBeUndefined()
    const masked = (await rows()).find(({ survey }) => survey?.score === 9 && survey.story === undefined)
    expect(masked).toMatchObject({ erased: true, customer: expect.stringMatching(/^erased-/) })
  })
})

describe('what was written', () => {
  it('is kept apart, handed out on request, and goes after thirty days; the score stays', async () => {
    const path = await asked('wordy')
    await answer(path, { score: '6', text: 'Planted by Gil' })
    await rowSays('wordy', { score: 6 })
    expect(JSON.stringify(await eventsOf('wordy'))).not.toContain('Planted')
    expect(JSON.stringify(await rowOf('wordy'))).not.toContain('Planted')
    expect(await (await record('wordy')).text()).toContain('Planted by Gil')
    expect(await alarmOf('wordy')).not.toBeNull()
    vi.setSystemTime(start + 60 * day)
    await ring('wordy')
    expect(await heldHere('wordy')).not.toContain('Planted')
    const { html } = await read(path)
    expect(html).toMatch(/value="6" checked/)
    expect(html).not.toContain('Planted')
  })

  it('nothing but a form of ours is taken', async () => {
    const path = await asked('odd')
    const body = JSON.stringify({ score: 9 })
    expect((await send(path, { method: 'POST', body })).status).toBe(400)
    expect(await scoresOf('odd')).toEqual([])
  })
})
