import { addMonths, dayOf, monthsBetween } from '#shared/rules/derived.ts'
import { Facts } from '#shared/rules/facts.ts'
import type { Mapping } from './mapping.ts'
import { readerOf, type Kind, type Reader, type Row } from './readers.ts'
import type { Source } from './source.ts'

const kinds = {
  name: 'text',
  'plan.id': 'text',
  'plan.name': 'text',
  period: 'text',
  'price.amount': 'number',
  'price.currency': 'text',
  since: 'day',
  periodEnd: 'day',
  status: 'text',
  use: 'number',
  idleDays: 'number',
  potential: 'text',
  anchor: 'flag',
  openCases: 'number',
  complaints: 'number',
  costToServe: 'number',
  place: 'text',
  'smallerPlan.plan': 'text',
  'smallerPlan.price': 'number',
  'otherPeriod.price': 'number',
} satisfies Record<string, Kind>
type Path = keyof typeof kinds

/** What a fact is where the mapping has no source for it. */
const unmapped: Partial<Record<Path, unknown>> = {
  status: 'active',
  anchor: false,
  openCases: 0,
  complaints: 0,
}

/** Binds the facts of a mapping to the columns of one file. Null where a problem of the row was told. */
export function factsReader(mapping: Mapping, header: readonly string[]): (row: Row) => Facts | null {
  const readers = new Map<Path, Reader>()
  for (const path of Object.keys(kinds) as Path[]) {
    const source = sourceAt(mapping.facts, path)
    if (source) readers.set(path, readerOf(source, kinds[path], header))
  }
  return (row) => {
    let failed = false
    const watched: Row = { ...row, fail: (...problem) => ((failed = true), row.fail(...problem)) }
    const values = new Map<Path, unknown>()
    for (const [path, reader] of readers) values.set(path, reader.read(watched))
    if (failed) return null
    if (!values.has('periodEnd')) values.set('periodEnd', runningPeriodEnd(values, row.at))
    const parsed = Facts.safeParse(
      shaped((path) => (values.has(path) ? values.get(path) : (unmapped[path] ?? null))),
    )
    if (parsed.success) return parsed.data
    const last = new Map(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))
    for (const [path, message] of last) blame(row, readers, path, message)
    return null
  }
}

function sourceAt(facts: Mapping['facts'], path: Path): Source | undefined {
  const [fact = '', part] = path.split('.')
  const found = (facts as Record<string, unknown>)[fact]
  return (part === undefined ? found : (found as Record<string, unknown> | undefined)?.[part]) as
    | Source
    | undefined
}

function shaped(value: (path: Path) => unknown): Record<string, unknown> {
  const currency = value('price.currency')
  const smaller = value('smallerPlan.plan') as object | null
  const other = value('otherPeriod.price')
  return {
    name: value('name'),
    plan: { id: value('plan.id'), name: value('plan.name') },
    period: value('period'),
    price: { amount: value('price.amount'), currency },
    since: value('since'),
    periodEnd: value('periodEnd'),
    status: value('status'),
    use: value('use'),
    idleDays: value('idleDays'),
    potential: value('potential'),
    anchor: value('anchor'),
    openCases: value('openCases'),
    complaints: value('complaints'),
    costToServe: value('costToServe'),
    place: value('place'),
    smallerPlan: smaller && { ...smaller, price: { amount: value('smallerPlan.price'), currency } },
    otherPeriod:
      other === null
        ? null
        : { period: value('period') === 'year' ? 'month' : 'year', price: { amount: other, currency } },
  }
}

/** Periods are counted from the first day, so that the 31st stays the 31st where a month has one. */
function runningPeriodEnd(values: ReadonlyMap<Path, unknown>, at: Date): string {
  const months = values.get('period') === 'year' ? 12 : 1
  const since = values.get('since')
  if (typeof since !== 'string') return addMonths(dayOf(at), months)
  const run = Math.floor(monthsBetween(since, at) / months)
  return addMonths(since, (run + 1) * months)
}

/** Tells a problem at the cell the fact came from. */
function blame(row: Row, readers: ReadonlyMap<Path, Reader>, path: string, message: string): void {
  const found = [...readers].find(([known]) => path === known || path.startsWith(`${known}.`))
  const column = found?.[1].column ?? 0
  const isEmpty = found !== undefined && row.cells[column]?.trim() === ''
  if (isEmpty) row.fail(column, 'empty_cell', `is empty, and the fact ${path} cannot be unknown`)
  else row.fail(column, 'bad_fact', `${path}: ${message}`)
}
