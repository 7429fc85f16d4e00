import { longestComment } from '#shared/protocol/answer.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { csvRows, type CsvFault, type CsvRow } from './csv.ts'
import { factsReader } from './facts-reader.ts'
import type { Mapping } from './mapping.ts'
import { placesIn } from './places.ts'
import { quoted, ReplayError, type Problem, type ProblemCode } from './problem.ts'
import { columnOf, readerOf, type Reader, type Row } from './readers.ts'

/** One who leaves, and what they say when asked. */
export interface Leaver {
  customer: string
  facts: Facts
  says: Says
}

export interface Says {
  /** None: they would rather not say. */
  reasons: string[]
  /** The answer to the follow-up question; null skips it. */
  probe: string | null
  /** Their own words, where these stand instead of a reason. */
  words: string | null
}

export interface Customers {
  /** All rows below the header, those with problems too. */
  rows: number
  leavers: Leaver[]
  problems: Problem[]
}

const faults: Record<CsvFault['fault'], string> = {
  quote_open: 'a quote is opened here and never closed',
  quote_stray: 'a quote stands here inside a cell; quote the whole cell and double the quotes in it',
}

/** Where a row's problem is told: an offset in the text, and the column meant, if one is. */
type Tell = (offset: number, column: number | null, code: ProblemCode, message: string) => null

/**
 * The leavers of a CSV. A row with a problem is told and left out, whole.
 * @throws ReplayError where the header is broken or lacks a column that the mapping names.
 */
export function readCustomers(text: string, mapping: Mapping, at: Date): Customers {
  const [first, ...rows] = csvRows(text)
  const placeOf = placesIn(text)
  const header = headerOf(first, placeOf)
  const read = leaverReader(mapping, header, at)
  const leavers: Leaver[] = []
  const problems: Problem[] = []
  for (const row of rows) {
    const found: Problem[] = []
    const tell: Tell = (offset, column, code, message) => {
      const name = column === null ? null : (header[column] ?? null)
      const isTold = found.some((one) => one.name === name && one.message === message)
      if (!isTold) found.push({ ...placeOf(offset), name, code, message })
      return null
    }
    const leaver = 'fault' in row ? tell(row.start, null, row.fault, faults[row.fault]) : read(row, tell)
    if (leaver !== null && found.length === 0) leavers.push(leaver)
    problems.push(...found)
  }
  return { rows: rows.length, leavers, problems }
}

function headerOf(row: CsvRow | CsvFault | undefined, placeOf: ReturnType<typeof placesIn>): string[] {
  const file = 'customers' as const
  if (row === undefined)
    throw new ReplayError('no_header', { file }, 'the file is empty; its first row names the columns')
  if ('fault' in row) throw new ReplayError('bad_header', { file, ...placeOf(row.start) }, faults[row.fault])
  return row.cells.map((cell) => cell.trim())
}

function leaverReader(
  mapping: Mapping,
  header: readonly string[],
  at: Date,
): (row: CsvRow, tell: Tell) => Leaver | null {
  const leaves = mapping.leaver ? readerOf(mapping.leaver, 'flag', header) : null
  const customerColumn = columnOf(header, mapping.customer)
  const factsOf = factsReader(mapping, header)
  const saysOf = saysReader(mapping, header)
  const seen = new Set<string>()
  return ({ cells, starts }, tell) => {
    const offset = (column: number) => starts[column] ?? 0
    if (cells.length !== header.length) {
      return tell(offset(0), null, 'cells', `${cells.length} cells where the header has ${header.length}`)
    }
    const row: Row = {
      cells,
      at,
      fail: (column, code, message) => tell(offset(column), column, code, message),
    }
    if (leaves && !isLeaver(leaves, row)) return null
    const customer = customerAt(row, customerColumn, seen)
    const facts = factsOf(row)
    const says = saysOf(row)
    if (customer === null || facts === null || says === null) return null
    seen.add(customer)
    return { customer, facts, says }
  }
}

function isLeaver({ column, read }: Reader, row: Row): boolean {
  const answer = read(row)
  if (answer === null && column !== null && row.cells[column]?.trim() === '') {
    row.fail(column, 'empty_cell', 'is empty: leaver or not?')
  }
  return answer === true
}

const longestId = 128

function customerAt(row: Row, column: number, seen: ReadonlySet<string>): string | null {
  const customer = row.cells[column]?.trim() ?? ''
  if (customer === '') return row.fail(column, 'no_customer', 'is empty: the row has no customer id')
  if (customer.length > longestId)
    return row.fail(column, 'too_long', `an id of more than ${longestId} characters`)
  if (seen.has(customer))
    return row.fail(column, 'customer_twice', `${quoted(customer)} stands in an earlier row too`)
  return customer
}

function saysReader({ reasons }: Mapping, header: readonly string[]): (row: Row) => Says | null {
  const column = columnOf(header, reasons.column)
  const phrases = new Map(Object.entries(reasons.phrases))
  return (row) => {
    const phrase = row.cells[column]?.trim() ?? ''
    const known = phrases.get(phrase)
    if (known) return { ...known, words: null }
    if (phrase === '') return { reasons: [], probe: null, words: null }
    if (!reasons.ownWords)
      return row.fail(column, 'unknown_phrase', `${quoted(phrase)} is not among the mapping's phrases`)
    if (phrase.length <= longestComment) return { reasons: [], probe: null, words: phrase }
    return row.fail(column, 'too_long', `words of more than ${longestComment} characters`)
  }
}
