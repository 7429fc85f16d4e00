import type { Money } from '#shared/money.ts'
import type { Budget } from '#shared/playbook/budgets.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import { fits, leftOf, monthOf, type Left, type Spent } from '#shared/rules/budget.ts'
import type { Made } from '#shared/rules/limits.ts'

/** Who asks, and by which limits their playbook wants to be held. */
export interface Asking {
  mode: 'live' | 'test'
  customer: string
  /** Accounts that are one to the limits; null for a customer who stands alone. */
  group: string | null
  currency: string
  budgets: Budget[]
  cooldownDays: number
}

/** How the books stand for one customer: what they may still be offered, and what others of the group were shown. */
export interface Standing {
  left: Left
  beside: Made[]
}

/** An offer about to be shown. Its money is set aside until `until` (ISO instant), or until it is settled before. */
export interface Claim {
  key: string
  at: string
  offer: string
  kind: OfferKind
  cost: Money
  until: string
}

/** How a claimed offer ended: its money is spent where it was accepted, and free again otherwise. */
export type Settled = Claim & Pick<Asking, 'mode' | 'customer' | 'group'> & { state: Made['state'] }

export type Claimed = { ok: true } | { ok: false; standing: Standing }

/**
 * The tenant's books of offers: the only place that sees all its customers. A row an offer, from before it is shown
 * until the cooldown is over; what is spent is the sum of the rows and is kept nowhere else, so one that was accepted
 * stays until its month is over, without whose it was. Test customers have books of their own.
 */
export class Claims {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  standing(asking: Asking, now: Date): Standing {
    this.expire(now)
    return {
      left: leftOf(asking.budgets, this.#spent(asking, monthOf(now)), asking.currency),
      beside: this.#beside(asking, now),
    }
  }

  /**
   * Sets the money aside, once however often it is asked, or says how the books stand now: where it is gone, or where
   * somebody of the group was shown an offer since. `beside` is what the asker went by.
   */
  claim(asking: Asking, claim: Claim, beside: readonly Made[], now: Date): Claimed {
    const standing = this.standing(asking, now)
    if (this.#has(claim.key)) return { ok: true }
    const isNews = JSON.stringify(standing.beside) !== JSON.stringify(beside)
    if (isNews || !fits(claim, asking.budgets, standing.left)) return { ok: false, standing }
    const row = { ...claim, ...asking, state: 'open' as const }
    this.#keep(row, monthOf(now), claim.cost.amount)
    return { ok: true }
  }

  /** One that was held for longer than it could be settled is written down again as it ended. */
  settle(settled: readonly Settled[]): void {
    for (const one of settled)
      this.#keep(one, monthOf(new Date(one.at)), one.state === 'accepted' ? one.cost.amount : 0)
  }

  /** For an offer that was not shown after all. */
  withdraw(key: string): void {
    this.#sql.exec('DELETE FROM claims WHERE key = ?', key)
  }

  /** For offers that are on the table for longer than most. */
  renew(keys: readonly string[], until: string): void {
    const update = `UPDATE claims SET expires = max(expires, ?) WHERE key IN (SELECT value FROM json_each(?))`
    this.#sql.exec(update, Date.parse(until), JSON.stringify(keys))
  }

  /** A month is that in which the money was set aside, also where it is spent in the next. */
  #keep(row: Settled, month: string, amount: number): void {
    const { key, mode, customer, group, at, offer, kind, cost, state, until } = row
    this.#sql.exec(
      `INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET amount = excluded.amount, state = excluded.state, expires = excluded.expires`,
      key,
      mode,
      month,
      cost.currency,
      kind,
      amount,
      group,
      group === null ? null : customer,
      at,
      offer,
      state,
      Date.parse(until),
    )
  }

  /** Rows whose time is over go: offers nobody settled, which may never have been shown, and old ones. */
  expire(now: Date): void {
    const over = `DELETE FROM claims WHERE expires <= ? AND (state <> 'accepted' OR month < ?)`
    this.#sql.exec(over, now.getTime(), monthOf(now))
    const unname = `UPDATE claims SET customer = NULL, account_group = NULL
      WHERE expires <= ? AND customer IS NOT NULL`
    this.#sql.exec(unname, now.getTime())
  }

  /** When the next row has to go that says whose it is, in milliseconds; null where none does. */
  nextDue(): number | null {
    const query = 'SELECT min(expires) AS at FROM claims WHERE customer IS NOT NULL'
    return this.#sql.exec<{ at: number | null }>(query).one().at
  }

  #has(key: string): boolean {
    return this.#sql.exec('SELECT 1 FROM claims WHERE key = ?', key).toArray().length > 0
  }

  #spent({ mode, currency, budgets }: Asking, month: string): Spent {
    if (budgets.length === 0) return new Map()
    const rows = this.#sql.exec<{ kind: OfferKind; amount: number }>(
      `SELECT kind, sum(amount) AS amount FROM claims
       WHERE mode = ? AND month = ? AND currency = ? AND amount > 0 GROUP BY kind`,
      mode,
      month,
      currency,
    )
    return new Map(rows.toArray().map(({ kind, amount }) => [kind, amount]))
  }

  #beside({ mode, customer, group, cooldownDays }: Asking, now: Date): Made[] {
    if (group === null) return []
    const since = new Date(now.getTime() - cooldownDays * 86_400_000).toISOString()
    const query = `SELECT at, offer, kind, state FROM claims
      WHERE mode = ? AND account_group = ? AND customer <> ? AND at > ? ORDER BY at, key`
    return this.#sql
      .exec<Record<keyof Made, string>>(query, mode, group, customer, since)
      .toArray()
      .map((row) => row as unknown as Made)
  }
}
