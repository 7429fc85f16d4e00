import * as z from 'zod'
import { addMonths, dayOf } from '#shared/rules/derived.ts'
import { quoted, ReplayError, type ProblemCode } from './problem.ts'
import type { Lookup, Source } from './source.ts'

/** The row being read. `fail` tells a problem and stands for the value that is not there. */
export interface Row {
  cells: readonly string[]
  at: Date
  fail(column: number, code: ProblemCode, message: string): null
}

/** A source bound to the columns of one file; `column` is the one to blame, or null. */
export interface Reader {
  column: number | null
  read: (row: Row) => unknown
}

export type Kind = 'text' | 'number' | 'flag' | 'day'

/** @throws ReplayError where the file lacks the column, or has it twice. */
export function columnOf(header: readonly string[], name: string): number {
  const column = header.indexOf(name)
  if (column === -1) {
    const known = header.map(quoted).join(', ')
    throw new ReplayError(
      'column_missing',
      headerRow,
      `column ${quoted(name)} is missing; there are ${known}`,
    )
  }
  if (header.includes(name, column + 1)) {
    throw new ReplayError('column_twice', headerRow, `column ${quoted(name)} stands there twice`)
  }
  return column
}

const headerRow = { file: 'customers', line: 1 } as const

export function readerOf(source: Source, kind: Kind, header: readonly string[]): Reader {
  if ('value' in source) return { column: null, read: () => source.value }
  if ('share' in source) return share(source, header)
  const column = columnOf(header, source.column)
  if ('table' in source) return lookup(column, source)
  if ('times' in source) return product(column, source.times, header)
  if ('bands' in source) return band(column, source.bands)
  if ('monthsAgo' in source) return { column, read: (row) => monthsAgo(row, column) }
  if ('daysSince' in source) return { column, read: (row) => daysSince(row, column) }
  return { column, read: (row) => cellAs[kind](row, column) }
}

const cellOf = (row: Row, column: number): string => (row.cells[column] ?? '').trim()

const numeric = /^[+-]?\d{1,15}(\.\d{1,15})?$/
const isoDay = z.iso.date()
const flags = new Map([
  ...['yes', 'y', 'true', '1'].map((text) => [text, true] as const),
  ...['no', 'n', 'false', '0'].map((text) => [text, false] as const),
])

/** A cell as it stands, by what the fact needs. Empty is null. */
const cellAs: Record<Kind, (row: Row, column: number) => unknown> = {
  text: (row, column) => cellOf(row, column) || null,
  number: numberAt,
  day: dayAt,
  flag(row, column) {
    const cell = cellOf(row, column)
    if (cell === '') return null
    return (
      flags.get(cell.toLowerCase()) ??
      row.fail(column, 'not_yes_or_no', `${quoted(cell)} is neither yes nor no`)
    )
  },
}

function numberAt(row: Row, column: number): number | null {
  const cell = cellOf(row, column)
  if (cell === '') return null
  return numeric.test(cell)
    ? Number(cell)
    : row.fail(column, 'not_a_number', `${quoted(cell)} is not a number`)
}

function dayAt(row: Row, column: number): string | null {
  const cell = cellOf(row, column)
  if (cell === '') return null
  return isoDay.safeParse(cell).success
    ? cell
    : row.fail(column, 'not_a_day', `${quoted(cell)} is not a day like 2026-11-22`)
}

function lookup(column: number, { table, otherwise }: Lookup): Reader {
  const values = new Map(Object.entries(table))
  const read = (row: Row): unknown => {
    const cell = cellOf(row, column)
    const value = values.get(cell)
    if (value !== undefined) return value
    if (cell === '') return null
    return otherwise !== undefined
      ? otherwise
      : row.fail(column, 'not_in_table', `${quoted(cell)} is not in the mapping's table`)
  }
  return { column, read }
}

function product(column: number, times: readonly (number | Lookup)[], header: readonly string[]): Reader {
  const factors = times.map((factor) =>
    typeof factor === 'number' ? () => factor : readerOf(factor, 'number', header).read,
  )
  const read = (row: Row): number | null => {
    const values = [numberAt(row, column), ...factors.map((factor) => factor(row) as number | null)]
    return values.includes(null)
      ? null
      : Math.round(values.reduce<number>((sum, value) => sum * (value ?? 0), 1))
  }
  return { column, read }
}

function share(source: { share: string[]; is: string[] }, header: readonly string[]): Reader {
  const columns = source.share.map((name) => columnOf(header, name))
  const yes = new Set(source.is)
  const read = (row: Row): number =>
    Math.round((100 * columns.filter((column) => yes.has(cellOf(row, column))).length) / columns.length)
  return { column: columns[0] ?? null, read }
}

function band(column: number, { medium, high }: { medium: number; high: number }): Reader {
  const read = (row: Row): string | null => {
    const value = numberAt(row, column)
    if (value === null) return null
    return value >= high ? 'high' : value >= medium ? 'medium' : 'low'
  }
  return { column, read }
}

/** A hundred years: further back nobody was a customer, and calendars stop making sense. */
const mostMonths = 1200

function monthsAgo(row: Row, column: number): string | null {
  const months = numberAt(row, column)
  if (months === null) return null
  if (Number.isInteger(months) && months >= 0 && months <= mostMonths)
    return addMonths(dayOf(row.at), -months)
  return row.fail(column, 'not_a_number', `${months} is not a whole number of months from 0 to ${mostMonths}`)
}

function daysSince(row: Row, column: number): number | null {
  const day = dayAt(row, column)
  if (day === null) return null
  const days = Math.round((Date.parse(dayOf(row.at)) - Date.parse(day)) / 86_400_000)
  return days >= 0
    ? days
    : row.fail(column, 'not_a_day', `${day} is after the day of the replay, ${dayOf(row.at)}`)
}
