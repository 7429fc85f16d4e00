/** No cell of any export is a formula, in whatever way a spreadsheet parts them; and each reads back as it was (T39). */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, csvLine } from '#shared/corrections/write.ts'
import type { CorrectionRow } from '#shared/corrections/row.ts'
import { asWritten, csvText } from '#shared/csv/cell.ts'
import { csvRows } from '#shared/replay/csv.ts'
import { files, text as fileText } from '../house/files.ts'

const formula = /^[=+\-@\t\r\n＋－＝＠]/
/** Where it parts cells by another sign than we do, what it takes for a cell is made of ours. */
const hidden = /^[\t\r\n]*[=+\-@＋－＝＠]/

function expectHarmless(row: string): void {
  expect(spreadsheet(row, ',').filter((cell) => formula.test(cell))).toEqual([])
  for (const separator of [';', '\t'])
    expect(spreadsheet(row, separator).filter((cell) => hidden.test(cell))).toEqual([])
}

/** As spreadsheets read: a quote counts only where a cell begins, and what follows its end is part of the cell. */
function spreadsheet(text: string, separator: string): string[] {
  const cells: string[] = []
  for (let at = 0; at < text.length;) {
    let value = ''
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] === '"' && text[at + 1] !== '"') break
        if (text[at] === '"') at++
        value += text[at]
      }
      at++
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n')
      value += text[at++]
    cells.push(value)
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return cells
}

const nasty = fc.string({
  unit: fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '"',
    "'",
    ';',
    ',',
    ' ',
    'a',
    '1',
    '＝',
    '|',
    '\ufeff',
  ),
  maxLength: 12,
})
const given = fc.array(nasty, { minLength: 1, maxLength: 4 })

const known = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '=HYPERLINK("http://x";"y")',
  'a;=1+1',
  'a;""=1+1',
  'first\r\n=cmd|calc',
  "'=1",
  "''=1",
  'say "hi"\nand; go',
  'שלום;=1',
]

describe('T39 a row of an export', () => {
  it.each(known)('%j is no formula and reads back', (text) => {
    const row = csvText(['x', text, 'y'])
    expectHarmless(row)
    const [read] = csvRows(row)
    expect(read && 'cells' in read && read.cells.map(asWritten)).toEqual(['x', text, 'y'])
  })

  it('of any text has as many cells as it was given, none of them a formula, and all as they were', () => {
    fc.assert(
      fc.property(given, (texts) => {
        const row = csvText(texts)
        const [read] = csvRows(row)
        expect(read && 'cells' in read && read.cells.map(asWritten)).toEqual(texts)
        expect(spreadsheet(row, ',')).toHaveLength(texts.length)
        expectHarmless(row)
      }),
      { numRuns: 5000 },
    )
  })

  it('of numbers has them as they are, also below zero, and nothing that could be reckoned with', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        (numbers) => {
          const [read] = csvRows(csvText(numbers))
          const cells = read && 'cells' in read ? read.cells : []
          expect(cells.map(Number)).toEqual(numbers.map((one) => one + 0))
          for (const cell of cells) expect(cell).toMatch(/^-?\d+(\.\d+)?(e[+-]\d+)?$/)
        },
      ),
    )
    expect(csvText(['-1', -1, -Infinity])).toBe(`"'-1","-1","'-Infinity"\r\n`)
  })

  it('of corrections reads back column by column', () => {
    fc.assert(
      fc.property(nasty, nasty, (words, by) => {
        const row: CorrectionRow = {
          session: 's',
          position: 1,
          at: '2027-01-01T00:00:00Z',
          language: 'en',
          text: words,
          expires: 0,
          read: { intent: 'reason', reasons: ['price'], sure: 1, by: null },
          intent: 'leave',
          reasons: [],
          correctedAt: '2027-01-02T00:00:00Z',
          correctedBy: by,
        }
        const [read] = csvRows(csvLine(row))
        const cells = (read && 'cells' in read ? read.cells : []).map(asWritten)
        expect([cells[columns.indexOf('text')], cells[columns.indexOf('corrected_by')]]).toEqual([words, by])
      }),
    )
  })

  it('is written by this one function, wherever there is an export', () => {
    const writers = files.filter(
      (file) => /^(worker|shared)\/.*\.tsx?$/.test(file) && /text\/csv/.test(fileText(file)),
    )
    const reading = ['worker/routes/facts-lines.ts']
    for (const file of writers.filter((one) => !reading.includes(one)))
      expect(/csvText|csvLine/.test(fileText(file)), file).toBe(true)
    expect(writers.length).toBeGreaterThan(2)
  })
})
