import { pauseAfter } from './pauses.ts'

/** Whom an erasure is about, and what the rows of their sessions are called from then on. */
export interface Whom {
  tenant: string
  mode: 'live' | 'test'
  customer: string
}
export interface Erasing extends Whom {
  /** Made by chance: it leads back to nobody, and says of two rows that they were of one. */
  name: string
  /** When it was asked for, in milliseconds since 1970. */
  at: number
}

interface Row {
  [column: string]: SqlStorageValue
  at: number
  body: string | null
  due: number | null
  attempts: number
}

/** That a customer was erased, and when: all that is left of it once it is done. While it goes on, whom it is about. */
export class Erasure {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** When the customer was erased last; null for never. */
  at(): number | null {
    return this.#row()?.at ?? null
  }

  /** Null where nothing is left to do. */
  going(): Erasing | null {
    const { at, body = null } = this.#row() ?? {}
    return body === null || at === undefined ? null : { ...(JSON.parse(body) as Omit<Erasing, 'at'>), at }
  }

  /** Call in the transaction that hides the sessions. Asked for again meanwhile, it is one erasure, under one name. */
  begin({ at, ...whom }: Erasing): void {
    const body = this.#row()?.body ?? JSON.stringify(whom)
    this.#sql.exec('INSERT OR REPLACE INTO erasure VALUES (1, ?, ?, ?, 0)', at, body, at)
  }

  /** What could not be done now is tried again. */
  later(now: number): void {
    const attempts = this.#row()?.attempts ?? 0
    const due = now + pauseAfter(attempts)
    this.#sql.exec('UPDATE erasure SET attempts = ?, due = ?', attempts + 1, due)
  }

  /** The tenant knows; what is left waits for billing, which has a clock of its own. */
  waitForBilling(): void {
    this.#sql.exec('UPDATE erasure SET attempts = 0, due = NULL')
  }

  /** Only the moment stays. */
  end(at: number): void {
    this.#sql.exec('INSERT OR REPLACE INTO erasure VALUES (1, ?, NULL, NULL, 0)', at)
  }

  nextDue(): number | null {
    return this.#row()?.due ?? null
  }

  #row(): Row | null {
    return this.#sql.exec<Row>('SELECT at, body, due, attempts FROM erasure').toArray()[0] ?? null
  }
}

/** Whether a token or a pass is from before the erasure, or from its very second: tokens count in whole ones. */
export const isFromBefore = (issued: number, erasedAt: number | null): boolean =>
  erasedAt !== null && issued <= erasedAt
