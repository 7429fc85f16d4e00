import type { SomeFacts, Stated } from '#shared/facts/stated.ts'
import type { FactKey } from '#shared/rules/facts.ts'

/** What came of a push. `differ`: said of the same moment before, and otherwise; then nothing at all was kept. */
export type Pushed = { ok: true; kept: FactKey[]; older: FactKey[] } | { ok: false; differ: FactKey[] }

/** What the tenant has pushed about one customer: each fact with the moment it was true, and nothing older. */
export class FactsKept {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /**
   * Sent twice, or late, it changes nothing; `erasedAt`: nor does what was true of somebody who was erased since. Call
   * in a transaction.
   */
  push({ at, facts }: { at: string; facts: SomeFacts }, erasedAt: number | null): Pushed {
    if (erasedAt !== null && Date.parse(at) <= erasedAt)
      return { ok: true, kept: [], older: Object.keys(facts) as FactKey[] }
    const known = new Map(this.#rows().map((row) => [row.fact, row]))
    const stated = Object.entries(facts).map(([fact, value]) => ({
      fact: fact as FactKey,
      value: JSON.stringify(value),
      before: known.get(fact as FactKey),
    }))
    const differ = stated.filter(({ value, before }) => before?.at === at && before.value !== value)
    if (differ.length > 0) return { ok: false, differ: differ.map(({ fact }) => fact) }
    const newer = stated.filter(({ before }) => before === undefined || before.at <= at)
    for (const { fact, value } of newer)
      this.#sql.exec('INSERT OR REPLACE INTO facts VALUES (?, ?, ?)', fact, value, at)
    const older = stated.filter((one) => !newer.includes(one))
    return { ok: true, kept: newer.map(({ fact }) => fact), older: older.map(({ fact }) => fact) }
  }

  /** Everything pushed, a fact each, for `combine`. */
  all(): Stated[] {
    return this.#rows().map(({ fact, value, at }) => ({
      source: 'pushed',
      at,
      facts: { [fact]: JSON.parse(value) as unknown },
    }))
  }

  /** Erases what was true too long ago. */
  expire(before: number): void {
    this.#sql.exec('DELETE FROM facts WHERE at <= ?', new Date(before).toISOString())
  }

  /** When the oldest was true, in milliseconds since 1970; null where there is none. */
  oldest(): number | null {
    const { at } = this.#sql.exec<{ at: string | null }>('SELECT min(at) AS at FROM facts').one()
    return at === null ? null : Date.parse(at)
  }

  #rows(): { fact: FactKey; value: string; at: string }[] {
    return this.#sql
      .exec<{ fact: FactKey; value: string; at: string }>('SELECT fact, value, at FROM facts ORDER BY fact')
      .toArray()
  }
}
