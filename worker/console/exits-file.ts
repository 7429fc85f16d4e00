import { Hono } from 'hono'
import type { Event } from '#shared/engine/events.ts'
import { lessonsOf } from '#shared/engine/exit-lessons.ts'
import { exitFields, type ExitField } from '#shared/engine/exit-fields.ts'
import { notesIn } from '#shared/engine/exit-notes.ts'
import type { Signal } from '#shared/rules/signals.ts'
import { Refused } from '../errors.ts'
import { linesFile, type FileKind } from '../routes/lines-file.ts'
import { pageSize, type Filter } from '../tenant/reports.ts'
import type { SessionRow } from '../tenant/session-row.ts'
import { beforeLeaving } from './before-leaving.ts'
import { lessonInWords } from './lessons.ts'
import { addressOf, narrowingOf } from './filter.ts'
import { withOwn } from './own-vocabulary.ts'
import { customerAt } from './record-of.ts'
import type { Visit, Visiting } from './visit.ts'
import type { Words } from './words.ts'

/** Exits in one file: each is read from its own customer's object, and a request may ask only so many. */
export const mostExits = 500
/** Asked at the same time. */
const atOnce = 10

const names: Record<ExitField, string> = {
  defects: 'defects',
  drivers: 'drivers',
  exitFaults: 'exit_faults',
  wayBack: 'way_back',
}

/** What stands in the list already; a list in one cell has spaces between. */
const known: Record<string, (row: SessionRow, signals: readonly Signal[]) => string> = {
  ended: ({ ended }) => ended,
  session: ({ session }) => session,
  customer: ({ customer }) => customer,
  mode: ({ mode }) => mode,
  language: ({ locale }) => locale,
  outcome: ({ outcome }) => outcome,
  reasons: ({ reasons }) => reasons.join(' '),
  tier: ({ tier }) => tier,
  offers: ({ offers }) => offers.join(' '),
  accepted: ({ accepted }) => accepted ?? '',
  signals: (_, signals) => signals.join(' '),
  wish: ({ wish }) => (wish ? 'yes' : ''),
  simulated: ({ simulated }) => (simulated ? 'yes' : ''),
  ...beforeLeaving,
}

export const columns: readonly string[] = [
  ...Object.keys(known),
  ...exitFields.flatMap((field) => [names[field], `${names[field]}_by`, `${names[field]}_at`]),
]

/**
 * The list as it is narrowed, as a file with the four fields of each exit (S0.6). The texts are in no other place than
 * the customer's object, so that what is gone there is gone; the file is made of it row by row.
 */
export const exitsFile = new Hono<Visiting>()

exitsFile.get('/exits.csv', (c) => fileOf(c, 'csv'))
exitsFile.get('/exits.ndjson', (c) => fileOf(c, 'ndjson'))

async function fileOf(c: Visit, kind: FileKind) {
  const tenant = c.env.TENANT.getByName(c.get('tenant').id)
  const vocabulary = await tenant.vocabulary()
  const { filter, wrong } = narrowingOf(c.req.query(), vocabulary.reasons)
  // A file has no place to say what was left out.
  if (wrong.length > 0) throw new Refused('bad_request', `Not understood: ${wrong.join(', ')}.`)
  const { rows, last } = await rowsOf((after) => tenant.sessions({ ...filter, after }), filter.after)
  const words = withOwn(c.get('words'), vocabulary)
  if (last) c.header('link', `<${addressOf(filter, last, `/console/exits.${kind}`)}>; rel="next"`)
  return linesFile(c, { name: 'exits', kind, columns, parts: partsOf(c, rows, words) })
}

/** As many as one file holds; `last`: the row to go on after, where there are more. */
async function rowsOf(
  list: (after: Filter['after']) => Promise<SessionRow[]>,
  from: Filter['after'],
): Promise<{ rows: SessionRow[]; last: SessionRow | null }> {
  const rows: SessionRow[] = []
  for (let after = from; ;) {
    const page = await list(after)
    rows.push(...page.slice(0, pageSize))
    const last = rows.at(-1)
    if (page.length <= pageSize || !last) return { rows, last: null }
    if (rows.length >= mostExits) return { rows, last }
    after = { ended: last.ended, session: last.session }
  }
}

async function* partsOf(c: Visit, rows: readonly SessionRow[], words: Words) {
  for (let at = 0; at < rows.length; at += atOnce)
    yield await Promise.all(rows.slice(at, at + atOnce).map((row) => lineOf(c, row, words)))
}

async function lineOf(c: Visit, row: SessionRow, words: Words): Promise<Record<string, string | null>> {
  const told = row.erased || row.simulated ? null : await customerAt(c, row).record(row.session, row.locale)
  const { events, signals } = told?.ok ? told : { events: [], signals: [] }
  const record = events.length === 0 ? [] : recordOf(events, words)
  const cells = [...Object.values(known).map((value) => value(row, signals)), ...record]
  return Object.fromEntries(columns.map((name, index) => [name, cells[index] || null]))
}

/** What support wrote, with who and when; where nothing is written, what the conversation tells, by nobody. */
function recordOf(events: readonly Event[], words: Words): string[] {
  const notes = notesIn(events)
  const lessons = lessonsOf(events)
  return exitFields.flatMap((field) => {
    const noted = notes.get(field)
    if (noted) return [noted.text ?? '', noted.by, noted.at]
    return [lessons[field].map((one) => lessonInWords(one, events, words)).join('\n'), '', '']
  })
}
