import { DurableObject } from 'cloudflare:workers'
import { abandon, begin, beginAtExit, leaveNow, type Beginning } from '#shared/engine/engine.ts'
import type { Later } from '#shared/engine/cancellation.ts'
import type { Correction } from '#shared/engine/corrections.ts'
import type { Known } from '#shared/facts/known-facts.ts'
import type { Push, Stated } from '#shared/facts/stated.ts'
import { laneOf } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import type { Note } from '#shared/engine/exit-notes.ts'
import type { Env } from '../env.ts'
import { logFault } from '../errors.ts'
import { migrate } from '../migrate.ts'
import { Book, type Recorded } from './book.ts'
import { Clearance, type Clearing } from './clearance.ts'
import { Doors } from './doors.ts'
import { FactsKept, type Pushed } from './facts-kept.ts'
import { beginningOf, knownOf, type Asked } from './known.ts'
import { migrations } from './migrations.ts'
import { Outbox, type Settled, type Waiting } from './outbox.ts'
import { alarmAfter, patienceForEffect, within } from './patience.ts'
import { perform, settledEvent } from './perform.ts'
import type { Given, Knock, Told, Welcome } from './knock.ts'
import { Replies, written } from './replies.ts'

/** One customer of one tenant. Every session is on the record before anything is answered; the engine decides. */
export class Customer extends DurableObject<Env> {
  readonly #book: Book
  readonly #doors: Doors
  readonly #replies: Replies
  readonly #outbox: Outbox
  readonly #facts: FactsKept
  readonly #clearance: Clearance
  /** Last answers whose effects are being tried while their customers wait, by session. */
  readonly #waited = new Map<string, Promise<string>>()

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const { sql } = ctx.storage
    migrate(ctx.storage, migrations)
    this.#book = new Book(sql)
    this.#doors = new Doors(sql)
    this.#replies = new Replies(sql)
    this.#facts = new FactsKept(sql)
    const settle = (waiting: Waiting, settled: Settled) => this.#settle(waiting, settled)
    this.#clearance = new Clearance({ env, book: this.#book, behind: (work) => ctx.waitUntil(work) })
    this.#outbox = new Outbox(sql, (waiting) => perform(waiting, this.#book, env), settle)
  }

  /** Begins a session, or goes on with the open one. A token opens one door, once. */
  async begin(knock: Knock): Promise<Told<Welcome>> {
    const door = this.#doors.of(knock.jti)
    if (door)
      return door.key === knock.key
        ? this.#book.welcome(door.session, knock.locale)
        : { ok: false, code: 'token_used' }
    const open = this.#book.open(knock.subscription, Date.now())
    const start = open ? null : beginningOf(knock, await this.known(knock))
    // While billing was asked, somebody may have come in by the same door.
    const meanwhile =
      this.#doors.of(knock.jti) !== null || this.#book.open(knock.subscription, Date.now()) !== null
    if (start && meanwhile) return this.begin(knock)
    const id = open?.started.session ?? (start as Beginning).session
    this.#atomically(() => {
      this.#doors.use(knock.jti, knock.key, id)
      if (start) this.#write(id, begin(this.#book.pin(knock.playbook), start, new Date()))
    })
    void this.#schedule()
    return this.#book.welcome(id, knock.locale)
  }

  /** Where a session stands, for a page that was reloaded. */
  async current(id: string, locale: string): Promise<Told<Welcome>> {
    return this.#book.welcome(id, locale)
  }

  /**
   * One answer to one turn. Sent twice, it counts once and brings the same bytes; any other answer to a turn that is
   * no longer on the table brings the one that is.
   */
  async answer(id: string, given: Given): Promise<Told<{ bytes: string }>> {
    return this.#clearance.through(id, (clearing) => this.#answer(id, given, clearing))
  }

  /** Null where the tenant's books must be asked first; nothing has happened then. */
  async #answer(id: string, given: Given, clearing: Clearing): Promise<Told<{ bytes: string }> | null> {
    const { turn, answer, locale, reading } = given
    const kept = this.#book.log.read(id)
    if (!kept) return { ok: false, code: 'not_found' }
    const onTable = () => this.#book.turn(kept.session, locale)
    // Only a turn that is over has a reply.
    const earlier = turn < kept.session.turn ? this.#replies.to(id, turn) : null
    if (earlier?.answer === written(answer))
      return { ok: true, bytes: earlier.bytes ?? (await this.#finish(id, turn, locale)) }
    if (turn !== kept.session.turn) return { ok: false, code: 'stale_turn', turn: onTable() }
    const events = clearing.decide({ ...this.#book.here(kept, new Date()), reading }, answer)
    if (events === 'ask') return null
    if (events === null) return { ok: false, code: 'not_an_answer', turn: onTable() }
    const bytes = this.#atomically(() => {
      const billingWaits = this.#write(id, events)
      const reply = billingWaits ? null : this.#bytes(id, locale)
      this.#replies.keep(id, turn, answer, reply)
      return reply
    })
    if (bytes === null) return { ok: true, bytes: await this.#finish(id, turn, locale) }
    if (events.some((event) => event.type === 'ended' || 'claim' in event)) this.#sendNotices()
    return { ok: true, bytes }
  }

  /** The plain way out: one press and it is cancelled, whatever the steps and the widget are doing. */
  async exit(knock: Knock, named: Later | null): Promise<Told<Welcome>> {
    const latest = this.#book.latest(knock.subscription)
    const open = this.#book.open(knock.subscription, Date.now())
    // Pressed twice: the first press stands.
    if (latest?.outcome === 'cancelled' && this.#doors.of(knock.jti))
      return this.#book.welcome(latest.started.session, knock.locale)
    const start = open ? null : beginningOf(knock, await this.known(knock))
    if (start && this.#book.latest(knock.subscription) !== latest) return this.exit(knock, named)
    const id = open?.started.session ?? (start as Beginning).session
    this.#atomically(() => {
      this.#doors.use(knock.jti, knock.key, id)
      if (start) this.#write(id, beginAtExit(this.#book.pin(knock.playbook), start, new Date()))
      const kept = this.#book.log.read(id)
      if (kept) this.#write(id, leaveNow(kept.session, new Date(), named))
    })
    await this.#tryAtOnce(id, async () => '')
    return this.#book.welcome(id, knock.locale)
  }

  /** Everything on the record of one session, for the console. */
  async record(id: string, locale: string): Promise<Told<Recorded>> {
    return this.#book.recorded(id, locale)
  }

  /** Support's word on how words were read, and on to the tenant's object; what happened stays as it was. */
  async correct(id: string, correction: Correction): Promise<Told<object>> {
    const told = this.#book.corrected(id, correction, new Date())
    if (!told.ok) return told
    this.#atomically(() => this.#write(id, [told.event]))
    await within(patienceForEffect, this.#outbox.run('notices', Date.now))
    return { ok: true }
  }

  /** What support writes down of an exit; it stays here, and the console reads it from here. */
  async note(id: string, written: Note): Promise<Told<object>> {
    const told = this.#book.noted(id, written, new Date())
    if (told.ok) this.#atomically(() => this.#write(id, [told.event]))
    void this.#schedule()
    return told
  }

  /** What is known of the customer now, by their token, by billing and by what was pushed. */
  known(asked: Asked): Promise<Known> {
    return knownOf(this.env, asked, this.#facts.all(), this.#book.placeSaid())
  }

  /** What the tenant states: nothing older than what is known counts. */
  async push(push: Push): Promise<Pushed> {
    return this.#atomically(() => this.#facts.push(push))
  }

  async pushed(): Promise<Stated[]> {
    return this.#facts.all()
  }

  /** Never throws: an alarm that throws is tried a few times, then forgotten. */
  override async alarm(): Promise<void> {
    try {
      const now = new Date()
      for (const session of this.#book.unfinished()) {
        if (now.getTime() < this.#book.silentAt(session)) continue
        this.#atomically(() => this.#write(session.started.session, abandon(now)))
      }
      this.#book.log.expireWords(now.getTime())
      await Promise.all([this.#outbox.run('billing', Date.now), this.#outbox.run('notices', Date.now)])
      await this.#outbox.run('notices', Date.now)
    } catch (fault) {
      logFault('alarm', fault)
    }
    await this.#schedule().catch((fault: unknown) => logFault('schedule', fault))
  }

  /** Events and the effects they ask for, together. @returns whether billing has something to do. */
  #write(id: string, events: readonly Event[]): boolean {
    const from = this.#book.log.append(id, events)
    const effects = this.#outbox.add(id, from, events, Date.now())
    if (effects.length > 0) void this.#schedule()
    return effects.some(({ type }) => laneOf[type] === 'billing')
  }

  /** All of it or nothing; what was remembered of a failed attempt is dropped. */
  #atomically<T>(work: () => T): T {
    try {
      return this.ctx.storage.transactionSync(work)
    } catch (fault) {
      this.#book.log.forget()
      throw fault
    }
  }

  #bytes(id: string, locale: string): string {
    const kept = this.#book.log.read(id)
    if (!kept) throw new Error('a session that was just written is gone')
    return JSON.stringify({ turn: this.#book.turn(kept.session, locale) })
  }

  /** Tries billing once while the customer waits, then says how it stands: *done* only of what was read back. */
  #finish(id: string, turn: number, locale: string): Promise<string> {
    return this.#tryAtOnce(id, async () => {
      const bytes = this.#bytes(id, locale)
      this.#replies.complete(id, turn, bytes)
      return bytes
    })
  }

  #tryAtOnce(id: string, then: () => Promise<string>): Promise<string> {
    const waited = this.#waited.get(id)
    if (waited) return waited
    const trying = within(patienceForEffect, this.#outbox.run('billing', Date.now))
      .then(then)
      .finally(() => {
        this.#waited.delete(id)
        this.#sendNotices()
      })
    this.#waited.set(id, trying)
    return trying
  }

  /** Letters and report rows, behind the answer. They come after billing was tried, so that they tell how it stands. */
  #sendNotices(): void {
    this.ctx.waitUntil(this.#outbox.run('notices', Date.now))
  }

  #settle(waiting: Waiting, settled: Settled): void {
    this.#atomically(() => {
      this.#outbox.close(waiting.key, settled)
      const happened = settledEvent(waiting, settled, new Date(), !this.#waited.has(waiting.session))
      if (happened !== null) this.#write(waiting.session, [happened])
    })
  }

  async #schedule(): Promise<void> {
    const soon = Date.now() + alarmAfter
    const silent = this.#book.unfinished().map((session) => this.#book.silentAt(session))
    const times = [this.#outbox.nextDue(), this.#book.log.nextExpiry(), ...silent]
    const next = Math.min(...times.filter((time) => time !== null))
    // What could not be done just now is not tried again at once, for ever.
    if (Number.isFinite(next)) await this.ctx.storage.setAlarm(Math.max(next, soon))
  }
}
