import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'
import { aRecorded, linesOf } from '#tests/replay/a-recorded.ts'
import { here } from '#tests/replay/played.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-playbook-'))
afterAll(() => rmSync(folder, { recursive: true }))

const command = here('../../worker/cli/playbook.ts')
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', command, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function put(name: string, document: unknown): string {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 2)
  writeFileSync(join(folder, name), text)
  return name
}

for (const name of ['sample.csv', 'sample.mapping.json'])
  copyFileSync(here(`../replay/${name}`), join(folder, name))
copyFileSync(here('../playbook/small.json'), join(folder, 'small.json'))
const small = readFileSync(join(folder, 'small.json'), 'utf8')
const day = ['--at', '2026-11-22']

test('check: what is live is well, and ends with 0', () => {
  expect(run('check', '--live', ...day)).toEqual({
    status: 0,
    stdout: 'live: 0 problems, 0 notices\n',
    stderr: '',
  })
})

test('check: a problem is told with its place, and ends with 1', () => {
  put('bad.json', small.replace('facts.use', 'facts.usse').replace('"off-20": {', '"off-20" : {'))
  expect(run('check', 'bad.json', ...day)).toEqual({
    status: 1,
    stdout:
      'bad.json:9:30: tiers.0.when: line 1, column 1: facts.usse: no such fact; did you mean facts.use?\nbad.json: 1 problem, 0 notices\n',
    stderr: '',
  })
})

test('check: escapes in JSON do not shift the place', () => {
  put('bad.json', small.replace('"when": "true"', '"when": "\\"\\u0061\\" == \\"a\\" && facts.usee > 3"'))
  expect(run('check', 'bad.json', ...day).stdout).toMatch(
    /^bad\.json:10:57: tiers\.1\.when: line 1, column 15: /,
  )
})

test('check: offers past their review, and law past its own, on a given day', () => {
  const { status, stdout } = run('check', 'small.json', '--at', '2031-01-01')
  expect(status).toBe(1)
  expect(stdout).toContain(
    'small.json:13:86: offers.less.reviewBy: 2027-12-31 has passed, so less is no longer offered; Growth must look at it again\n',
  )
  expect(stdout).toMatch(/^law: [\w-]+: The law entry [\w-]+ was to be read again by /m)
})

test('check: what nothing can reach is a notice, and ends with 0', () => {
  const { tiers, offers, rules } = aPlaybook()
  const idle = aPlaybook({
    tiers: [...tiers, { ...tiers[0]!, id: 'late' }],
    offers: { ...offers, spare: { kind: 'contact', withinHours: 4, owner: 'Care', reviewBy: '2027-12-31' } },
    rules: [...rules, { ...rules[0]!, id: 'again' }],
  })
  const { status, stdout } = run('check', put('idle.json', idle), '--json', ...day)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    problems: [],
    notices: [
      { path: `tiers.${tiers.length}`, message: 'nobody comes here: standard before it takes everyone' },
      { path: 'offers.spare', message: 'no rule makes this offer' },
      {
        path: `rules.${rules.length}`,
        message: `never chosen: ${rules[0]?.id} before it makes the same offer`,
      },
    ],
  })
})

test('diff: in words, and as JSON', () => {
  put('draft.json', small.replace('"percent": 20', '"percent": 15'))
  expect(run('diff', 'small.json', 'draft.json')).toEqual({
    status: 0,
    stdout: 'Offer off-20: percent 20 becomes 15.\n',
    stderr: '',
  })
  expect(run('diff', 'small.json', 'small.json').stdout).toBe('Nothing changes.\n')
  expect(JSON.parse(run('diff', 'small.json', 'draft.json', '--json').stdout)).toMatchObject({
    changes: [{ part: 'offers', id: 'off-20', fields: [{ name: 'percent', from: 20, to: 15 }] }],
  })
})

test('try: against what is live, in tables and as JSON', () => {
  const draft = put('late.json', aPlaybook({ name: 'Late', rules: aPlaybook().rules.toReversed() }))
  const { status, stdout, stderr } = run('try', draft, '--customers', 'sample.csv', ...day)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(
    /^Late in place of Parley default, played on 2026-11-22: 23 leavers, \d+ of them answered otherwise\n/,
  )
  expect(stdout).toMatch(/^cost in +before +after +difference$/m)
  expect(stdout).toMatch(/^customer +reason +tier +first +second$/m)
  const json = run('try', draft, '--customers', 'sample.csv', '--json', ...day)
  expect(JSON.parse(json.stdout)).toMatchObject({ draft: 'Late', live: 'Parley default', problems: [] })
})

test('try: a row with a problem is told and left out, and it ends with 1', () => {
  put('bad.csv', readFileSync(here('../replay/sample.csv'), 'utf8').replace('59.00', 'lots'))
  const { status, stderr } = run(
    'try',
    'live',
    '--customers',
    'bad.csv',
    '--map',
    'sample.mapping.json',
    ...day,
  )
  expect(status).toBe(1)
  expect(stderr).toMatch(/^bad\.csv:8:\d+: column "price": "lots" is not a number \(not_a_number\)\n$/)
})

test('try: over recorded sessions, on their own days, beside what truly happened', () => {
  const sessions = [
    aRecorded({ session: 's-1', answers: [{ type: 'chose', options: ['price'] }, { type: 'accepted' }] }),
    {
      ...aRecorded({ session: 's-2', answers: [{ type: 'leaving' }, { type: 'accepted' }] }),
      recorded: null,
    },
  ]
  put('sessions.ndjson', `${linesOf(sessions)}{"session":`)
  const rules = aPlaybook().rules.filter(({ reasons }) => !reasons.includes('price'))
  const draft = put(
    'free.json',
    aPlaybook({
      name: 'Free',
      rules: [
        ...rules,
        {
          id: 'help',
          reasons: ['price'],
          tiers: ['preferred'],
          attempt: 'first',
          when: null,
          offer: 'priority-fix',
        },
      ],
    }),
  )
  const { status, stdout, stderr } = run('try', draft, '--sessions', 'sessions.ndjson')
  expect(stderr).toBe('sessions.ndjson:3:1: is not JSON; was the file cut off?\n')
  expect(status).toBe(1)
  expect(stdout).toMatch(
    /^Free in place of Parley default: 1 session played that began between [\d-]+ and [\d-]+, 1 answered otherwise\n/,
  )
  expect(stdout).toContain('1 session not played: recorded before facts were kept.')
  expect(stdout).toMatch(/^sessions +reason +offer +live +draft$/m)
  expect(stdout).toMatch(/^first offers in +live +draft +difference +truly made +truly accepted$/m)
  expect(stdout).toContain('In truth: saved 1, kept 0, cancelled 0, abandoned 0.')
  const json = run('try', draft, '--sessions', 'sessions.ndjson', '--json')
  expect(JSON.parse(json.stdout)).toMatchObject({ played: 1, unplayed: 1, problems: [{ line: 3 }] })
})

test('schema: into a file', () => {
  expect(run('schema', '--out', 'playbook.schema.json')).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(JSON.parse(readFileSync(join(folder, 'playbook.schema.json'), 'utf8'))).toMatchObject({
    title: 'Parley playbook',
  })
})

test.each<[string, string[], RegExp]>([
  ['no verb', [], /^name a verb\n\nUsage: npm run playbook/],
  ['a strange verb', ['publish'], /^publish is none of check, diff, try, schema\n/],
  ['no playbook', ['check'], /^name one playbook, or --live\n/],
  ['one playbook for two', ['diff', 'small.json'], /^name two playbooks\n/],
  [
    'nothing to try it over',
    ['try', 'small.json'],
    /^name a file of customers with --customers, or of recorded sessions with --sessions\n/,
  ],
  [
    'two things to try it over',
    ['try', 'small.json', '--customers', 'sample.csv', '--sessions', 'sessions.ndjson'],
    /^name a file of customers with --customers, or /,
  ],
  ['a day that is none', ['check', 'small.json', '--at', 'today'], /^--at today is not a day/],
  [
    'a file that is not there',
    ['check', 'none.json'],
    /^none\.json: cannot be read: ENOENT \(unreadable\)\n$/,
  ],
  [
    'a draft with a problem',
    ['try', put('cut.json', small.slice(0, 700)), '--customers', 'sample.csv'],
    /^cut\.json:15:53: not JSON from here on: .*\ncut\.json cannot be used before that is mended\.\n$/,
  ],
  [
    'a mapping to a reason that the draft has not',
    ['try', 'small.json', '--customers', 'sample.csv'],
    /^sample\.csv: phrase ".*": no reason ".*"; there are .* \(unknown_reason\), under the playbook small\.json\n$/,
  ],
])('%s is told, and it ends with 2', (_, args, told) => {
  const { status, stdout, stderr } = run(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(told)
})

test('--help tells how it is used', () => {
  expect(run('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Usage: npm run playbook/) as string,
  })
})
