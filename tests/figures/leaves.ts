/** A JSON document and a file of lines, both as values by name, so that one can be held against the other. */
import type { Measured } from '#shared/csv/measured.ts'
import { asWritten } from '#shared/csv/cell.ts'
import { csvRows } from '#shared/replay/csv.ts'

/** Values by the names on the way to them, in no order. What is not known is in neither. */
export type Leaves = Record<string, unknown[]>

interface How {
  /** Records whose names are keys of groups. */
  keyed: readonly string[]
  /** What says of what the others are, and is no figure. */
  apart: RegExp
}

/** In the report on an experiment, what says of what a figure is. */
export const ofReport: How = {
  keyed: [],
  apart:
    /^(experiment|name|phase|startedAt|stopped|horizon|restated\.days\.(phase|day|horizon))$|\.(arm|name|check|guardrail|day|a|b|by|key|currency|call\.offer)$/,
}

export function leavesOf(document: unknown, { keyed, apart }: How): Leaves {
  const all: [string, unknown][] = []
  const walk = (value: unknown, path: string): void => {
    if (value === null || apart.test(path)) return
    if (Array.isArray(value)) for (const one of value) walk(one, path)
    else if (typeof value === 'object')
      for (const [name, one] of Object.entries(value))
        walk(one, keyed.includes(path) ? path : path === '' ? name : `${path}.${name}`)
    else all.push([path, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value])
  }
  walk(document, '')
  return gathered(all)
}

export const leavesIn = (lines: readonly Pick<Measured, 'measure' | 'value'>[]): Leaves =>
  gathered(lines.flatMap(({ measure, value }) => (value === null ? [] : [[measure, value] as const])))

function gathered(all: readonly (readonly [string, unknown])[]): Leaves {
  const leaves: Leaves = {}
  for (const [path, value] of all) (leaves[path] ??= []).push(value)
  for (const values of Object.values(leaves))
    values.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return leaves
}

/** The lines of a CSV file by the names of its columns, as texts. */
export function linesOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = csvRows(csv).map((row) => ('fault' in row ? [] : row.cells.map(asWritten)))
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}
