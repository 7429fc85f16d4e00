/** Rows of the made-up year in the console: there is no record behind them, and nobody is led to one. */
import { describe, expect, test } from 'vitest'
import { csvRows } from '#shared/replay/csv.ts'
import { ExitsTable } from '#worker/console/exits-table.tsx'
import { StayedTable } from '#worker/console/stayed-table.tsx'
import { wordsIn } from '#worker/console/words.ts'
import { aConsole } from './a-console.ts'
import { aRecord } from './a-record.ts'

const who = { tenant: 'demo' }
const lived = aRecord({ who, answers: [{ type: 'leaving' }, { type: 'accepted' }] })
const made = aRecord({ who, session: 'made-up-1-1', answers: [{ type: 'leaving' }, { type: 'accepted' }] })
const played = {
  ...made,
  row: { ...made.row, simulated: true as const },
  read: () => {
    throw new Error('nobody has a record of it')
  },
}
const rows = [lived.row, played.row]

async function page(path: string) {
  const at = aConsole([lived, played])
  const response = await at.send(path, { headers: { cookie: await at.cookie() } })
  return { status: response.status, text: await response.text() }
}

describe.each(['en', 'he'] as const)('the lists, in %s', (language) => {
  const words = wordsIn(language)

  test.each([
    ['exits', ExitsTable],
    ['who stayed', StayedTable],
  ])('of %s lead to what was lived, and mark what was played', async (_, Table) => {
    const html = String(await Table({ words, rows }))
    expect(html.match(/href="\/console\/sessions\/[^"]+"/g)).toEqual([
      `href="/console/sessions/${lived.row.session}"`,
    ])
    expect(html.split(words.say('simulated.row')).length).toBe(2)
  })
})

test('there is no page of a session that was played', async () => {
  expect((await page('/console/sessions/made-up-1-1')).status).toBe(404)
  expect((await page(`/console/sessions/${lived.row.session}`)).status).toBe(200)
})

test('the file of exits marks it, and asks nobody for its record', async () => {
  const [header, ...lines] = csvRows((await page('/console/exits.csv')).text).map((row) =>
    'cells' in row ? row.cells : [],
  )
  const marks = lines.map((cells) => cells[header?.indexOf('simulated') ?? -1])
  expect(new Set(marks)).toEqual(new Set(['', 'yes']))
})
