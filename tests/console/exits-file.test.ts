/** The list of exits as a file, in CSV and NDJSON. */
import { describe, expect, test } from 'vitest'
import { asWritten } from '#shared/csv/cell.ts'
import { csvRows } from '#shared/replay/csv.ts'
import { columns, mostExits } from '#worker/console/exits-file.ts'
import { second } from '#tests/fixtures/a-clock.ts'
import { aConsole } from './a-console.ts'
import type { ARecord } from './a-record.ts'
import { noted, page } from './noted.ts'
import { failedCredit, records, saved } from './records.ts'

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

  test('has in NDJSON what it has in CSV, as it was written', async () => {
    const { response, html } = await page(aConsole([noted, failedCredit]), '/console/exits.ndjson')
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="exits.ndjson"')
    const lines = html
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string | null>)
    const [, ...rows] = rowsOf((await page(aConsole([noted, failedCredit]), '/console/exits.csv')).html)
    expect(lines.map((line) => columns.map((name) => line[name] ?? ''))).toEqual(
      rows.map((row) => columns.map((name) => asWritten(row[name] ?? ''))),
    )
    expect(lines[0]).toMatchObject({ defects: '=The <second> one', drivers: null })
    const list = await page(aConsole([noted]), '/console?outcome=cancelled')
    expect(list.html).toContain('href="/console/exits.ndjson?outcome=cancelled"')
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
    for (const kind of ['csv', 'ndjson'])
      expect((await aConsole([noted]).send(`/console/exits.${kind}`)).status).toBe(303)
  })
})
