import type { CorrectionRow } from '#shared/corrections/row.ts'
import type { Case } from './cases.ts'
import type { SessionRow } from './session-row.ts'
import type { Stuck } from './stuck-list.ts'

/** What a tenant's object has about one customer. */
export interface HeldThere {
  rows: SessionRow[]
  cases: Case[]
  corrections: (Omit<CorrectionRow, 'text' | 'expires'> & { text: string | null })[]
  /** Offers in the books of budgets and groups. */
  claims: Record<string, SqlStorageValue>[]
  /** Effects that need a person. */
  stuck: Stuck[]
  /** Events of billing that they were not told of yet. */
  billing: Record<string, SqlStorageValue>[]
  /** How they count in experiments. */
  exposures: Record<string, SqlStorageValue>[]
  /** What others were told, and to which endpoint. */
  webhooks: Record<string, SqlStorageValue>[]
}

export function heldThere(sql: SqlStorage, customer: string, mode: 'live' | 'test'): HeldThere {
  const bodies = <T>(query: string) =>
    sql
      .exec<{ body: string }>(query, customer, mode)
      .toArray()
      .map(({ body }) => JSON.parse(body) as T)
  const theirs = 'IN (SELECT session FROM sessions WHERE customer = ? AND mode = ?)'
  return {
    rows: bodies('SELECT body FROM sessions WHERE customer = ? AND mode = ? ORDER BY ended'),
    cases: bodies(`SELECT body FROM cases WHERE session ${theirs} ORDER BY due`),
    corrections: sql
      .exec<{ text: string | null; body: string }>(
        `SELECT text, body FROM corrections WHERE session ${theirs} ORDER BY place`,
        customer,
        mode,
      )
      .toArray()
      .map(({ text, body }) => ({ ...(JSON.parse(body) as Omit<CorrectionRow, 'text' | 'expires'>), text })),
    claims: sql
      .exec('SELECT * FROM claims WHERE customer = ? AND mode = ? ORDER BY at', customer, mode)
      .toArray(),
    stuck: bodies(
      `SELECT body FROM stuck WHERE body ->> 'customer' = ? AND body ->> 'mode' = ? ORDER BY due, key`,
    ),
    billing: sql
      .exec(
        'SELECT id, subscription, occurred, received FROM billing_events WHERE customer = ? AND mode = ? ORDER BY received',
        customer,
        mode,
      )
      .toArray(),
    exposures: sql
      .exec(`SELECT * FROM exposures WHERE session ${theirs} ORDER BY day, experiment`, customer, mode)
      .toArray(),
    webhooks: sql
      .exec(
        `SELECT id, type, at, webhook_messages.body, endpoint, state, tries, tried, answer
         FROM webhook_messages LEFT JOIN webhook_deliveries ON message = id
         WHERE customer = ? AND mode = ? ORDER BY at, id`,
        customer,
        mode,
      )
      .toArray(),
  }
}
