import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { csvHeader, csvLine } from '#shared/corrections/write.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { aCorrection } from '#tests/fixtures/a-correction.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-reading-'))
afterAll(() => rmSync(folder, { recursive: true }))

const command = fileURLToPath(new URL('../../worker/cli/reading.ts', import.meta.url))
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', command, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function put(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content)
  return name
}

const good = put(
  'good.csv',
  csvHeader +
    [
      aCorrection({ text: 'too expensive', reasons: ['price'] }),
      aCorrection({ text: 'the choir is too loud', reasons: ['noise'] }),
      aCorrection({ text: null }),
    ]
      .map(csvLine)
      .join(''),
)

const table = `good.csv: 2 corrected readings, 1 without words, 0 problems, 1 read in another way

reason       is meant  found  recall  read  right  precision
noise               1      0    0.0%     0      0          –
price               1      1  100.0%     1      1     100.0%
(leave now)         0      0       –     0      0          –

good.csv:3: read as unclear, is reason noise: the choir is too loud
`

test('prints the table and the sentences it gets wrong, and ends with 0', () => {
  expect(run(good)).toEqual({ status: 0, stdout: table, stderr: '' })
})

test('--playbook reads with its phrases', () => {
  const noise = { id: 'noise', path: 'leave', probe: null, case: null, phrases: { en: ['too loud'] } }
  const words = { 'reason.noise': 'It is loud', 'parting.noise': 'We are sorry.' }
  const playbook = {
    ...defaultPlaybook,
    reasons: [...defaultPlaybook.reasons, noise],
    words: { en: words, he: { 'reason.noise': 'רועש', 'parting.noise': 'צר לנו.' } },
  }
  const { status, stdout } = run(good, '--playbook', put('own.json', JSON.stringify(playbook)))
  expect(status).toBe(0)
  expect(stdout).toContain('0 read in another way')
  expect(stdout).toMatch(/^noise +1 +1 +100\.0% /m)
})

test('--json prints one document with the same in it', () => {
  const { stdout } = run(good, '--json')
  expect(JSON.parse(stdout)).toMatchObject({
    gone: 1,
    reasons: { noise: { has: 1, found: 0, wrong: 0 } },
    misread: [{ row: { line: 3, reasons: ['noise'] }, reading: { intent: 'unclear' } }],
    problems: [],
  })
})

test('a row with a problem is told with file, line and column, left out, and it ends with 1', () => {
  const bad = put('bad.csv', 'text,intent,reasons\ntoo dear,reason,price\nhm,reazon,\n"x"y,reason,\na,b\n')
  const { status, stdout, stderr } = run(bad)
  expect(status).toBe(1)
  expect(stdout).toMatch(/^bad\.csv: 1 corrected reading, 0 without words, 3 problems/)
  expect(stderr).toBe(
    'bad.csv:3:4: column "intent": "reazon" is none of leave, reason, question, stay, unclear (unknown_intent)\n' +
      'bad.csv:4:4: a quote stands here inside a cell; quote the whole cell and double the quotes in it (quote_stray)\n' +
      'bad.csv:5:1: 2 cells where the header has 3 (cells)\n',
  )
})

test('and so is a line that is not JSON, or not a correction', () => {
  const lines = ['{"text":"hm","intent":"reason","reasons":[]}', '{"text":"hm",}', '{"text":"hm"}', 'null']
  const { status, stderr } = run(put('bad.ndjson', `${lines.join('\n')}\n`))
  expect(status).toBe(1)
  expect(stderr).toMatch(
    /^bad\.ndjson:2:14: not JSON from here on: .* \(bad_line\)\nbad\.ndjson:3:1: needs text, .*\nbad\.ndjson:4:1: needs /,
  )
})

test.each<[string, string[], RegExp]>([
  ['no file', [], /^name one file of corrections\n\nUsage: npm run reading/],
  ['a strange option', [good, '--fast'], /^Unknown option '--fast'/],
  ['a file that is not there', ['none.csv'], /^none\.csv: cannot be read: ENOENT \(unreadable\)\n$/],
  ['an empty one', [put('empty.csv', '')], /^empty\.csv: the file is empty; .* \(no_header\)\n$/],
  [
    'a column that is missing',
    [put('other.csv', 'text,intent\n')],
    /^other\.csv:1:1: column "reasons" is missing; there are "text", "intent" \(column_missing\)\n$/,
  ],
  [
    'a quote in the header',
    [put('quote.csv', 'text,"inte\n')],
    /^quote\.csv:1:6: a quote is opened here and never closed \(bad_header\)\n$/,
  ],
  [
    'not UTF-8',
    [put('latin.csv', Buffer.concat([Buffer.from('text,intent,reasons\n'), Buffer.of(0xe9)]))],
    /^latin\.csv:2: not UTF-8 from here on; .* \(not_utf8\)\n$/,
  ],
  [
    'a playbook that is none',
    [good, '--playbook', put('no.json', '{}')],
    /^no\.json:1:1: name: is missing\n/,
  ],
])('%s is told, and it ends with 2', (_, args, told) => {
  const { status, stdout, stderr } = run(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(told)
})
