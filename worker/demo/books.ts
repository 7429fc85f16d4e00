/** The shop's tables and the few things that are written to them. Every method is one synchronous transaction. */
import type { Change, Subscription } from '#shared/engine/change.ts'
import type { Paid } from '#shared/engine/paid.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { customerOf, customers } from './customers.ts'
import type { Customer } from './customers.ts'
import { dayOf } from '#shared/rules/derived.ts'
import { caughtUp, changed, factsOf, keptAfterAll, opened, paidSince, subscriptionOf } from './ledger.ts'
import type { Account } from './ledger.ts'

export const migrations = [
  `CREATE TABLE accounts (customer TEXT PRIMARY KEY, body TEXT NOT NULL);
   CREATE TABLE changes (key TEXT PRIMARY KEY, request TEXT NOT NULL, response TEXT NOT NULL);
   CREATE TABLE letters (key TEXT PRIMARY KEY, customer TEXT NOT NULL, at TEXT NOT NULL, subject TEXT NOT NULL,
     text TEXT NOT NULL, locale TEXT NOT NULL);
   CREATE TABLE faults (id INTEGER PRIMARY KEY CHECK (id = 1), mode TEXT NOT NULL)`,
  `CREATE TABLE year (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL)`,
]

export const faultModes = ['ok', 'down', 'slow', 'refuse'] as const
export type FaultMode = (typeof faultModes)[number]

export interface Letter {
  subject: string
  text: string
  locale: string
}
/** `address` is null where it was sent to the customer. */
export type ReceivedLetter = Letter & { at: string; address: string | null }

/** What a page shows of one customer. */
export interface Sight {
  facts: Facts
  subscription: Subscription
  /** The subscription below a pause or a cancellation. */
  standing: Account['standing']
}

export type Changing =
  | { ok: true; subscription: Subscription }
  | { ok: false; error: 'unknown_customer' | 'key_reused' | 'nonsense' }

/** The part of a Durable Object's SQLite that is used here. */
export interface Sql {
  exec(query: string, ...values: (string | number)[]): { toArray(): Record<string, unknown>[] }
}

export class Books {
  private readonly sql: Sql

  constructor(sql: Sql) {
    this.sql = sql
  }

  see(id: string, at: string): Sight | null {
    const customer = customerOf(id)
    if (customer === undefined) return null
    const account = this.account(customer, at)
    return {
      facts: factsOf(customer, account),
      subscription: subscriptionOf(account),
      standing: account.standing,
    }
  }

  /** From an instant until `at`; null for somebody nobody knows. */
  paid(id: string, since: string, at: string): Paid | null {
    const customer = customerOf(id)
    return customer === undefined ? null : paidSince(this.account(customer, at), since)
  }

  change(id: string, key: string, change: Change, at: string): Changing {
    const customer = customerOf(id)
    if (customer === undefined) return { ok: false, error: 'unknown_customer' }
    const request = JSON.stringify([id, change])
    const [before] = this.sql.exec('SELECT request, response FROM changes WHERE key = ?', key).toArray()
    if (before !== undefined) {
      if (before['request'] !== request) return { ok: false, error: 'key_reused' }
      return { ok: true, subscription: JSON.parse(String(before['response'])) as Subscription }
    }
    const account = changed(this.account(customer, at), change, dayOf(new Date(at)))
    if (account === null) return { ok: false, error: 'nonsense' }
    const subscription = subscriptionOf(account)
    this.write(id, account)
    this.sql.exec('INSERT INTO changes VALUES (?, ?, ?)', key, request, JSON.stringify(subscription))
    return { ok: true, subscription }
  }

  keep(id: string, at: string): void {
    const customer = customerOf(id)
    if (customer !== undefined) this.write(id, keptAfterAll(this.account(customer, at)))
  }

  /** A letter sent twice with one key is one letter. `id` is a customer, or an e-mail address. */
  receive(id: string, key: string, letter: Letter, at: string): boolean {
    if (customerOf(id) === undefined && !id.includes('@')) return false
    const { subject, text, locale } = letter
    this.sql.exec(
      'INSERT OR IGNORE INTO letters VALUES (?, ?, ?, ?, ?, ?)',
      key,
      id,
      at,
      subject,
      text,
      locale,
    )
    return true
  }

  /** A customer's letters. Those to an address are in every mailbox: nobody here is known by one. */
  letters(id: string): ReceivedLetter[] {
    const query = `SELECT subject, text, locale, at, iif(customer = ?1, NULL, customer) AS address FROM letters
      WHERE customer = ?1 OR instr(customer, '@') > 0 ORDER BY at DESC, rowid DESC`
    return this.sql.exec(query, id).toArray() as unknown as ReceivedLetter[]
  }

  /** Everything made up is made up again, counted from today. */
  startOver(at: string): void {
    for (const table of ['accounts', 'changes', 'letters']) this.sql.exec(`DELETE FROM ${table}`)
    this.seed(at)
  }

  fault(): FaultMode {
    const [row] = this.sql.exec('SELECT mode FROM faults').toArray()
    return (row?.['mode'] as FaultMode | undefined) ?? 'ok'
  }

  setFault(mode: FaultMode): void {
    this.sql.exec('INSERT OR REPLACE INTO faults VALUES (1, ?)', mode)
  }

  private seed(at: string): void {
    for (const customer of customers) {
      const account = JSON.stringify(opened(customer, dayOf(new Date(at))))
      this.sql.exec('INSERT OR IGNORE INTO accounts VALUES (?, ?)', customer.id, account)
    }
  }

  private account(customer: Customer, at: string): Account {
    const [row] = this.sql.exec('SELECT body FROM accounts WHERE customer = ?', customer.id).toArray()
    if (row === undefined) {
      this.seed(at)
      return opened(customer, dayOf(new Date(at)))
    }
    return caughtUp(JSON.parse(String(row['body'])) as Account, dayOf(new Date(at)))
  }

  private write(id: string, account: Account): void {
    this.sql.exec('INSERT OR REPLACE INTO accounts VALUES (?, ?)', id, JSON.stringify(account))
  }
}
