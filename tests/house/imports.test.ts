import { expect, test } from 'vitest'
import { arrows } from './arrows.ts'
import { exists } from './files.ts'
import { importLines, sources } from './import-lines.ts'
import type { ImportLine } from './import-lines.ts'

const say = ({ from, to, isType }: ImportLine): string => `${from} imports ${isType ? 'types of ' : ''}${to}`

function isAllowed({ from, to, isOurs, isType }: ImportLine): boolean {
  const arrow = arrows.find(({ files }) => files.test(from))
  if (!arrow) return false
  if (!isOurs) return arrow.packages.test(to)
  return arrow.ours.test(to) || (isType && (arrow.types?.test(to) ?? false))
}

/** The files of one circle, or null. Types vanish before anything runs, so they close none. */
function circle(): string[] | null {
  const next = Map.groupBy(
    importLines.filter(({ isOurs, isType }) => isOurs && !isType),
    ({ from }) => from,
  )
  const done = new Set<string>()
  function walk(file: string, path: string[]): string[] | null {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return null
    for (const { to } of next.get(file) ?? []) {
      const found = walk(to, [...path, file])
      if (found) return found
    }
    done.add(file)
    return null
  }
  return sources.map((file) => walk(file, [])).find((found) => found !== null) ?? null
}

test('imports are found at all', () => {
  expect(importLines.length).toBeGreaterThan(sources.length / 2)
})

test('every import follows an arrow', () => {
  expect(importLines.filter((line) => !isAllowed(line)).map(say)).toEqual([])
})

test('every import of ours names its file in full', () => {
  expect(importLines.filter(({ to, isOurs }) => isOurs && !exists(to)).map(say)).toEqual([])
})

test('imports go in no circle', () => {
  expect(circle()).toBeNull()
})
