import { csvRows, type CsvFault, type CsvRow } from '#shared/replay/csv.ts'
import { placesIn } from '#shared/replay/places.ts'
import { whyNoFact, type FactKey } from '#shared/rules/facts.ts'
import { factsOfSource } from './fact-table.ts'

/** One row as it would stand in JSON, not yet checked; or what is wrong with it. */
export type CsvPush = { line: number } & (
  | { value: { customer: string; at: string; facts: Record<string, unknown> } }
  | { problem: string }
)

export type FactsCsv = { ok: true; rows: CsvPush[] } | { ok: false; problems: Problem[] }
type Problem = { path: string; message: string }

const pushed: readonly string[] = factsOfSource('pushed')
const numbers = new Set<string>([
  'use',
  'idleDays',
  'openCases',
  'complaints',
  'costToServe',
  'futureValue',
] satisfies FactKey[])
const flags = new Set<string>(['anchor', 'contactConsent'] satisfies FactKey[])

const faults: Record<CsvFault['fault'], string> = {
  quote_open: 'a quote is opened and never closed',
  quote_stray: 'a quote stands inside a cell; quote the whole cell and double the quotes in it',
}

/** A file whose first row names `customer`, `at` and facts. An empty cell states nothing. */
export function readFactsCsv(text: string): FactsCsv {
  const [first, ...rows] = csvRows(text)
  if (first === undefined || 'fault' in first) {
    const message = first === undefined ? 'is missing: name customer, at and the facts' : faults[first.fault]
    return { ok: false, problems: [{ path: 'header', message }] }
  }
  const header = first.cells.map((cell) => cell.trim())
  const problems = headerProblems(header)
  if (problems.length > 0) return { ok: false, problems }
  const placeOf = placesIn(text)
  return { ok: true, rows: rows.map((row) => rowOf(row, header, placeOf(startOf(row)).line)) }
}

function headerProblems(header: readonly string[]): Problem[] {
  const missing = ['customer', 'at'].filter((name) => !header.includes(name))
  const twice = header.filter((name, index) => header.indexOf(name) < index)
  const unknown = header.filter((name) => !['customer', 'at', ...pushed].includes(name))
  return [
    ...missing.map((path) => ({ path, message: `${path}: the column is missing` })),
    ...twice.map((path) => ({ path, message: `${path}: the column stands there twice` })),
    ...unknown.map((path) => ({ path, message: whyNoFact(path) })),
  ]
}

const startOf = (row: CsvRow | CsvFault): number => ('fault' in row ? row.start : (row.starts[0] ?? 0))

function rowOf(row: CsvRow | CsvFault, header: readonly string[], line: number): CsvPush {
  if ('fault' in row) return { line, problem: faults[row.fault] }
  if (row.cells.length !== header.length)
    return { line, problem: `${row.cells.length} cells where the header has ${header.length}` }
  const cells = header.map((name, index) => [name, (row.cells[index] ?? '').trim()] as const)
  const stated = cells.filter(([name, cell]) => pushed.includes(name) && cell !== '')
  const of = (wanted: string) => cells.find(([name]) => name === wanted)?.[1] ?? ''
  const facts = Object.fromEntries(stated.map(([name, cell]) => [name, valueOf(name, cell)]))
  return { line, value: { customer: of('customer'), at: of('at'), facts } }
}

const yesAndNo = new Map<string, boolean>([
  ...['yes', 'true', '1'].map((text) => [text, true] as const),
  ...['no', 'false', '0'].map((text) => [text, false] as const),
])

/** What cannot be read as its kind stays text, which the schema then refuses. */
function valueOf(name: string, cell: string): unknown {
  if (numbers.has(name) && /^-?\d{1,15}(\.\d{1,15})?$/.test(cell)) return Number(cell)
  if (flags.has(name)) return yesAndNo.get(cell.toLowerCase()) ?? cell
  return cell
}
