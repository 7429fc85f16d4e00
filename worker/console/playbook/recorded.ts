import { Recorded, type RecordedSession } from '#shared/replay/recorded.ts'
import { pseudonymOf } from '../../identity/pseudonym.ts'
import { logFault } from '../../errors.ts'
import type { Span } from '../../tenant/recorded-rows.ts'
import type { SessionRow } from '../../tenant/session-row.ts'
import type { Tenant } from '../../tenant/tenant.ts'

type Ask = Pick<DurableObjectStub<Tenant>, 'recorded'>

/** Rows asked for at once: an export is as long as it is, what is held of it is not. */
const page = 500

/** Read as if it came from outside: what an older version wrote gets the facts it lacks, or counts as not kept. */
function recordedSession(row: SessionRow, customer: string): RecordedSession {
  const { session, began, ended, outcome, tier, reasons, accepted } = row
  const recorded = Recorded.safeParse(row.recorded).data ?? null
  return { session, customer, began, ended, outcome, tier, reasons, accepted, recorded }
}

/** The latest sessions, for a draft to be tried over. */
export async function latestRecorded(tenant: Ask, most: number): Promise<RecordedSession[]> {
  const rows = await tenant.recorded({ from: null, until: null, after: null, most })
  return rows.map((row) => recordedSession(row, row.customer))
}

/** All sessions of a span of days as lines of JSON, page by page as they are read. Customers are pseudonyms. */
export function exported(
  tenant: Ask,
  { from, until }: Pick<Span, 'from' | 'until'>,
  who: { tenant: string; secret: string },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let after: Span['after'] = null
  return new ReadableStream({
    async pull(controller) {
      const rows = await tenant.recorded({ from, until, after, most: page }).catch((fault: unknown) => {
        logFault('export', fault)
        throw fault
      })
      const lines = await Promise.all(rows.map((row) => lineOf(row, who)))
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')))
      after = rows.at(-1) ?? null
      if (rows.length < page) controller.close()
    },
  })
}

async function lineOf(row: SessionRow, who: { tenant: string; secret: string }): Promise<string> {
  const customer = await pseudonymOf(who.secret, who.tenant, row.customer)
  return `${JSON.stringify(recordedSession(row, customer))}\n`
}
