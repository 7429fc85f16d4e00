/** The overview's figures as files: the same as in the JSON document, a line for each. */
import { beforeAll, describe, expect, it } from 'vitest'
import { figureColumns, type FigureLine } from '#shared/figures/lines.ts'
import { byHand } from '#tests/figures/by-hand.ts'
import { leavesIn, leavesOf, linesOf } from '#tests/figures/leaves.ts'
import { someRows } from '#tests/figures/rows.ts'
import { givenFigures } from '../fixtures/given-figures.ts'
import { apiKey } from '../peers/test-settings.ts'
import { refusal, send, tenantObject } from './api.ts'
import { keepRows } from './overview-rows.ts'
import { cookieOf } from './playbook-forms.ts'

const now = Date.now()
const rows = someRows(1500, 21, now)
beforeAll(() => keepRows(rows, now))

const ask = (path: string, key = apiKey) =>
  send(`/v1/figures${path}`, { headers: { authorization: `Bearer ${key}` } })
/** The runtime warns of a file that is read as text and is not called one. */
const textOf = async (response: Response) => new TextDecoder().decode(await response.arrayBuffer())
const linesAt = async (days: number): Promise<FigureLine[]> =>
  (await textOf(await ask(`.ndjson?days=${days}`)))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FigureLine)

/** Counted by none in a week: said in the file, left out of the document. */
const isNobody = ({ measure, value }: FigureLine) => /^weeks\.(outcome|reason)$/.test(measure) && value === 0
const how = {
  keyed: ['outcomes', 'weeks.outcome', 'weeks.reason', 'money.signs'],
  apart:
    /^(since|span|cohort|reasons|business\.(compared|fallen)|fatigue\.earlier|money\.currency)$|(\.key|\.day|\.month|\.offer|\.currency)$/,
}

async function expectSame(days: number) {
  const lines = await linesAt(days)
  const document: unknown = await (await ask(`?days=${days}`)).json()
  const figures = lines.filter((line) => !isNobody(line) && line.measure !== 'business.fallen')
  expect(leavesIn(figures)).toEqual(leavesOf(document, how))
}

describe.each([30, 90, 365])('figures of %i days', (days) => {
  it('every figure of the document is in the file, and no other', () => expectSame(days))

  it('are what the rows say, with the days they are of (S0.2)', async () => {
    const hand = byHand(rows, now, days)
    const lines = await linesAt(days)
    const ended = lines.filter(({ measure }) => measure === 'outcomes')
    expect(Object.fromEntries(ended.map(({ key, value }) => [key, value]))).toEqual(hand.outcomes)
    expect(new Set(ended.map(({ until }) => until))).toEqual(
      new Set([new Date(now).toISOString().slice(0, 10)]),
    )
    const left = lines.filter(({ measure }) => measure === 'weeks.left')
    expect(left.map(({ period, from, value }) => [period, from, value])).toEqual(
      hand.weeks.map((week) => ['week', week.day, week.left]),
    )
  })

  it('are in CSV what they are in NDJSON, under their columns, and a number is a number', async () => {
    const response = await ask(`.csv?days=${days}`)
    const text = await response.text()
    expect(text.split('\r\n')[0]).toBe(figureColumns.map((name) => `"${name}"`).join(','))
    const lines = await linesAt(days)
    expect(linesOf(text)).toEqual(
      lines.map((line) =>
        Object.fromEntries(
          figureColumns.map((name) => [name, line[name] === null ? '' : String(line[name])]),
        ),
      ),
    )
    expect(text).not.toContain(`"'-`)
  })
})

it('also once the business has told what only it knows', async () => {
  const at = new Date(now)
  const before = Array.from({ length: 13 }, (_, back) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  )
  for (const month of before)
    await tenantObject().give(month, {
      given: { ...givenFigures, nps: 31, answers: 240 },
      by: 'api',
      at: at.toISOString(),
    })
  await expectSame(365)
  const worth = (await linesAt(365)).find(({ measure }) => measure === 'money.return.value')
  expect(worth).toMatchObject({ period: 'cohort', unit: 'minor', currency: 'USD', value: expect.any(Number) })
})

it('is a file by its name and its kind', async () => {
  for (const [kind, type] of [
    ['csv', 'text/csv; charset=utf-8'],
    ['ndjson', 'application/x-ndjson'],
  ]) {
    const { headers, body } = await ask(`.${kind}`)
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="figures.${kind}"`)
    expect(headers.get('cache-control')).toBe('no-store')
    await body?.cancel()
  }
})

it('is of the days that the page has, for who may see them', async () => {
  expect((await refusal(await ask('.csv?days=31')))[0]).toBe(400)
  expect((await ask('.csv', 'wrong')).status).toBe(401)
  const shown = await send('/console/figures.csv?days=30', { headers: { cookie: await cookieOf() } })
  expect(await shown.text()).toBe(await (await ask('.csv?days=30')).text())
  const page = await send('/console/overview?days=30', { headers: { cookie: await cookieOf() } })
  expect(await page.text()).toContain('href="/console/figures.ndjson?days=30"')
})
