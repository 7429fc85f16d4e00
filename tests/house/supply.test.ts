/** What goes out is what was written here, and can be told from anything else (T47). */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { root } from '../../worker/cli/root.mjs'
import { chatName, integrityOf, pinnedName, tagOf } from '../../worker/cli/seal.ts'
import { bytes, exists, files, text } from './files.ts'

const widget = 'dist/widget'
const named = (pattern: RegExp, folder = widget) =>
  readdirSync(join(root, folder)).filter((name) => pattern.test(name))

/** Code made of text at run time; a method called `eval`, of a class of its own, is none. */
const evaluating =
  /(?<![\w.$])eval\((?![\w$, ]*\)\{)|\bnew Function\b|(?<![\w.$])Function\(|set(?:Timeout|Interval)\(["'`]/g

describe('T47 no bundle makes code of text', () => {
  const scripts = [
    'parley.js',
    ...named(/^parley-\w+\.js$/),
    ...named(/^chat-[\w-]+\.js$/, `${widget}/parley`).map((name) => `parley/${name}`),
  ]
  it.each(scripts)('%s', (name) => expect(text(`${widget}/${name}`).match(evaluating)).toBeNull())

  it('the worker has one place, of zod’s, that asks whether it could, and runs where it cannot', () => {
    const found = [...text('dist/parley/index.js').matchAll(evaluating)]
    expect(found.map(({ input, index }) => input.slice(index - 11, index + 15))).toEqual([
      'try{return Function(``),!0',
    ])
  })

  it('a text that does is found', () => {
    for (const code of [
      'eval("1")',
      'x=eval(y)',
      'new Function("a")',
      'setTimeout("a()",1)',
      'return Function(t)',
    ])
      expect(code.match(evaluating), code).not.toBeNull()
    for (const code of ['this.cond.eval(vars)', 'eval(ctx){let a', 'hashFunction(a)', 'setTimeout(go,1)'])
      expect(code.match(evaluating), code).toBeNull()
  })
})

const sha384 = (file: string): string => `sha384-${createHash('sha384').update(bytes(file)).digest('base64')}`

describe('T47 the widget can be pinned', () => {
  const Seal = z.strictObject({ script: z.string(), integrity: z.string() })
  const seal = Seal.parse(JSON.parse(text(`${widget}/integrity.json`)))

  it('by an address of its own, and the hash of what is served there', () => {
    const [name = ''] = named(/^parley-[0-9a-f]{16}\.js$/)
    expect(seal.script).toBe(`/${name}`)
    expect(pinnedName(bytes(`${widget}/${name}`))).toBe(name)
    expect(seal.integrity).toBe(sha384(`${widget}/${name}`))
    for (const ending of ['.gz', '.br']) expect(exists(`${widget}/${name}${ending}`)).toBe(true)
  })

  it('and the chat with it: the pinned loader holds its hash, which is in its name too', () => {
    const [name = ''] = named(/^chat-[\w-]+\.js$/, `${widget}/parley`)
    const chat = `parley/${name}`
    expect(chatName(bytes(`${widget}/${chat}`))).toBe(chat)
    expect(integrityOf(bytes(`${widget}/${chat}`))).toBe(sha384(`${widget}/${chat}`))
    expect(text(`${widget}${seal.script}`)).toContain(sha384(`${widget}/${chat}`))
    for (const loader of [seal.script, '/parley.js']) expect(text(widget + loader)).toContain(chat)
  })

  it('with the tag that the build prints and the docs show', () => {
    expect(tagOf(seal)).toMatch(
      /^<script src="[^"]+\/parley-[0-9a-f]{16}\.js" integrity="sha384-[\w+/]{64}" crossorigin="anonymous" defer><\/script>$/,
    )
    for (const part of ['crossorigin="anonymous"', 'integrity="sha384-', '/parley-'])
      expect(text('docs/embedding.md').includes(part), part).toBe(true)
  })
})

/** What keys of others look like; and ours, where one was written out. */
const secrets: Record<string, RegExp> = {
  stripe: /\b[sr]k_live_(?!peer)[0-9A-Za-z]{10,}/,
  webhook: /\bwhsec_[A-Za-z0-9+/]{32,}={0,2}/,
  paddle: /\bpdl_live_apikey_\w{20,}/,
  chargebee: /\blive_[A-Za-z0-9]{30,}/,
  aws: /\bAKIA[0-9A-Z]{16}\b/,
  github: /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,})/,
  slack: /\bxox[abprs]-[0-9A-Za-z-]{10,}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/,
  google: /\bAIza[0-9A-Za-z_-]{35}/,
  sendgrid: /\bSG\.[\w-]{20,}\.[\w-]{20,}/,
  private: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  token: /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/,
  address: /\b[a-z][a-z+.-]+:\/\/[^\s/:@'"`]+:[^\s/@'"`]{8,}@/,
  assigned: /(?:SECRET|PASSWORD|API_?KEY|TOKEN)["']?\s*[:=]\s*["'`](?=[^"'`]*\d)[A-Za-z0-9+/_-]{24,}["'`]/i,
}

/** Of the specification of Standard Webhooks, for others to try their own code on; and what our fake providers take. */
const known = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD', 'peer0000']

const found = (content: string): string[] =>
  Object.entries(secrets).flatMap(([kind, pattern]) =>
    [...content.matchAll(new RegExp(pattern, `g${pattern.flags}`))]
      .filter(([one]) => !known.some((text) => one.includes(text)))
      .map(({ index }) => `${kind} at ${index}`),
  )

describe('T47 no secret lies in the project', () => {
  it('in none of its files', () => {
    const written = files.filter((file) => !/\.(png|jpg|woff2?)$/.test(file))
    const hits = written.flatMap((file) => found(text(file)).map((hit) => `${file}: ${hit}`))
    expect(hits).toEqual([])
  })

  it('and one that did would be found', () => {
    // In pieces, so that this file is none of them.
    const planted = [
      ['sk', 'live', '51H8aBcDeFgHiJkLmNoP'].join('_'),
      ['ghp', 'a1B2'.repeat(9)].join('_'),
      ['AKIA', 'ABCD'.repeat(4)].join(''),
      ['-----BEGIN EC', 'PRIVATE KEY-----'].join(' '),
      ['PARLEY', `SECRET = "${'aB3-'.repeat(8)}"`].join('_'),
      ['https://user', 'hunter22@mail.example.com'].join(':'),
      ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3', 'x'.repeat(24)].join('.'),
    ]
    for (const one of planted) expect(found(`before ${one} after`), one).not.toEqual([])
  })
})

it('T47 what is installed runs no script of its own', () => {
  const { allowScripts } = z
    .object({ allowScripts: z.record(z.string(), z.boolean()) })
    .parse(JSON.parse(text('package.json')))
  const Lock = z.object({
    packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })),
  })
  const { packages } = Lock.parse(JSON.parse(text('package-lock.json')))
  const asking = Object.keys(packages).filter((name) => packages[name]?.hasInstallScript)
  const names = [...new Set(asking.map((path) => path.replace(/^.*node_modules\//, '')))]
  expect(names.filter((name) => allowScripts[name] !== false && name !== 'fsevents')).toEqual([])
})
