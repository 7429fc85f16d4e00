/** I3 and I4: what tenants are told of a session, in their rows and by webhook. */
import { isDeepStrictEqual } from 'node:util'
import { reasonsOf } from '#shared/engine/corrections.ts'
import { toldOf } from '#shared/webhooks/told.ts'
import { rowOf, type SessionRow } from '#worker/tenant/session-row.ts'
import { everErased, folded, grouped, ofTenant, told, whose, type Folded } from './books.ts'
import type { Evidence } from './evidence.ts'

export function oneRowPerSession(evidence: Evidence): string[] {
  return evidence.tenants.flatMap(({ tenant, rows }) => {
    const byId = grouped(rows, ({ session }) => session)
    const ended = folded(evidence).filter((one) => ofTenant(one, tenant) && one.session.outcome !== null)
    const ids = new Set(ended.map(({ session }) => session.started.session))
    // What was erased has a row and no log: see `erasures.ts`.
    const beside = rows.filter(({ session, erased }) => !ids.has(session) && erased !== true)
    return [
      ...ended.flatMap((one) => rowDiffers(one, byId.get(one.session.started.session) ?? [])),
      ...beside.map(
        (row) =>
          `${row.customer} of ${tenant}: a row of ${row.session}, which has not ended or is not theirs`,
      ),
    ]
  })
}

function rowDiffers({ events, session }: Folded, rows: SessionRow[]): string[] {
  const about = `${whose(session.started)} ${session.started.session}`
  const [row] = rows
  if (!row || rows.length > 1) return [`${about} has ${rows.length} rows`]
  const { position: _, ...fold } = rowOf(session, events.length, reasonsOf(events))
  return Object.entries(fold).flatMap(([field, value]) => {
    const there = row[field as keyof SessionRow]
    return isDeepStrictEqual(there, value)
      ? []
      : [`${about}: ${field} is ${told(there)} in its row, ${told(value)} in the fold`]
  })
}

export function everyEventDelivered(evidence: Evidence): string[] {
  return evidence.tenants.flatMap(({ tenant }) => {
    const arrived = evidence.arrived.filter((one) => one.tenant === tenant)
    const ids = grouped(arrived, ({ body }) => canonical(JSON.parse(body)))
    const wanted = folded(evidence)
      .filter((one) => ofTenant(one, tenant))
      .flatMap(({ events }) => toldOf(events))
    // What a session that goes on has to tell may wait for its end.
    const open = new Set(
      folded(evidence).flatMap(({ session }) => (session.outcome === null ? [session.started.session] : [])),
    )
    const expected = grouped(wanted, ({ event }) => canonical(event))
    const missing = [...expected].flatMap(([text, all]) => {
      const [{ event, customer, key, lane }] = all as [(typeof all)[number]]
      const about = `${customer} of ${tenant}: ${event.type} ${key}`
      const came = ids.get(text) ?? []
      if (came.length === 0 && open.has(lane)) return []
      const different = new Set(came.map(({ id }) => id)).size
      if (!came.some(({ took }) => took)) return [`${about} was never delivered`]
      return different === all.length ? [] : [`${about} came under ${different} ids, and is ${all.length}`]
    })
    const others = [...ids].flatMap(([text, [one]]) =>
      expected.has(text) || everErased(evidence, { tenant, customer: customerIn(text) })
        ? []
        : [`${tenant}: ${one?.id} tells what is in no log: ${text.slice(0, 200)}`],
    )
    return [...missing, ...others, ...manyFaces(tenant, arrived), ...unsigned(tenant, arrived)]
  })
}

const customerIn = (body: string): string =>
  (JSON.parse(body) as { data?: { customer?: string } }).data?.customer ?? ''

const unsigned = (tenant: string, arrived: Evidence['arrived']): string[] =>
  arrived.flatMap(({ id, isSigned }) => (isSigned ? [] : [`${tenant}: ${id} was not signed by its secret`]))

const manyFaces = (tenant: string, arrived: Evidence['arrived']): string[] =>
  [...grouped(arrived, ({ id }) => id)].flatMap(([id, all]) =>
    new Set(all.map(({ body }) => body)).size > 1 ? [`${tenant}: ${id} came with more than one body`] : [],
  )

/** The same whatever order its fields are in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
