import { expect, test } from 'vitest'
import { Mapping } from '#shared/replay/mapping.ts'
import { replay } from '#shared/replay/replay.ts'
import { problemLine } from '#worker/cli/replay/report.ts'
import { aMapping, aRow, header, mapping, row } from './a-file.ts'
import { at, compiled } from './played.ts'

function played(text: string, mapped = mapping) {
  const { results, problems } = replay(compiled, text, mapped, at)
  return {
    customers: results.map(({ customer }) => customer),
    problems: problems.map((problem) => problemLine('c.csv', problem)),
  }
}

/** A cell of line 3, its column in the line, and what is told. */
const cells = `
price=               | 14 | is empty, and the fact price.amount cannot be unknown (empty_cell)
price=ten            | 14 | "ten" is not a number (not_a_number)
price="1,234.00"     | 14 | "1,234.00" is not a number (not_a_number)
price=1e3            | 14 | "1e3" is not a number (not_a_number)
price=99999999999999 | 14 | price.amount: Too big: expected number to be <=1000000000000 (bad_fact)
months=1.5           | 19 | 1.5 is not a whole number of months from 0 to 1200 (not_a_number)
months=-1            | 19 | -1 is not a whole number of months from 0 to 1200 (not_a_number)
months=5000          | 19 | 5000 is not a whole number of months from 0 to 1200 (not_a_number)
use=101              | 22 | use: Too big: expected number to be <=100 (bad_fact)
seen=2026-02-30      | 25 | "2026-02-30" is not a day like 2026-11-22 (not_a_day)
seen=01/11/2026      | 25 | "01/11/2026" is not a day like 2026-11-22 (not_a_day)
seen=2026-11-23      | 25 | 2026-11-23 is after the day of the replay, 2026-11-22 (not_a_day)
vip=maybe            | 36 | "maybe" is neither yes nor no (not_yes_or_no)
vip=                 | 36 | is empty, and the fact anchor cannot be unknown (empty_cell)
place=Texas          | 39 | place: must be a country, or country and region, like IL or US-MN (bad_fact)
plan=C               | 12 | "C" is not in the mapping's table (not_in_table)
plan=constructor     | 12 | "constructor" is not in the mapping's table (not_in_table)
plan=\u001b[31m        | 12 | "\\u001b[31m" is not in the mapping's table (not_in_table)
why=Dear             | 7  | "Dear" is not among the mapping's phrases (unknown_phrase)
why=__proto__        | 7  | "__proto__" is not among the mapping's phrases (unknown_phrase)
left=gone            | 3  | "gone" is neither yes nor no (not_yes_or_no)
left=                | 3  | is empty: leaver or not? (empty_cell)
id=                  | 1  | is empty: the row has no customer id (no_customer)
id=1                 | 1  | "1" stands in an earlier row too (customer_twice)
id=${'x'.repeat(129)} | 1 | an id of more than 128 characters (too_long)
`

const byCell = cells
  .trim()
  .split('\n')
  .map((line) => line.split(' | ').map((part) => part.trim()))

test.each(byCell)('S1.7 a row with %s is told, and the others are played', (change = '', column, told) => {
  const [name = '', cell = ''] = change.split('=')
  const text = [header, aRow, row({ id: '2', [name]: cell }), row({ id: '3' })].join('\n')
  expect(played(text)).toEqual({
    customers: ['1', '3'],
    problems: [`c.csv:3:${column}: column "${name}": ${told}`],
  })
})

const stray = 'a quote stands here inside a cell; quote the whole cell and double the quotes in it'

test.each([
  ['too few cells', '2,yes,dear', '1: 3 cells where the header has 10 (cells)'],
  ['too many cells', `${row({ id: '2' })},x`, '1: 11 cells where the header has 10 (cells)'],
  ['a quote never closed', row({ why: '"dear' }), '7: a quote is opened here and never closed (quote_open)'],
  ['a stray quote', row({ plan: '6"' }), `13: ${stray} (quote_stray)`],
])('S1.7 a row with %s is told, and the others are played', (_, bad, told) => {
  const text = [header, aRow, bad, row({ id: '3' })].join('\n')
  expect(played(text)).toEqual({ customers: ['1', '3'], problems: [`c.csv:3:${told}`] })
})

test('several problems of one row are told, each at its own cell', () => {
  const text = `${header}\n${row({ price: 'x', use: 'y', why: 'z' })}\n${row({ id: '2' })}`
  expect(played(text)).toEqual({
    customers: ['2'],
    problems: [
      'c.csv:2:11: column "price": "x" is not a number (not_a_number)',
      'c.csv:2:16: column "use": "y" is not a number (not_a_number)',
      'c.csv:2:7: column "why": "z" is not among the mapping\'s phrases (unknown_phrase)',
    ],
  })
})

test('lines are physical ones, also below cells of several lines', () => {
  const rows = [row({ id: '"1\n1"' }), row({ id: '2', why: '"dear\n\n",x' }), row({ id: '3', plan: 'C' })]
  const { problems } = played([header, ...rows].join('\r\n'))
  expect(problems.map((line) => line.split(' ')[0])).toEqual(['c.csv:4:1:', 'c.csv:7:12:'])
})

test('words longer than any comment may be are told', () => {
  const own = Mapping.parse({ ...aMapping, reasons: { ...aMapping.reasons, ownWords: true } })
  const text = `${header}\n${row({ why: 'x'.repeat(5001) })}\n${row({ id: '2', why: 'x'.repeat(5000) })}`
  expect(played(text, own)).toEqual({
    customers: ['2'],
    problems: ['c.csv:2:7: column "why": words of more than 5000 characters (too_long)'],
  })
})

test('of customers who stay no facts are asked', () => {
  const text = `${header}\n${row({ left: 'No', price: '' })}\n${aRow}`
  expect(played(text)).toEqual({ customers: ['1'], problems: [] })
})

test('a header alone is no problem', () => {
  expect(played(header)).toEqual({ customers: [], problems: [] })
})
