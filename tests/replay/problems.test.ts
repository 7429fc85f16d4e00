import { describe, expect, test } from 'vitest'
import { complaints, Mapping } from '#shared/replay/mapping.ts'
import { ReplayError } from '#shared/replay/problem.ts'
import { replay } from '#shared/replay/replay.ts'
import { problemLine } from '#worker/cli/replay/report.ts'
import { at, compiled } from './played.ts'

const raw = {
  customer: 'id',
  leaver: { column: 'left' },
  reasons: { column: 'why', phrases: { dear: 'price' } },
  facts: {
    plan: { id: { column: 'plan', table: { B: 'basic' } }, name: { value: 'Basic' } },
    period: { value: 'month' },
    price: { amount: { column: 'price', times: [100] }, currency: { value: 'USD' } },
    since: { column: 'months', monthsAgo: true },
    use: { column: 'use' },
    idleDays: { column: 'seen', daysSince: true },
    anchor: { column: 'vip' },
    place: { column: 'place' },
  },
}
const mapping = Mapping.parse(raw)

const header = 'id,left,why,plan,price,months,use,seen,vip,place'
const good = '1,yes,dear,B,9.90,12,50,2026-11-01,no,US-CA'
/** The good row with other cells in it, by the name of their column. */
const row = (cells: Record<string, string>): string => {
  const names = header.split(',')
  return good
    .split(',')
    .map((cell, column) => cells[names[column] ?? ''] ?? cell)
    .join(',')
}

function played(text: string, mapped = mapping) {
  const { results, problems } = replay(compiled, text, mapped, at)
  return {
    customers: results.map(({ customer }) => customer),
    problems: problems.map((one) => problemLine('c.csv', one)),
  }
}

describe('S1.7 a row with a problem is told, and the others are played', () => {
  test.each<[string, string, string]>([
    [
      'no price',
      row({ id: '2', price: '' }),
      'c.csv:3:14: column "price": is empty, and the fact price.amount cannot be unknown (empty_cell)',
    ],
    [
      'a price in words',
      row({ id: '2', price: 'ten' }),
      'c.csv:3:14: column "price": "ten" is not a number (not_a_number)',
    ],
    [
      'a price with separators',
      row({ id: '2', price: '"1,234.00"' }),
      'c.csv:3:14: column "price": "1,234.00" is not a number (not_a_number)',
    ],
    [
      'a price beyond measure',
      row({ id: '2', price: '99999999999999' }),
      'c.csv:3:14: column "price": price.amount: Too big: expected number to be <=1000000000000 (bad_fact)',
    ],
    [
      'half a month',
      row({ id: '2', months: '1.5' }),
      'c.csv:3:19: column "months": 1.5 is not a whole number of months from 0 to 1200 (not_a_number)',
    ],
    [
      'an age of ages',
      row({ id: '2', months: '5000' }),
      'c.csv:3:19: column "months": 5000 is not a whole number of months from 0 to 1200 (not_a_number)',
    ],
    [
      'more use than there is',
      row({ id: '2', use: '101' }),
      'c.csv:3:22: column "use": use: Too big: expected number to be <=100 (bad_fact)',
    ],
    [
      'a day that is none',
      row({ id: '2', seen: '2026-02-30' }),
      'c.csv:3:25: column "seen": "2026-02-30" is not a day like 2026-11-22 (not_a_day)',
    ],
    [
      'a day in another order',
      row({ id: '2', seen: '01/11/2026' }),
      'c.csv:3:25: column "seen": "01/11/2026" is not a day like 2026-11-22 (not_a_day)',
    ],
    [
      'a day to come',
      row({ id: '2', seen: '2026-11-23' }),
      'c.csv:3:25: column "seen": 2026-11-23 is after the day of the replay, 2026-11-22 (not_a_day)',
    ],
    [
      'neither yes nor no',
      row({ id: '2', vip: 'maybe' }),
      'c.csv:3:36: column "vip": "maybe" is neither yes nor no (not_yes_or_no)',
    ],
    [
      'an empty yes or no',
      row({ id: '2', vip: '' }),
      'c.csv:3:36: column "vip": is empty, and the fact anchor cannot be unknown (empty_cell)',
    ],
    [
      'a strange place',
      row({ id: '2', place: 'Texas' }),
      'c.csv:3:39: column "place": place: Invalid string: must match pattern /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/ (bad_fact)',
    ],
    [
      'a plan not in the table',
      row({ id: '2', plan: 'C' }),
      'c.csv:3:12: column "plan": "C" is not in the mapping\'s table (not_in_table)',
    ],
    [
      'a name every object has',
      row({ id: '2', plan: 'constructor' }),
      'c.csv:3:12: column "plan": "constructor" is not in the mapping\'s table (not_in_table)',
    ],
    [
      'a phrase not in the mapping',
      row({ id: '2', why: 'Dear' }),
      'c.csv:3:7: column "why": "Dear" is not among the mapping\'s phrases (unknown_phrase)',
    ],
    [
      'a phrase every object has',
      row({ id: '2', why: '__proto__' }),
      'c.csv:3:7: column "why": "__proto__" is not among the mapping\'s phrases (unknown_phrase)',
    ],
    [
      'a leaver or not',
      row({ id: '2', left: 'gone' }),
      'c.csv:3:3: column "left": "gone" is neither yes nor no (not_yes_or_no)',
    ],
    [
      'no word on leaving',
      row({ id: '2', left: '' }),
      'c.csv:3:3: column "left": is empty: leaver or not? (empty_cell)',
    ],
    [
      'no customer',
      row({ id: ' ' }),
      'c.csv:3:1: column "id": is empty: the row has no customer id (no_customer)',
    ],
    [
      'an id without end',
      row({ id: 'x'.repeat(129) }),
      'c.csv:3:1: column "id": an id of more than 128 characters (too_long)',
    ],
    [
      'a customer twice',
      row({ id: '1' }),
      'c.csv:3:1: column "id": "1" stands in an earlier row too (customer_twice)',
    ],
    ['too few cells', '2,yes,dear', 'c.csv:3:1: 3 cells where the header has 10 (cells)'],
    ['too many cells', `${row({ id: '2' })},x`, 'c.csv:3:1: 11 cells where the header has 10 (cells)'],
    [
      'a quote never closed',
      row({ id: '2', why: '"dear' }),
      'c.csv:3:7: a quote is opened here and never closed (quote_open)',
    ],
    [
      'a stray quote',
      row({ id: '2', plan: '6"' }),
      'c.csv:3:13: a quote stands here inside a cell; quote the whole cell and double the quotes in it (quote_stray)',
    ],
    [
      'control characters',
      row({ id: '2', plan: '\u001b[31m' }),
      'c.csv:3:12: column "plan": "\\u001b[31m" is not in the mapping\'s table (not_in_table)',
    ],
  ])('%s', (_, bad, problem) => {
    const text = [header, good, bad, row({ id: '3' })].join('\n')
    expect(played(text)).toEqual({ customers: ['1', '3'], problems: [problem] })
  })

  test('several in one row, each at its own cell', () => {
    const text = `${header}\n${row({ price: 'x', use: 'y', why: 'z' })}\n${row({ id: '2' })}`
    expect(played(text).problems.map((line) => line.slice(0, 24))).toEqual([
      'c.csv:2:11: column "pric',
      'c.csv:2:16: column "use"',
      'c.csv:2:7: column "why":',
    ])
    expect(played(text).customers).toEqual(['2'])
  })

  test('lines are physical ones, also below cells of several lines', () => {
    const quoted = row({ id: '"1\n1"' })
    const text = `${header}\r\n${quoted}\r\n${row({ id: '2', why: '"dear\n\n",x' })}\r\n${row({ id: '3', plan: 'C' })}`
    expect(played(text).problems.map((line) => line.split(' ')[0])).toEqual(['c.csv:4:1:', 'c.csv:7:12:'])
  })

  test('words longer than any comment may be', () => {
    const own = Mapping.parse({ ...raw, reasons: { ...raw.reasons, ownWords: true } })
    const text = `${header}\n${row({ why: 'x'.repeat(5001) })}\n${row({ id: '2', why: 'x'.repeat(5000) })}`
    expect(played(text, own)).toEqual({
      customers: ['2'],
      problems: ['c.csv:2:7: column "why": words of more than 5000 characters (too_long)'],
    })
  })

  test('rows of customers who stay are not asked for facts', () => {
    expect(played(`${header}\n${row({ left: 'No', price: '' })}\n${good}`)).toEqual({
      customers: ['1'],
      problems: [],
    })
  })
})

const failure = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    if (error instanceof ReplayError) return [error.code, error.where, error.message]
    throw error
  }
  return null
}

describe('S1.8 what makes a replay impossible', () => {
  const csv = { file: 'customers', line: 1 }
  const phrase = (says: unknown) =>
    Mapping.parse({ ...raw, reasons: { column: 'why', phrases: { dear: says } } })
  const reasons = [...compiled.reasons.keys()].join(', ')
  test.each<[string, string, Mapping, [string, object, string]]>([
    [
      'an empty file',
      '',
      mapping,
      ['no_header', { file: 'customers' }, 'the file is empty; its first row names the columns'],
    ],
    [
      'a header with an open quote',
      'id,"left',
      mapping,
      ['bad_header', { ...csv, column: 4 }, 'a quote is opened here and never closed'],
    ],
    [
      'a missing column',
      'id,why\n',
      mapping,
      ['column_missing', csv, 'column "left" is missing; there are "id", "why"'],
    ],
    [
      'a column by another case',
      header.replace('use', 'Use'),
      mapping,
      [
        'column_missing',
        csv,
        `column "use" is missing; there are ${header
          .replace('use', 'Use')
          .split(',')
          .map((name) => `"${name}"`)
          .join(', ')}`,
      ],
    ],
    ['a column twice', `${header},use`, mapping, ['column_twice', csv, 'column "use" stands there twice']],
    [
      'a reason nobody is asked for',
      header,
      phrase('mood'),
      ['unknown_reason', { file: 'mapping' }, `phrase "dear": no reason "mood"; there are ${reasons}`],
    ],
    [
      'an answer that is no choice',
      header,
      phrase({ reasons: ['unused'], probe: 'perhaps' }),
      [
        'unknown_probe',
        { file: 'mapping' },
        'phrase "dear": no answer "perhaps"; there are for_now, for_good',
      ],
    ],
    [
      'an answer to a question never asked',
      header,
      phrase({ reasons: ['price'], probe: 'perhaps' }),
      [
        'unknown_probe',
        { file: 'mapping' },
        'phrase "dear": no answer "perhaps"; there are none to choose from',
      ],
    ],
  ])('%s', (_, text, mapped, expected) => {
    expect(failure(() => replay(compiled, text, mapped, at))).toEqual(expected)
  })

  test('a header alone is no problem', () => {
    expect(replay(compiled, header, mapping, at)).toMatchObject({
      rows: 0,
      results: [],
      totals: [],
      problems: [],
    })
  })
})

describe('S1.8 what is wrong with a mapping', () => {
  const facts = (changes: object) => ({ ...raw, facts: { ...raw.facts, ...changes } })
  test.each<[string, unknown, string[]]>([
    ['not an object', [], ['the file: Invalid input: expected object, received array']],
    [
      'no reasons',
      { ...raw, reasons: undefined },
      ['reasons: Invalid input: expected object, received undefined'],
    ],
    ['a key too many', { ...raw, sex: 'gender' }, ['the file: Unrecognized key: "sex"']],
    [
      'a fact that has no place',
      facts({ gender: { column: 'gender' } }),
      ['facts: Unrecognized key: "gender"'],
    ],
    [
      'a column that is no name',
      facts({ use: { column: 5 } }),
      ['facts.use.column: Invalid input: expected string, received number'],
    ],
    [
      'a constant the fact refuses',
      facts({ use: { value: 'a lot' } }),
      ['facts.use.value: Invalid input: expected number, received string'],
    ],
    [
      'a table with a value the fact refuses',
      facts({ period: { column: 'p', table: { M: 'week' } } }),
      ['facts.period.table.M: Invalid option: expected one of "month"|"year"'],
    ],
    [
      'a factor that is none',
      facts({ use: { column: 'u', times: ['100'] } }),
      ['facts.use.times.0: Invalid input: expected number, received string'],
    ],
    [
      'a form the fact has no use for',
      facts({ use: { column: 'u', monthsAgo: true } }),
      ['facts.use: Unrecognized key: "monthsAgo"'],
    ],
    [
      'bands without a top',
      facts({ potential: { column: 'c', bands: { medium: 1 } } }),
      ['facts.potential.bands.high: Invalid input: expected number, received undefined'],
    ],
    [
      'a phrase that says nothing',
      { ...raw, reasons: { column: 'why', phrases: { dear: { reasons: [] } } } },
      ['reasons.phrases.dear.reasons: Too small: expected array to have >=1 items'],
    ],
  ])('%s', (_, json, expected) => {
    const parsed = Mapping.safeParse(json)
    expect(parsed.success ? [] : complaints(parsed.error)).toEqual(expected)
  })
})
