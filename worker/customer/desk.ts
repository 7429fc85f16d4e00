import type { Event } from '#shared/engine/events.ts'
import { laneOf } from '#shared/engine/effects.ts'
import type { Retention } from '#shared/retention.ts'
import type { StuckWhy } from '#shared/engine/stuck.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { tenantIn } from '../identity/object-name.ts'
import { migrate } from '../migrate.ts'
import { retentionOf } from '../tenant/settings.ts'
import { Addresses } from './addresses.ts'
import { BillingChanges } from './billing-changes.ts'
import { Book } from './book.ts'
import { Clearance } from './clearance.ts'
import { nextTime } from './clock.ts'
import { Doors } from './doors.ts'
import { Erasure } from './erasure.ts'
import type { Kept } from './event-log.ts'
import { FactsKept } from './facts-kept.ts'
import { countPersonal, dropPersonal, dropSessions } from './drop.ts'
import type { Knock } from './knock.ts'
import { migrations } from './migrations.ts'
import { Outbox, type Settled } from './outbox.ts'
import { OutboxRows, type Waiting } from './outbox-rows.ts'
import { alarmAfter, within } from '../patience.ts'
import { patienceForEffect } from './patience.ts'
import { perform } from './perform.ts'
import { Replies } from './replies.ts'
import { settledEvent, stuckEvent } from './settled-event.ts'
import { Standings } from './standings.ts'

/** What the object of one customer keeps, and the only hand that writes: events and what they ask for, together. */
export class Desk {
  readonly env: Env
  readonly book: Book
  readonly doors: Doors
  readonly replies: Replies
  readonly outbox: Outbox
  readonly facts: FactsKept
  readonly standings: Standings
  readonly changes: BillingChanges
  readonly erasure: Erasure
  readonly clearance: Clearance
  readonly #ctx: DurableObjectState
  /** Tries of billing that customers wait for, by session. */
  readonly #waited = new Map<string, Promise<void>>()

  constructor(ctx: DurableObjectState, env: Env) {
    const { sql } = ctx.storage
    this.#ctx = ctx
    this.env = env
    const daysOf = (tenant: string) => retentionOf(env, tenant)
    this.book = new Book(sql, new Addresses(env, ctx.id.toString()), daysOf)
    this.erasure = new Erasure(sql)
    this.doors = new Doors(sql)
    this.replies = new Replies(sql)
    this.facts = new FactsKept(sql)
    this.standings = new Standings(sql, this.book)
    this.changes = new BillingChanges(sql)
    this.clearance = new Clearance({ env, book: this.book, behind: (work) => ctx.waitUntil(work) })
    const rows = new OutboxRows(sql)
    this.outbox = new Outbox(rows, {
      perform: (waiting) => perform(waiting, { book: this.book, rows, env }),
      settle: (waiting, settled) => this.#settle(waiting, settled),
      stick: (waiting, why, due) => this.stick(waiting, why, due),
    })
  }

  /** Events and the effects they ask for, together. @returns whether billing has something to do. */
  write(id: string, happened: readonly Event[]): boolean {
    const events = this.book.log.inOrder(id, happened)
    const from = this.book.log.append(id, events)
    this.book.trials.expose(id, events)
    const subscription = this.book.log.withErased(id)?.session.started.subscription ?? ''
    const effects = this.outbox.rows.add({ session: id, subscription }, from, events, Date.now())
    if (effects.length > 0) void this.schedule()
    return effects.some(({ type }) => laneOf[type] === 'billing')
  }

  /** All of it or nothing; what was remembered of a failed attempt is dropped. */
  atomically<T>(work: () => T): T {
    try {
      return this.#ctx.storage.transactionSync(work)
    } catch (fault) {
      this.book.log.forget()
      throw fault
    }
  }

  /** The turn on the table, as it is sent; null where its session was erased meanwhile. */
  bytes(id: string, locale: string): string | null {
    const kept = this.book.log.read(id)
    return kept && JSON.stringify({ turn: this.book.turn(kept.session, locale) })
  }

  /**
   * Tries billing once while the customer waits, then says how it stands: *done* only of what was read back. Null where
   * the session was erased meanwhile.
   */
  async finish(id: string, turn: number, locale: string): Promise<string | null> {
    await this.tryAtOnce(id)
    // Asked for twice at once, both are told the same.
    const said = this.replies.to(id, turn)?.bytes ?? null
    const bytes = said ?? this.bytes(id, locale)
    if (said === null && bytes !== null) this.replies.complete(id, turn, bytes)
    return bytes
  }

  tryAtOnce(id: string): Promise<void> {
    const waited = this.#waited.get(id)
    if (waited) return waited
    const trying = within(patienceForEffect, this.outbox.run('billing', Date.now)).finally(() => {
      this.#waited.delete(id)
      this.sendNotices()
    })
    this.#waited.set(id, trying)
    return trying
  }

  /** Letters and report rows, behind the answer. They come after billing was tried, so that they tell how it stands. */
  sendNotices(): void {
    this.#ctx.waitUntil(this.outbox.run('notices', Date.now))
  }

  /** Goes on behind the answer. What it does must also be done by the alarm. */
  behind(work: () => Promise<void>): void {
    this.#ctx.waitUntil(work().catch((fault: unknown) => logFault('behind', fault)))
  }

  /** For how long what is personal is kept of this customer. */
  retention(): Retention {
    const known = this.book.log.sessions().at(-1)?.session.started.tenant
    return retentionOf(this.env, known ?? tenantIn(this.#ctx.id.name))
  }

  /** Keeps the address that somebody at the door has. Call in a transaction. */
  reach({ tenant, email }: Pick<Knock, 'tenant' | 'email'>): void {
    this.book.contact.keep(email, Date.now(), retentionOf(this.env, tenant).statedDays)
  }

  /** Takes sessions and all that belongs to them away. Call in a transaction. */
  drop(ids: readonly string[]): void {
    dropSessions(this.#ctx.storage.sql, ids)
    this.book.log.forget()
  }

  /** Takes away what need not wait, and says how much that is. Call in a transaction. */
  dropPersonal(ids: readonly string[]): ReturnType<typeof countPersonal> {
    const { sql } = this.#ctx.storage
    const counted = countPersonal(sql, ids)
    dropPersonal(sql, ids)
    this.book.log.forget()
    return counted
  }

  /** Whether nothing is known of the customer any more. */
  isBlank(): boolean {
    const { book, facts } = this
    return book.log.sessions().length === 0 && facts.all().length === 0 && book.contact.get() === null
  }

  /** Forgets everything, also what a database keeps of rows it has deleted; of an erasure only the moment stays. */
  async clear(erasedAt: number): Promise<void> {
    const { storage } = this.#ctx
    const gone = storage.deleteAll()
    migrate(storage, migrations)
    this.erasure.end(erasedAt)
    this.book.log.forget()
    await gone
  }

  async schedule(): Promise<void> {
    const next = nextTime(this)
    // What could not be done just now is not tried again at once, for ever.
    if (next !== null) await this.#ctx.storage.setAlarm(Math.max(next, Date.now() + alarmAfter))
  }

  /** The session that an effect belongs to; its key begins with it. */
  keptOf(key: string): Kept | null {
    return this.book.log.withErased(key.replace(/-\d+-\d+$/, ''))
  }

  /** An effect needs a person. Call once; said again, nothing is written. */
  stick(waiting: Waiting, why: StuckWhy, due: number): void {
    this.atomically(() => {
      this.outbox.rows.stick(waiting.key, due, waiting.attempts + 1)
      const happened = stuckEvent(waiting, why, this.#eventsOf(waiting), new Date())
      if (happened !== null) this.write(waiting.session, [happened])
    })
  }

  #settle(waiting: Waiting, settled: Settled): void {
    this.atomically(() => {
      const why = settled.type === 'failed' ? settled.why : null
      this.outbox.rows.close(waiting.key, settled.type, why)
      // Erased while it was under way: there is no record left to write in.
      if (this.book.log.withErased(waiting.session) === null) return
      const late = !this.#waited.has(waiting.session)
      const events = this.#eventsOf(waiting)
      const happened = events.length > 0 ? settledEvent(waiting, settled, events, new Date(), late) : null
      if (happened !== null) this.write(waiting.session, [happened])
    })
  }

  #eventsOf({ session }: Waiting): readonly Event[] {
    return this.book.log.withErased(session)?.events ?? []
  }
}
