import type { EffectType } from '#shared/engine/effects.ts'
import type { Needing } from '#shared/engine/stuck.ts'

/** One effect of a customer's that needs a person, as the customer's object tells it. No free text and no name. */
export interface StuckRow {
  /** The effect's. */
  key: string
  session: string
  customer: string
  mode: 'live' | 'test'
  effect: EffectType
  /** When the customer asked for it. */
  asked: string
  tries: number
  /** Null where it needs nobody any more: it is taken off. */
  needs: Needing | null
  /** Of two accounts of one effect the higher stands. */
  version: number
}
/** One that stands in the list. */
export type Stuck = StuckRow & { needs: Needing }

/** What was taken off stays as a mark without a word, so that an older account that comes late does not put it back. */
export function listStuck(sql: SqlStorage, { needs, ...row }: StuckRow): void {
  sql.exec(
    `INSERT INTO stuck VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET due = excluded.due, version = excluded.version, body = excluded.body
     WHERE excluded.version >= stuck.version`,
    row.key,
    needs?.due ?? '',
    row.version,
    needs === null ? null : JSON.stringify({ ...row, needs }),
  )
}

interface Row {
  [column: string]: SqlStorageValue
  body: string
}
const stuckIn = ({ body }: Row): Stuck => JSON.parse(body) as Stuck

/** What is due first comes first. */
export const stuckList = (sql: SqlStorage, most: number): Stuck[] =>
  sql
    .exec<Row>('SELECT body FROM stuck WHERE body IS NOT NULL ORDER BY due, key LIMIT ?', most)
    .toArray()
    .map(stuckIn)

export const stuckOne = (sql: SqlStorage, key: string): Stuck | null =>
  sql.exec<Row>('SELECT body FROM stuck WHERE key = ? AND body IS NOT NULL', key).toArray().map(stuckIn)[0] ??
  null

export const countStuck = (sql: SqlStorage): number =>
  sql.exec<{ n: number }>('SELECT count(*) AS n FROM stuck WHERE body IS NOT NULL').one().n
