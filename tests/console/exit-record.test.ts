import { describe, expect, test } from 'vitest'
import { asWritten } from '#shared/csv/cell.ts'
import { exitFields } from '#shared/engine/exit-fields.ts'
import { csvRows } from '#shared/replay/csv.ts'
import { columns, mostExits } from '#worker/console/exits-file.ts'
import { second } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aConsole, origin, type AConsole } from './a-console.ts'
import { aRecord, type ARecord } from './a-record.ts'
import { failedCredit, nothingKnown, records, saved } from './records.ts'

const taught = aRecord({
  who: { tenant: 'demo', customer: 'cus_taught' },
  session: 'taught-1',
  facts: aCustomer({ complaints: 3, openCases: 0, useTrend: 'falling', idleDays: 50, contractEnd: null }),
  answers: [
    { type: 'wrote', text: 'it never worked and support is rude. I wish it had a dark mode' },
    { type: 'wrote', text: 'why so many questions' },
    { type: 'leaving' },
    { type: 'accepted' },
    { type: 'wrote', text: 'If only you had a <b>family</b> plan' },
  ],
  outside: 'failed',
})
const written = (field: string, text: string | null, at: string) => ({
  type: 'exit_noted' as const,
  field: field as 'defects',
  text,
  by: 'ab12cd34',
  at,
  turn: null,
})
const noted: ARecord = {
  ...taught,
  read: (locale) => ({
    ...taught.read(locale),
    events: [
      ...taught.events,
      written('defects', 'The first one', '2026-11-06T09:00:00.000Z'),
      written('defects', '=The <second> one', '2026-11-07T09:00:00.000Z'),
      written('drivers', null, '2026-11-07T10:00:00.000Z'),
      written('wayBack', 'A plan for families', '2026-11-07T10:00:00.000Z'),
      written('wayBack', '', '2026-11-07T11:00:00.000Z'),
    ],
  }),
}

async function page(at: AConsole, path: string) {
  const response = await at.send(path, { headers: { cookie: await at.cookie(), 'accept-language': 'en' } })
  const html = await response.text()
  return { response, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s⁦-⁩]+/g, ' ') }
}

const partOf = (html: string, field: string): string =>
  html.slice(html.indexOf(`id="note-${field}"`)).split('</form>')[0] ?? ''

describe('S2.4 one exit keeps apart', () => {
  test('monitoring, diagnosis and treatment', async () => {
    const { html } = await page(aConsole([taught]), '/console/sessions/taught-1')
    for (const layer of ['monitoring', 'diagnosis', 'treatment'])
      expect(html).toContain(`<section class="layer" aria-labelledby="layer-${layer}">`)
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  test('S0.4 signals, each with its figure', async () => {
    const { text } = await page(aConsole([taught]), '/console/sessions/taught-1')
    expect(text).toContain('Signals Severe complaints 3 in 90 days Use falls falling Not used for 50 days')
    const quiet = await page(aConsole(records), `/console/sessions/${saved.row.session}`)
    expect(quiet.text).toContain('Nothing pointed to a leaving')
    const unknown = await page(aConsole(records), `/console/sessions/${nothingKnown.row.session}`)
    expect(unknown.text).toContain('so there are no signals')
  })

  test('S1.15 wishes, apart from complaints', async () => {
    const { text } = await page(aConsole([taught]), '/console/sessions/taught-1')
    expect(text).toMatch(/Wishes and needs it never worked .* More was said there\./)
    expect(text).toContain('If only you had a &lt;b&gt;family&lt;/b&gt; plan Nothing else was said there.')
    const without = await page(aConsole(records), `/console/sessions/${saved.row.session}`)
    expect(without.text).not.toContain('Wishes and needs')
  })
})

describe('S0.6 the record of an exit', () => {
  test('has four fields, each with what the conversation tells of it', async () => {
    const { html } = await page(aConsole([taught]), '/console/sessions/taught-1')
    expect(partOf(html, 'defects')).toContain('it never worked')
    expect(partOf(html, 'defects')).not.toContain('family')
    expect(partOf(html, 'drivers')).toContain('Product')
    expect(partOf(html, 'exitFaults')).toContain('why so many questions')
    expect(partOf(html, 'exitFaults')).toContain('Cancellation entered at billing: failed')
    expect(partOf(html, 'wayBack')).toContain('dark mode')
    expect(partOf(html, 'wayBack')).toContain('family')
  })

  test('proposes no customer’s words to be kept for longer', async () => {
    const { html } = await page(aConsole([taught]), '/console/sessions/taught-1')
    const proposed = [...html.matchAll(/<textarea[^>]*>([^<]*)<\/textarea>/g)].map(([, text]) => text)
    expect(proposed).toHaveLength(4)
    expect(proposed.join()).not.toMatch(/worked|questions|family/)
    expect(proposed[1]).toContain('Product')
  })

  test('shows what was written last, by whom and when, and what is no longer kept', async () => {
    const { html, text } = await page(aConsole([noted]), '/console/sessions/taught-1')
    expect(partOf(html, 'defects')).toContain('=The &lt;second&gt; one</textarea>')
    expect(html).not.toContain('The first one')
    expect(text).toContain('Written Nov 7, 2026, 09:00, sign-in ab12cd34')
    expect(text).toContain('sign-in ab12cd34; no longer kept')
    expect(partOf(html, 'wayBack')).toContain('Nobody has written here yet')
    expect(text).toContain('Support wrote something down: Defects while a customer')
  })

  test.each(['en', 'he'])('has a label for each box and no script, in %s', async (lang) => {
    const { html, text } = await page(aConsole([noted]), `/console/sessions/taught-1?lang=${lang}`)
    expect([...html.matchAll(/<label><span>[^<]+<\/span><textarea/g)]).toHaveLength(4)
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/)
    expect(text).not.toMatch(/\b(record|layer|signals?|wishes|happened)\.[a-zA-Z_.]+/)
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object/)
  })
})

describe('S0.28 support writes', () => {
  const press = async (
    at: AConsole,
    form: Record<string, string>,
    headers: Record<string, string> = { origin },
  ) =>
    at.send('/console/sessions/taught-1/notes', {
      method: 'POST',
      headers: { cookie: await at.cookie(), ...headers },
      body: new URLSearchParams(form),
    })

  test.each(exitFields)('%s, and is led back to it', async (field) => {
    const at = aConsole([taught])
    const response = await press(at, { field, text: '  One\r\ntwo ' })
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/console/sessions/taught-1#note-${field}`,
    ])
    const by = expect.stringMatching(/^[0-9a-f]{8}$/) as string
    expect(at.noted).toEqual([{ id: 'taught-1', field, text: 'One\ntwo', by }])
  })

  test.each(['x'.repeat(1000), 'ש'.repeat(1000), '退'.repeat(1000), `${'a\r\n'.repeat(499)}bb`, ''])(
    'as much as may be (%#)',
    async (text) => {
      const at = aConsole([taught])
      expect((await press(at, { field: 'defects', text })).status).toBe(303)
      expect(at.noted).toHaveLength(1)
    },
  )

  test.each([
    [{ field: 'defects', text: 'x'.repeat(1001) }, {}, 400],
    [{ field: 'gossip', text: 'x' }, {}, 400],
    [{ field: 'defects' }, {}, 400],
    [{}, {}, 400],
    [{ field: 'defects', text: 'x' }, { origin: 'https://evil.test' }, 403],
    [{ field: 'defects', text: 'x' }, { cookie: '' }, 401],
  ])('and is refused: %j %j', async (form, headers, status) => {
    const at = aConsole([taught])
    expect((await press(at, form as Record<string, string>, { origin, ...headers })).status).toBe(status)
    expect(at.noted).toEqual([])
  })

  test('of another tenant’s exit nothing', async () => {
    const at = aConsole([taught])
    expect(
      (await press(at, { field: 'defects', text: 'x' }, { origin, cookie: await at.cookie('other') })).status,
    ).toBe(404)
    expect(at.noted).toEqual([])
  })
})

describe('the file of exits', () => {
  const rowsOf = (csv: string) =>
    csvRows(csv).map((row) =>
      Object.fromEntries(columns.map((name, at) => [name, 'fault' in row ? row.fault : row.cells[at]])),
    )

  test('has a row for each exit, with its four fields, and no formula', async () => {
    const { response, html } = await page(aConsole([noted, failedCredit]), '/console/exits.csv')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="exits.csv"')
    const [header, ...rows] = rowsOf(html)
    expect(Object.values(header ?? {})).toEqual(columns)
    expect(rows.map((row) => row['customer'])).toEqual([noted.row.customer, failedCredit.row.customer])
    const [one, other] = rows
    expect(one).toMatchObject({
      signals: 'complaints use_falling idle',
      wish: 'yes',
      defects: "'=The <second> one",
      defects_by: 'ab12cd34',
      defects_at: '2026-11-07T09:00:00.000Z',
      drivers: '',
      drivers_by: 'ab12cd34',
      way_back_by: '',
    })
    expect(asWritten(one?.['defects'] ?? '')).toBe('=The <second> one')
    expect(one?.['way_back']).toContain('family')
    expect(other).toMatchObject({ wish: '', drivers: 'Service', signals: 'complaints open_cases' })
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })

  test('is narrowed as the list is, and says nothing of what it did not understand', async () => {
    const at = aConsole([noted, ...records])
    const { html } = await page(at, '/console/exits.csv?wish=1&outcome=cancelled')
    expect(
      rowsOf(html)
        .slice(1)
        .map((row) => row['customer']),
    ).toEqual(['cus_taught'])
    expect(at.asked).toEqual([
      { reason: null, outcome: 'cancelled', from: null, until: null, after: null, wish: true },
    ])
    expect((await page(at, '/console/exits.csv?reason=greed')).response.status).toBe(400)
    const list = await page(at, '/console?wish=1&outcome=cancelled')
    expect(list.html).toContain('href="/console/exits.csv?outcome=cancelled&amp;wish=1"')
    expect(list.html).toMatch(/name="wish" value="1" checked/)
    expect(list.html).toContain('taught-1')
    expect(list.html).not.toContain(failedCredit.row.session)
  })

  test('ends where it must, and says where to go on', async () => {
    const many = Array.from({ length: mostExits + 7 }, (_, index): ARecord => {
      const ended = new Date(Date.parse(saved.row.ended) - index * 60 * second).toISOString()
      return { ...saved, row: { ...saved.row, session: `s-${index}`, ended } }
    })
    const at = aConsole(many)
    const first = await page(at, '/console/exits.csv?reason=price')
    expect(rowsOf(first.html)).toHaveLength(mostExits + 1)
    const next = /^<([^>]+)>; rel="next"$/.exec(first.response.headers.get('link') ?? '')?.[1] ?? ''
    expect(next).toMatch(/^\/console\/exits\.csv\?reason=price&after=/)
    const rest = await page(at, next)
    expect(rowsOf(rest.html)).toHaveLength(8)
    expect(rest.response.headers.get('link')).toBeNull()
  })

  test('is closed to strangers', async () => {
    expect((await aConsole([noted]).send('/console/exits.csv')).status).toBe(303)
  })
})
