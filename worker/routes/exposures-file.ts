/** Every exposure of an experiment as a line, so that its figures can be reckoned again: no customer, and no session either. */
import { Hono, type Context } from 'hono'
import { csvText } from '#shared/csv/cell.ts'
import type { ExposedCustomer, Later } from '#shared/outcomes/exposed-customer.ts'
import type { Env } from '../env.ts'
import { Refused } from '../errors.ts'
import { pseudonymOf } from '../identity/pseudonym.ts'
import { columnOf } from '../tenant/experiments/columns.ts'
import { exposuresAtOnce, type ExposureRow } from '../tenant/experiments/exposure-rows.ts'
import type { TenantSettings } from '../tenant/settings.ts'

interface Calling {
  Bindings: Env
  Variables: { tenant: TenantSettings }
}

/** A line of the file. Money is in minor units of `currency`; what is not known is null, in CSV empty. */
interface Line extends Omit<ExposedCustomer, 'later'> {
  /** The same for the same exposure each time, and no way back to whose it is. */
  exposure: string
  phase: number
  day: string
  arm: string
  cameBack: number | null
  later: ExposedCustomer['later']
}

const columns = [
  'exposure',
  'phase',
  'day',
  'arm',
  'cameBack',
  'reason',
  'tier',
  'period',
  'currency',
  'monthly',
  'cost',
  'accepted',
  'deflected',
  'askedToLeave',
  'secondsToLeave',
  'lostAt',
] as const satisfies (keyof Line)[]

const laterColumns = [
  'horizon',
  'kept',
  'involuntary',
  'paid',
  'value',
  'refunded',
  'complained',
] as const satisfies (keyof Later)[]

/** In CSV an exposure has a line for each day on which it is judged. */
const csvLines = ({ later, ...line }: Line): string =>
  later
    .map((one) =>
      csvText([...columns.map((name) => cell(line[name])), ...laterColumns.map((name) => cell(one[name]))]),
    )
    .join('')

const cell = (value: string | number | boolean | null): string | number =>
  typeof value === 'number' ? value : String(value ?? '')

const kinds = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: csvText([...columns, ...laterColumns].map(columnOf)),
    write: csvLines,
  },
  ndjson: {
    type: 'application/x-ndjson',
    head: '',
    write: (line: Line): string => `${JSON.stringify(line)}\n`,
  },
}

/** Mounted behind the key of a tenant. */
export const exposureFiles = new Hono<Calling>()

exposureFiles.get('/:id/exposures.csv', async (c) => fileOf(c, c.req.param('id'), 'csv'))
exposureFiles.get('/:id/exposures.ndjson', async (c) => fileOf(c, c.req.param('id'), 'ndjson'))

async function fileOf(c: Context<Calling>, id: string, kind: keyof typeof kinds) {
  const { type, head, write } = kinds[kind]
  const tenant = c.env.TENANT.getByName(c.get('tenant').id)
  // Asked for before anything is sent, so that a fault can still be told.
  let rows = await tenant.exposures(id, null)
  if (rows === null) throw new Refused('not_found', 'There is no experiment of this name.')
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      const page = rows ?? []
      const lines = await Promise.all(page.map((row) => lineOf(c, row)))
      controller.enqueue(encoder.encode(lines.map(write).join('')))
      const last = page.at(-1)
      if (!last || page.length < exposuresAtOnce) return controller.close()
      const { phase, day, session } = last
      rows = await tenant.exposures(id, { phase, day, session })
    },
  })
  const name = `attachment; filename="exposures.${kind}"`
  return c.body(stream, 200, { 'content-type': type, 'content-disposition': name })
}

async function lineOf(
  c: Context<Calling>,
  { session, phase, day, arm, cameBack, customer }: ExposureRow,
): Promise<Line> {
  const exposure = await pseudonymOf(c.env.PARLEY_SECRET, c.get('tenant').id, session)
  return { exposure, phase, day, arm, cameBack, ...customer }
}
