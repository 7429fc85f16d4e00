import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows } from '#shared/replay/csv.ts'
import { placesIn } from '#shared/replay/places.ts'

const rowsOf = (text: string): (string[] | string)[] =>
  csvRows(text).map((row) => ('fault' in row ? `${row.fault} at ${row.start}` : row.cells))

test.each<[string, string, (string[] | string)[]]>([
  ['nothing', '', []],
  ['one cell', 'a', [['a']]],
  [
    'line feeds',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'carriage returns and line feeds',
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['carriage returns alone', 'a\r1\r', [['a'], ['1']]],
  ['no end of line at the end', 'a\n1', [['a'], ['1']]],
  [
    'empty cells',
    ',\n,x,\n',
    [
      ['', ''],
      ['', 'x', ''],
    ],
  ],
  ['empty lines', '\n\na\n\r\n1\n\n', [['a'], ['1']]],
  ['a quoted empty cell alone on its line', '""\n', [['']]],
  ['blanks are kept', ' a , b\n', [[' a ', ' b']]],
  ['a comma in quotes', '"a,b",c', [['a,b', 'c']]],
  ['a doubled quote', '"say ""hi""",""""', [['say "hi"', '"']]],
  [
    'lines in quotes',
    '"a\nb\r\n",c\n1,2',
    [
      ['a\nb\r\n', 'c'],
      ['1', '2'],
    ],
  ],
  ['right to left', '"יקר, מאוד",ב', [['יקר, מאוד', 'ב']]],
  ['a quote in a plain cell', 'a"b,c\nd', ['quote_stray at 1', ['d']]],
  ['text after a quoted cell', 'x\n"a"b,c\nd', [['x'], 'quote_stray at 5', ['d']]],
  ['a blank after a quoted cell', '"a" ,b\nc', ['quote_stray at 3', ['c']]],
  ['a quote never closed takes only its line', 'a,"b\nc,d\ne,f', ['quote_open at 2', ['c', 'd'], ['e', 'f']]],
  [
    'a quote closed by a later row takes only its line',
    'a,"b\nc,"d"\ne,f',
    ['quote_stray at 8', ['c', 'd'], ['e', 'f']],
  ],
  ['a fault in the last line', 'a\n"', [['a'], 'quote_open at 2']],
])('S1.7 reads %s', (_, text, expected) => {
  expect(rowsOf(text)).toEqual(expected)
})

const written = (rows: string[][], lineEnd: string): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + lineEnd).join('')

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'א', ' ') }),
)
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 })

test('whatever is written in quotes is read back as it was', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
      expect(rowsOf(written(rows, lineEnd))).toEqual(rows)
    }),
  )
})

test('no text stops it, and what it calls a cell begins where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a'), maxLength: 40 }), (text) => {
      for (const row of csvRows(text)) {
        if ('fault' in row) expect(row.start).toBeLessThan(text.length)
        else
          row.cells.forEach((cell, at) =>
            expect(text.slice(row.starts[at]).replace(/^"/, '')).toMatch(startOf(cell)),
          )
      }
    }),
  )
})

const startOf = (cell: string): RegExp => new RegExp(`^${cell.replaceAll('"', '""')}`)

test('places count physical lines, those in quotes too', () => {
  const text = 'id,why\r\n1,"two\nlines"\r3,x\n'
  const placeOf = placesIn(text)
  const starts = csvRows(text).flatMap((row) => ('fault' in row ? [] : row.starts.map(placeOf)))
  expect(starts.map(({ line, column }) => `${line}:${column}`)).toEqual([
    '1:1',
    '1:4',
    '2:1',
    '2:3',
    '4:1',
    '4:3',
  ])
})
