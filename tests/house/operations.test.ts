/** What the pages tell an operator to type or to look for is there. */
import { expect, test } from 'vitest'
import * as z from 'zod'
import { files, text } from './files.ts'

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(text('package.json')))

const pages = files.filter((file) => /^docs\/.*\.md$/.test(file))
const operations = text('docs/operations.md')
const all = (pattern: RegExp, page: string): string[] =>
  [...page.matchAll(pattern)].map(([, found = '']) => found)

test('every npm script that a page names exists', () => {
  const calls = /npm run (?:--\S+ )*([\w:-]+)|npm (start|test)\b/g
  const named = pages.flatMap((page) =>
    [...text(page).matchAll(calls)].map(([, run, short]) => ({ page, name: run ?? short ?? '' })),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([])
})

/** The second column of the table of the log says what a line means; the first names it. */
const explained = new Set(all(/`([^`]+)`/g, operations.split('| `where` |')[1] ?? ''))

test('every line of the log is explained to whoever reads it', () => {
  const sources = files.filter((file) => /^worker\/(?!cli\/).*\.tsx?$/.test(file))
  const where = sources.flatMap((file) => all(/logFault\(['`]([^'`]+)['`]/g, text(file)))
  expect(where.length).toBeGreaterThan(20)
  const told = where.map((one) => one.replace(/\$\{[^}]+\}/, '…'))
  expect(told.filter((one) => !explained.has(one))).toEqual([])
})

test('every reason for which something needs a person is explained by its own words', () => {
  const words = text('worker/console/words-stuck-en.ts')
  const whys = all(/'stuck\.why\.\w+':\s*'([^']+)'/g, words)
  expect(whys.length).toBeGreaterThan(3)
  const named = all(/^\| … \*([^*]+)\*/gm, operations)
  expect(whys.filter((why) => !named.some((name) => why.includes(name)))).toEqual([])
})

test('every setting of the worker is told of', () => {
  const settings = new Set(all(/^ {2}(PARLEY_\w+)\??:/gm, text('worker/env.ts')))
  const page = text('docs/running.md') + operations
  expect([...settings].filter((setting) => !page.includes(`\`${setting}\``))).toEqual([])
})
