/** The demands of the customer are numbered; each is cited by a test that would fail without it, or told as open here. */
import { expect, test } from 'vitest'
import { files, text } from './files.ts'

const through = (part: number, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `S${part}.${from + index}`)

const demands = [
  ...through(0, 1, 29),
  ...through(1, 1, 17),
  ...through(2, 1, 22),
  ...through(3, 1, 9),
  ...through(4, 1, 9),
]

/** Not built yet, by what they ask for. Whoever builds one takes it off. */
const open = new Set([
  // Standards of service, stated and measured.
  'S2.11',
  // After the exit: surveys, stories, lists of whom to ask again.
  'S0.29',
  // Before the exit: signals handed on, leavers compared, rules learnt from them.
  'S1.12',
  'S1.16',
  'S2.8',
  'S2.9',
  'S2.22',
  'S3.2',
  'S3.3',
  'S3.4',
  'S3.5',
  'S3.6',
  'S3.8',
  'S3.9',
  // Cases followed until they are closed.
  'S2.12',
])

const citedBy = (mark: RegExp): Set<string> =>
  new Set(
    files
      .filter((file) => /^tests\/.*\.(ts|tsx|json)$/.test(file) && file !== 'tests/house/demands.test.ts')
      .flatMap((file) => text(file).match(mark) ?? []),
  )

const cited = citedBy(/\bS[0-4]\.\d+\b/g)

test.each(demands)('%s is cited by a test, or told as open', (demand) => {
  expect(cited.has(demand)).toBe(!open.has(demand))
})

test('nothing is cited that was never asked', () => {
  expect([...cited].filter((number) => !demands.includes(number))).toEqual([])
})

/** Threats and faults have numbers too, and so has what must hold whatever happens. */
const numbered = (letter: string, most: number): string[] =>
  Array.from({ length: most }, (_, index) => `${letter}${index + 1}`)

const citedFaults = citedBy(/\b[TI]\d+\b/g)

test.each([...numbered('T', 47), ...numbered('I', 8)])('%s is cited by a test', (number) => {
  expect(citedFaults).toContain(number)
})
