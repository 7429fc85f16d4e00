import type { BillingEvent } from '../billing/events/arrived.ts'
import { pauseAfter } from '../customer/pauses.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { objectName } from '../identity/object-name.ts'

type Mode = 'live' | 'test'

/** Milliseconds for which an id is known: longer than the oldest event that is taken is old. */
const keptFor = 40 * 86_400_000
/** Customers who are told at the same time. */
const atOnce = 20

interface Waiting {
  [column: string]: SqlStorageValue
  mode: Mode
  id: string
  tenant: string
  customer: string
  subscription: string
  occurred: string
  attempts: number
}

/**
 * What billing has told, until the customer's object knows: kept before it is answered, told behind the answer, and
 * again until it is told. Then whose it was is forgotten, and the id alone stays.
 */
export class BillingEvents {
  readonly #storage: DurableObjectStorage
  readonly #sql: SqlStorage
  readonly #env: Env
  #running: Promise<void> | null = null

  constructor(storage: DurableObjectStorage, env: Env) {
    this.#storage = storage
    this.#sql = storage.sql
    this.#env = env
  }

  /** Null where it is kept now; else why it is not. */
  take(
    tenant: string,
    mode: Mode,
    { id, subscription, occurred }: BillingEvent,
  ): 'duplicate' | 'unknown_subscription' | null {
    return this.#storage.transactionSync(() => {
      const known = this.#sql.exec('SELECT 1 FROM billing_events WHERE mode = ? AND id = ?', mode, id)
      if (known.toArray().length > 0) return 'duplicate'
      const customer = customerWith(this.#sql, mode, subscription)
      if (customer === null) return 'unknown_subscription'
      const now = Date.now()
      const insert = 'INSERT INTO billing_events VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)'
      this.#sql.exec(insert, mode, id, tenant, customer, subscription, occurred, now, now)
      return null
    })
  }

  /** Tells those whose time has come. Never throws, and one run at a time. */
  tell(): Promise<void> {
    this.#running ??= this.#tellAll()
      .catch((fault: unknown) => logFault('billing events', fault))
      .finally(() => {
        this.#running = null
      })
    return this.#running
  }

  expire(now: number): void {
    this.#sql.exec('DELETE FROM billing_events WHERE received <= ?', now - keptFor)
  }

  nextDue(): number | null {
    const query = 'SELECT min(due) AS due, min(received) AS received FROM billing_events'
    const { due, received } = this.#sql.exec<{ due: number | null; received: number | null }>(query).one()
    const times = [due, received === null ? null : received + keptFor].filter((time) => time !== null)
    return times.length === 0 ? null : Math.min(...times)
  }

  async #tellAll(): Promise<void> {
    const query = `SELECT mode, id, tenant, customer, subscription, occurred, attempts FROM billing_events
      WHERE due <= ? ORDER BY due LIMIT ${atOnce}`
    for (;;) {
      const due = this.#sql.exec<Waiting>(query, Date.now()).toArray()
      if (due.length === 0) return
      await Promise.all(due.map((one) => this.#tellOne(one)))
    }
  }

  async #tellOne({ mode, id, tenant, customer, subscription, occurred, attempts }: Waiting): Promise<void> {
    const told = this.#env.CUSTOMER.getByName(objectName(tenant, mode, customer)).billingTold(
      subscription,
      occurred,
    )
    const isTold = await told.then(
      () => true,
      (fault: unknown) => (logFault('billing event', fault), false),
    )
    if (isTold)
      this.#sql.exec(
        'UPDATE billing_events SET customer = NULL, subscription = NULL, due = NULL WHERE mode = ? AND id = ?',
        mode,
        id,
      )
    else
      this.#sql.exec(
        'UPDATE billing_events SET attempts = attempts + 1, due = ? WHERE mode = ? AND id = ?',
        Date.now() + pauseAfter(attempts),
        mode,
        id,
      )
  }
}

/** Whose conversation about a subscription ended last; null where nobody ever had one. */
function customerWith(sql: SqlStorage, mode: Mode, subscription: string): string | null {
  const query = `SELECT customer FROM sessions WHERE body ->> 'subscription' = ? AND mode = ? AND erased = 0
    ORDER BY ended DESC LIMIT 1`
  return sql.exec<{ customer: string }>(query, subscription, mode).toArray()[0]?.customer ?? null
}

/** An event that a customer was not told of yet is about nobody any more. Call in a transaction. */
export const forgetBillingEvents = (sql: SqlStorage, mode: Mode, customer: string): void =>
  void sql.exec(
    `UPDATE billing_events SET customer = NULL, subscription = NULL, due = NULL WHERE mode = ? AND customer = ?`,
    mode,
    customer,
  )
