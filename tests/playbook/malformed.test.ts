/** A folder of playbooks with one mistake each, and beside each the one thing that is said of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkText } from '#shared/playbook/check-text.ts'
import { placesIn } from '#shared/replay/places.ts'

const folder = new URL('malformed/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))

function told(text: string): string[] {
  const checked = checkText(text)
  if (checked.ok) return []
  const placeOf = placesIn(text)
  return checked.problems.map(({ at, path, message }) => {
    const { line, column } = placeOf(at)
    return `${line}:${column} ${path === '' ? '' : `${path}: `}${message}`
  })
}

test('there are at least 40, and no two are told alike', () => {
  const all = names.map((name) =>
    told(read(`${name}.json`))
      .join()
      .replace(/^[\d:]+ /, ''),
  )
  expect(all.length).toBeGreaterThanOrEqual(40)
  expect(new Set(all).size).toBe(all.length)
})

test.each(names)('%s', (name) => {
  expect(told(read(`${name}.json`))).toEqual([read(`${name}.expect.txt`).trimEnd()])
})

test('what they were made from is well', () => {
  expect(told(read('../small.json'))).toEqual([])
})

test('$schema is for editors, and no mistake', () => {
  expect(told(read('../small.json').replace('{', '{ "$schema": "./playbook.schema.json",'))).toEqual([])
})
