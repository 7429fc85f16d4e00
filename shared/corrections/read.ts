import { asWritten } from '#shared/csv/cell.ts'
import { jsonFault } from '#shared/playbook/json-text.ts'
import { intents, type Intent } from '#shared/reading/reading.ts'
import type { Labelled } from '#shared/reading/scored.ts'
import { csvRows, type CsvFault, type CsvRow } from '#shared/replay/csv.ts'
import { placesIn } from '#shared/replay/places.ts'
import { quoted, ReplayError, type Problem, type ProblemCode } from '#shared/replay/problem.ts'

export interface Read {
  labelled: (Labelled & { line: number })[]
  /** Rows whose words are no longer kept. */
  gone: number
  /** Rows with a problem are told and left out. */
  problems: Problem[]
}

/** What an export says of one row, wherever it comes from. */
interface Given {
  text: string | null
  intent: string
  reasons: readonly string[]
}

const needed = ['text', 'intent', 'reasons'] as const
type Needed = (typeof needed)[number]

const faults: Record<CsvFault['fault'], string> = {
  quote_open: 'a quote is opened here and never closed',
  quote_stray: 'a quote stands here inside a cell; quote the whole cell and double the quotes in it',
}

type Tell = (offset: number, name: string | null, code: ProblemCode, message: string) => void

/**
 * The rows of an export of corrections, CSV or a JSON document a line.
 * @throws ReplayError where a CSV has no header, or one that lacks a column.
 */
export function readCorrections(text: string, isLines: boolean): Read {
  const placeOf = placesIn(text)
  const read: Read = { labelled: [], gone: 0, problems: [] }
  const tell: Tell = (offset, name, code, message) =>
    void read.problems.push({ ...placeOf(offset), name, code, message })
  const take = ({ text: words, intent, reasons }: Given, offset: number, at: (column: Needed) => number) => {
    if (!isIntent(intent))
      return tell(
        at('intent'),
        'intent',
        'unknown_intent',
        `${quoted(intent)} is none of ${intents.join(', ')}`,
      )
    if (words === null || words === '') return void (read.gone += 1)
    const { line } = placeOf(offset)
    return void read.labelled.push({ text: words, intent, reasons: [...new Set(reasons)], line })
  }
  if (isLines) eachLine(text, tell, take)
  else eachRow(text, tell, take)
  return read
}

type Take = (given: Given, offset: number, at: (column: Needed) => number) => void

const isIntent = (text: string): text is Intent => (intents as readonly string[]).includes(text)

function eachRow(text: string, tell: Tell, take: Take): void {
  const [first, ...rows] = csvRows(text)
  const header = headerOf(first, text)
  const column = (name: Needed): number => header.indexOf(name)
  for (const row of rows) {
    if ('fault' in row) {
      tell(row.start, null, row.fault, faults[row.fault])
      continue
    }
    const { cells, starts } = row
    const cell = (name: Needed): string => cells[column(name)] ?? ''
    if (cells.length !== header.length) {
      const message = `${cells.length} cells where the header has ${header.length}`
      tell(starts[0] ?? 0, null, 'cells', message)
      continue
    }
    const reasons = cell('reasons').split(/\s+/).filter(Boolean)
    const given = { text: asWritten(cell('text')), intent: cell('intent').trim(), reasons }
    take(given, starts[0] ?? 0, (name) => starts[column(name)] ?? 0)
  }
}

function headerOf(row: CsvRow | CsvFault | undefined, text: string): string[] {
  const file = 'customers' as const
  if (row === undefined)
    throw new ReplayError('no_header', { file }, 'the file is empty; its first row names the columns')
  if ('fault' in row)
    throw new ReplayError('bad_header', { file, ...placesIn(text)(row.start) }, faults[row.fault])
  const header = row.cells.map((cell) => cell.trim())
  for (const name of needed) {
    const message = `column ${quoted(name)} is missing; there are ${header.map(quoted).join(', ')}`
    if (!header.includes(name)) throw new ReplayError('column_missing', { file, line: 1, column: 1 }, message)
  }
  return header
}

function eachLine(text: string, tell: Tell, take: Take): void {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const fault = jsonFault(line)
    const given = fault === null ? givenIn(JSON.parse(line)) : null
    if (given !== null) take(given, index, () => index)
    else if (fault) tell(index + fault.offset, null, 'bad_line', fault.message)
    else
      tell(index, null, 'bad_line', `needs ${needed.join(', ')}: a text or null, a text, and a list of texts`)
  }
}

function givenIn(document: unknown): Given | null {
  const { text, intent, reasons } = (document ?? {}) as Partial<Record<Needed, unknown>>
  if (text !== null && typeof text !== 'string') return null
  if (typeof intent !== 'string' || !Array.isArray(reasons)) return null
  return reasons.every((one) => typeof one === 'string') ? { text, intent, reasons } : null
}
