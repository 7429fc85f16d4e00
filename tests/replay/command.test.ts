import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { here, textOf } from './played.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-replay-'))
afterAll(() => rmSync(folder, { recursive: true }))

const command = here('../../worker/cli/replay.ts')
const golden = textOf('sample.golden.txt')
const mapping = here('sample.mapping.json')

/** Runs in a folder of its own, so that messages name files as the caller does. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', command, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** Puts a file into the folder. */
function put(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content)
  return name
}

copyFileSync(here('sample.csv'), join(folder, 'sample.csv'))
copyFileSync(mapping, join(folder, 'sample.mapping.json'))
const day = ['--at', '2026-11-22']

test('finds the mapping beside the file, prints the tables and ends with 0', () => {
  expect(run('sample.csv', ...day)).toEqual({ status: 0, stdout: golden, stderr: '' })
})

test('--json prints one document with the same in it', () => {
  const { status, stdout } = run('sample.csv', '--json', ...day)
  const document: unknown = JSON.parse(stdout)
  expect(status).toBe(0)
  expect(document).toMatchObject({ playbook: 'Parley default', at: '2026-11-22', rows: 24, problems: [] })
  expect(document).toHaveProperty('results.0', {
    customer: 'c-101',
    tier: 'preferred',
    reasons: ['price'],
    first: {
      type: 'offer',
      offer: 'right-size',
      kind: 'plan_change',
      rule: 'price-smaller',
      cost: { amount: 53940, currency: 'ILS' },
      tried: [{ rule: 'price-smaller', offer: 'right-size', verdict: 'chosen' }],
    },
    second: expect.objectContaining({ offer: 'loyal-30', cost: { amount: 8091, currency: 'ILS' } }),
    turns: 4,
    outcome: 'cancelled',
  })
})

test('--out writes a file and prints nothing', () => {
  expect(run('sample.csv', '--out', 'told.txt', ...day)).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(readFileSync(join(folder, 'told.txt'), 'utf8')).toBe(golden)
})

test('--playbook plays another one', () => {
  const never = put('never.json', JSON.stringify({ ...defaultPlaybook, name: 'Never', rules: [] }))
  const { status, stdout } = run('sample.csv', '--playbook', never, ...day)
  expect(status).toBe(0)
  expect(stdout).toMatch(/^Never, played on 2026-11-22: 24 rows, 23 leavers, 0 problems\n/)
  expect(stdout).toMatch(/^all +23 +23 /m)
})

test('a problem goes to stderr with its place, the rest is played, and it ends with 1', () => {
  put(
    'bad.csv',
    textOf('sample.csv').replace('Another service does more', '"Another\nservice"').replace('59.00', 'lots'),
  )
  const { status, stdout, stderr } = run('bad.csv', '--map', 'sample.mapping.json', ...day)
  expect(status).toBe(1)
  expect(stdout).toMatch(/^Parley default, played on 2026-11-22: 24 rows, 22 leavers, 1 problem\n/)
  expect(stderr).toBe('bad.csv:9:54: column "price": "lots" is not a number (not_a_number)\n')
})

test.each<[string, string[], RegExp]>([
  ['no file', [], /^name one CSV file\n\nUsage: npm run replay -- CUSTOMERS\.csv[^]* \(bad_usage\)\n$/],
  ['a strange option', ['sample.csv', '--fast'], /^Unknown option '--fast'[^]*\(bad_usage\)\n$/],
  ['a day that is none', ['sample.csv', '--at', 'today'], /^--at today is not a day like 2026-11-22\n/],
  [
    'a file that is not there',
    ['none.csv', '--map', 'sample.mapping.json'],
    /^none\.csv: cannot be read: ENOENT \(unreadable\)\n$/,
  ],
  [
    'no mapping',
    [put('plain.csv', 'id\n1\n')],
    /^plain\.mapping\.json: cannot be read: ENOENT \(name the mapping with --map\) \(unreadable\)\n$/,
  ],
  [
    'a mapping that is not JSON',
    ['plain.csv', '--map', put('half.json', '{\n  "customer": id\n}')],
    /^half\.json:2:15: not JSON from here on: Unexpected token 'i' \(bad_json\)\n$/,
  ],
  [
    'a mapping that breaks off',
    ['plain.csv', '--map', put('cut.json', '{\n  "customer": "i')],
    /^cut\.json:2:17: not JSON from here on: Unterminated string \(bad_json\)\n$/,
  ],
  [
    'a mapping with a comma too many',
    ['plain.csv', '--map', put('comma.json', '{\n  "a": [1,]\n}')],
    /^comma\.json:2:11: not JSON from here on: Unexpected token '\]' \(bad_json\)\n$/,
  ],
  [
    'a mapping that is none',
    ['plain.csv', '--map', put('other.json', '{ "customer": 1 }')],
    /^other\.json: customer: Invalid input: expected string, received number\n {2}reasons: .*\n {2}facts: .* \(bad_mapping\)\n$/,
  ],
  [
    'a playbook that is none',
    ['sample.csv', '--playbook', 'other.json'],
    /^other\.json: name: Invalid input.*\n[^]* \(bad_playbook\)\n$/,
  ],
  [
    'a missing column',
    ['plain.csv', '--map', 'sample.mapping.json'],
    /^plain\.csv:1: column "left" is missing; there are "id" \(column_missing\)\n$/,
  ],
  [
    'not UTF-8',
    [
      put('hebrew.csv', Buffer.concat([Buffer.from('id,why\n1,'), Buffer.of(0xe9, 0xf7, 0xf8)])),
      '--map',
      'sample.mapping.json',
    ],
    /^hebrew\.csv:2: not UTF-8 from here on; save the file again as UTF-8 \(not_utf8\)\n$/,
  ],
])('%s is told, and it ends with 2', (_, args, told) => {
  const { status, stdout, stderr } = run(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(told)
})

test('a byte order mark is no part of the first column', () => {
  put('marked.csv', `\uFEFF${textOf('sample.csv')}`)
  expect(run('marked.csv', '--map', 'sample.mapping.json', ...day).stdout).toBe(golden)
})

test('--help tells how it is used', () => {
  expect(run('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Usage: npm run replay/) as string,
  })
})
