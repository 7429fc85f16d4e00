import { expect, test } from 'vitest'
import { readCustomers } from '#shared/replay/customers.ts'
import { complaints, Mapping } from '#shared/replay/mapping.ts'
import { ReplayError } from '#shared/replay/problem.ts'
import { replay } from '#shared/replay/replay.ts'
import { aMapping, aRow, header, mapping } from './a-file.ts'
import { at, compiled } from './played.ts'

const withFacts = (changes: object) => ({ ...aMapping, facts: { ...aMapping.facts, ...changes } })
const withPhrase = (says: unknown) => ({ ...aMapping, reasons: { column: 'why', phrases: { dear: says } } })

function failure(text: string, mapped: Mapping): unknown {
  try {
    replay(compiled, text, mapped, at)
  } catch (error) {
    if (error instanceof ReplayError) return { code: error.code, ...error.where, message: error.message }
    throw error
  }
  return null
}

test.each([
  ['an empty file', '', {}, 'no_header', 'the file is empty; its first row names the columns'],
  ['an open quote', 'id,"x', { line: 1, column: 4 }, 'bad_header', 'a quote is opened here and never closed'],
  [
    'a column less',
    'id,why',
    { line: 1 },
    'column_missing',
    'column "left" is missing; there are "id", "why"',
  ],
  ['a column twice', `${header},use`, { line: 1 }, 'column_twice', 'column "use" stands there twice'],
])('S1.8 nothing can be played with %s in the header', (_, text, place, code, message) => {
  expect(failure(text, mapping)).toEqual({ code, file: 'customers', ...place, message })
})

test('columns are told apart by case', () => {
  expect(failure(header.replace('use', 'Use'), mapping)).toMatchObject({ code: 'column_missing' })
})

const reasons = [...compiled.reasons.keys()].join(', ')
const options = compiled.reasons.get('unused')?.probe?.options.join(', ')

test.each([
  ['mood', 'unknown_reason', `no reason "mood"; there are ${reasons}`],
  [{ reasons: ['unused'], probe: 'soon' }, 'unknown_probe', `no answer "soon"; there are ${options}`],
  [{ reasons: ['price'], probe: 'soon' }, 'unknown_probe', 'no answer "soon"; there are none to choose from'],
])('S1.8 nothing can be played where a phrase says %j', (says, code, message) => {
  const mapped = Mapping.parse(withPhrase(says))
  expect(failure(header, mapped)).toEqual({ code, file: 'mapping', message: `phrase "dear": ${message}` })
})

const one = 'Invalid input: expected'
test.each([
  [[], `the file: ${one} object, received array`],
  [{ ...aMapping, reasons: undefined }, `reasons: ${one} object, received undefined`],
  [{ ...aMapping, sex: 'gender' }, 'the file: Unrecognized key: "sex"'],
  [{ ...aMapping, leaver: { value: 'yes' } }, `leaver.value: ${one} boolean, received string`],
  [withPhrase({ reasons: [] }), 'reasons.phrases.dear.reasons: Too small: expected array to have >=1 items'],
  [withPhrase(5), `reasons.phrases.dear: ${one} object, received number`],
  [withFacts({ gender: { column: 'gender' } }), 'facts: Unrecognized key: "gender"'],
  [withFacts({ period: undefined }), `facts.period: ${one} object, received undefined`],
  [withFacts({ use: 'use' }), `facts.use: ${one} object, received string`],
  [withFacts({ use: {} }), `facts.use.column: ${one} string, received undefined`],
  [withFacts({ use: { column: 5 } }), `facts.use.column: ${one} string, received number`],
  [withFacts({ use: { value: 'lots' } }), `facts.use.value: ${one} number, received string`],
  [withFacts({ use: { column: 'u', times: ['2'] } }), `facts.use.times.0: ${one} number, received string`],
  [withFacts({ use: { column: 'u', monthsAgo: true } }), 'facts.use: Unrecognized key: "monthsAgo"'],
  [
    withFacts({ period: { column: 'p', table: { M: 'week' } } }),
    'facts.period.table.M: Invalid option: expected one of "month"|"year"',
  ],
  [
    withFacts({ potential: { column: 'c', bands: { medium: 1 } } }),
    `facts.potential.bands.high: ${one} number, received undefined`,
  ],
])('S1.8 a mistake in a mapping is told where it is: %#', (json, told) => {
  const parsed = Mapping.safeParse(json)
  expect(parsed.success ? [] : complaints(parsed.error)).toEqual([told])
})

const table = { column: 'plan', table: { B: 30 } }

test.each<[string, object, object]>([
  ['a constant', { use: { value: 5 } }, { use: 5 }],
  ['a cell as it stands', { use: { column: 'use' } }, { use: 50 }],
  ['a table', { use: table }, { use: 30 }],
  ['a table and a strange cell', { use: { ...table, column: 'id', otherwise: 7 } }, { use: 7 }],
  ['a product, rounded', { costToServe: { column: 'price', times: [1.5] } }, { costToServe: 15 }],
  [
    'a product with a table',
    { costToServe: { column: 'price', times: [100, table] } },
    { costToServe: 29700 },
  ],
  ['a share', { use: { share: ['left', 'vip', 'why'], is: ['yes', 'dear'] } }, { use: 67 }],
  ['days since', { idleDays: { column: 'seen', daysSince: true } }, { idleDays: 21 }],
  ['months ago', { since: { column: 'months', monthsAgo: true } }, { since: '2025-11-22' }],
  ['a band', { potential: { column: 'use', bands: { medium: 50, high: 51 } } }, { potential: 'medium' }],
  ['the end of the month that runs', { since: { value: '2025-01-31' } }, { periodEnd: '2026-11-30' }],
  ['the same where nobody knows since when', { since: { value: null } }, { periodEnd: '2026-12-22' }],
  [
    'the end of the year that runs',
    { since: { value: '2024-02-29' }, period: { value: 'year' } },
    { periodEnd: '2027-02-28' },
  ],
  [
    'what a year of it would cost',
    { otherPeriod: { price: { column: 'price', times: [1000] } } },
    { otherPeriod: { period: 'year', price: { amount: 9900, currency: 'USD' } } },
  ],
  [
    'and a month, of one who pays by the year',
    { period: { value: 'year' }, otherPeriod: { price: { value: 150 } } },
    { otherPeriod: { period: 'month', price: { amount: 150, currency: 'USD' } } },
  ],
  ['a plan that is sold one way only', { otherPeriod: { price: { value: null } } }, { otherPeriod: null }],
  [
    'what no source gives',
    {},
    {
      name: null,
      status: 'active',
      potential: null,
      openCases: 0,
      complaints: 0,
      smallerPlan: null,
      otherPeriod: null,
    },
  ],
])('S3.1 a fact comes out of %s', (_, changes, expected) => {
  const { leavers, problems } = readCustomers(`${header}\n${aRow}`, Mapping.parse(withFacts(changes)), at)
  expect(problems).toEqual([])
  expect(leavers[0]?.facts).toMatchObject(expected)
})
