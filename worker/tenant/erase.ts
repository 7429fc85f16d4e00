import { forgetBillingEvents } from './billing-events.ts'
import { keepCounted } from './evidence.ts'
import { maskedBody } from './masked.ts'
import type { Claims, Settled } from './claims.ts'
import type { SessionRow } from './session-row.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'

/** Whom to erase, and under what name their figures stay. */
export interface EraseOrder {
  customer: string
  mode: 'live' | 'test'
  name: string
  /** ISO instant: what began later is not meant. */
  at: string
  /** The sessions as they ended, for figures that were not told yet. They are meant whatever a clock says of when they began. */
  rows: SessionRow[]
  settled: Settled[]
  /** Effects that a person may still have to see to. */
  waiting: string[]
}

/** How much of what the tenant had about them. */
export interface ErasedThere {
  rows: number
  cases: number
  corrections: number
  claims: number
  stuck: number
  webhooks: number
}

interface Tables {
  sql: SqlStorage
  claims: Claims
  webhooks: Webhooks
}

/** Repeated, it does the same and finds nothing. Call in a transaction. */
export function eraseCustomer({ sql, claims, webhooks }: Tables, order: EraseOrder): ErasedThere {
  const { customer, mode, name, at, rows, settled, waiting } = order
  forgetBillingEvents(sql, mode, customer)
  for (const row of rows) keepCounted(sql, row)
  claims.settle(settled)
  const sessions = rows.map(({ session }) => session)
  const changed = (query: string, ...values: SqlStorageValue[]) => sql.exec(query, ...values).toArray().length
  const masked = changed(
    `UPDATE sessions SET erased = 1, customer = ?1, body = ${maskedBody('body', '?1')}
     WHERE erased = 0 AND mode = ?2 AND customer = ?3
       AND (body ->> 'began' <= ?4 OR session IN (SELECT value FROM json_each(?5))) RETURNING 1`,
    name,
    mode,
    customer,
    at,
    JSON.stringify(sessions),
  )
  const theirs = 'IN (SELECT session FROM sessions WHERE customer = ?1 AND erased = 1)'
  return {
    rows: masked,
    cases: changed(`DELETE FROM cases WHERE session ${theirs} RETURNING 1`, name),
    corrections: changed(
      `UPDATE corrections SET text = NULL WHERE text IS NOT NULL AND session ${theirs} RETURNING 1`,
      name,
    ),
    claims: changed(
      `UPDATE claims SET customer = NULL, account_group = NULL
       WHERE mode = ? AND customer = ? AND (at <= ? OR key IN (SELECT value FROM json_each(?))) RETURNING 1`,
      mode,
      customer,
      at,
      JSON.stringify(settled.map(({ key }) => key)),
    ),
    stuck: changed(
      `UPDATE stuck SET body = NULL, due = '', version = ${Number.MAX_SAFE_INTEGER}
       WHERE body ->> 'session' ${theirs} AND key NOT IN (SELECT value FROM json_each(?2)) RETURNING 1`,
      name,
      JSON.stringify(waiting),
    ),
    webhooks: webhooks.forget(customer, mode, Date.parse(at), sessions),
  }
}
