import { expect, test } from 'vitest'
import { files, text } from './files.ts'

const longest = 250

const rooms = ['widget', 'worker', 'shared', 'tests', 'docs']
const top = new Set(
  rooms.concat('package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'CHANGELOG.md', 'LICENSE'),
)

test(`no file of code is longer than ${longest} lines`, () => {
  const code = files.filter((file) => /\.(ts|tsx|css|mjs)$/.test(file))
  const sizes = code.map((file) => ({ file, lines: text(file).trimEnd().split('\n').length }))
  expect(sizes.filter(({ lines }) => lines > longest)).toEqual([])
})

test('the top folder holds the names it may hold, and dotfiles', () => {
  const names = new Set(files.map((file) => file.replace(/\/.*/, '')))
  expect([...names].filter((name) => !name.startsWith('.') && !top.has(name))).toEqual([])
})

test('file names are in kebab case', () => {
  const code = files.filter((file) => /^(shared|worker|widget|tests)\//.test(file))
  const isKebab = /^([a-z0-9-]+\/)*[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/
  expect(code.filter((file) => !isKebab.test(file))).toEqual([])
})
