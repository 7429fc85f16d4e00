/** What the README and docs/ say must be there. */
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { exists, files, text } from './files.ts'

const readme = text('README.md')
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(text('package.json')))
const pages = ['README.md', ...files.filter((file) => /^docs\/.*\.md$/.test(file))]

const all = (pattern: RegExp, page: string): string[] =>
  [...page.matchAll(pattern)].map(([, found = '']) => found)

/** Addresses on the web, in examples and within the same page are not ours to check. */
const linksOf = (whole: string): string[] => {
  const page = whole.replaceAll(/^```[\s\S]*?^```/gm, '')
  return [...all(/\]\(([^)\s]+)[^)]*\)/g, page), ...all(/(?:src|href|srcset)="([^"\s]+)"/g, page)]
    .filter((link) => !/^([a-z]+:|#)/.test(link))
    .map((link) => link.replace(/#.*$/, ''))
}

test('the README is shorter than 150 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThan(150)
})

test('every npm script it names exists', () => {
  const named = [...all(/npm run ([\w:-]+)/g, readme), ...all(/npm (start|test)\b/g, readme)]
  expect(named).not.toEqual([])
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('every path in backticks exists', () => {
  const paths = all(/`((?:shared|worker|widget|tests|docs|\.ci)\/[\w./-]*)`/g, readme)
  expect(paths.filter((path) => !exists(path))).toEqual([])
})

test.each(pages)('every link of %s leads somewhere', (page) => {
  const lost = linksOf(text(page)).filter((link) => !exists(posix.join(posix.dirname(page), link)))
  expect(lost).toEqual([])
})

test('every script runs a file that exists', () => {
  const runs = all(/boot\.mjs (\S+)/g, Object.values(scripts).join('\n'))
  expect(runs.filter((file) => !exists(file))).toEqual([])
})
