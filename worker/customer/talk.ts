import { askedAlready } from '#shared/engine/asked-already.ts'
import { begin, beginAtExit, leaveNow, type Beginning } from '#shared/engine/engine.ts'
import type { Later } from '#shared/engine/cancellation.ts'
import type { Event } from '#shared/engine/events.ts'
import { Pace } from '../pace.ts'
import { tenantsOf } from '../tenant/settings.ts'
import type { Clearing } from './clearance.ts'
import { endSilent } from './clock.ts'
import type { Desk } from './desk.ts'
import { isFromBefore } from './erasure.ts'
import { beginningOf, knownOf, type Asked, type KnownHere } from './known.ts'
import type { Given, Knock, Told, Welcome } from './knock.ts'
import { written } from './replies.ts'

/** What a customer says and hears: coming in, answering, leaving at once. The engine decides; the desk writes it down. */
export class Talk {
  readonly #desk: Desk
  readonly #begins = new Pace()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Begins a session, or goes on with the open one. A token opens one door, once; so many a minute are let in. */
  async begin(knock: Knock, again = false): Promise<Told<Welcome>> {
    const { book, doors } = this.#desk
    const door = doors.of(knock.jti)
    if (door)
      return door.key === knock.key
        ? book.welcome(door.session, knock.locale)
        : { ok: false, code: 'token_used' }
    if (this.#isFromBefore(knock)) return { ok: false, code: 'token_used' }
    const after = again ? null : this.#begins.take(this.#mostOf(knock), Date.now())
    if (after !== null) return { ok: false, code: 'too_many', after }
    const latest = book.latest(knock.subscription)
    const open = book.open(knock.subscription, Date.now())
    const start = open ? null : beginningOf(knock, await this.known(knock))
    // While billing was asked, somebody may have come in by the same door, or have left.
    const isOther = doors.of(knock.jti) !== null || book.latest(knock.subscription) !== latest
    const meanwhile = isOther || this.#isFromBefore(knock)
    if (start && meanwhile) return this.begin(knock, true)
    const id = open?.started.session ?? (start as Beginning).session
    this.#desk.atomically(() => {
      doors.use(knock.jti, knock.key, id)
      this.#desk.reach(knock)
      if (start) this.#start(id, this.#begun(knock, start, new Date()))
    })
    void this.#desk.schedule()
    return book.welcome(id, knock.locale)
  }

  async answer(id: string, given: Given): Promise<Told<{ bytes: string }>> {
    await this.#desk.book.addresses.make(id)
    return this.#desk.clearance.through(id, (clearing) => this.#answer(id, given, clearing))
  }

  /** Null where the tenant's books must be asked first; nothing has happened then. */
  async #answer(id: string, given: Given, clearing: Clearing): Promise<Told<{ bytes: string }> | null> {
    const { turn, answer, locale, reading } = given
    const { book, replies } = this.#desk
    const kept = book.log.read(id)
    if (!kept) return { ok: false, code: 'not_found' }
    const onTable = () => book.turn(kept.session, locale)
    // Only a turn that is over has a reply.
    const earlier = turn < kept.session.turn ? replies.to(id, turn) : null
    if (earlier?.answer === written(answer))
      return said(earlier.bytes ?? (await this.#desk.finish(id, turn, locale)))
    if (turn !== kept.session.turn) return { ok: false, code: 'stale_turn', turn: onTable() }
    const events = clearing.decide({ ...book.here(kept, new Date()), reading }, answer)
    if (events === 'ask') return null
    if (events === null) return { ok: false, code: 'not_an_answer', turn: onTable() }
    const bytes = this.#desk.atomically(() => {
      const billingWaits = this.#desk.write(id, events)
      const reply = billingWaits ? null : this.#desk.bytes(id, locale)
      replies.keep(id, turn, answer, reply)
      return reply
    })
    if (bytes === null) return said(await this.#desk.finish(id, turn, locale))
    if (events.some((event) => event.type === 'ended' || 'claim' in event)) this.#desk.sendNotices()
    return { ok: true, bytes }
  }

  /** The plain way out: one press and it is cancelled, whatever the steps and the widget are doing. */
  async exit(knock: Knock, named: Later | null): Promise<Told<Welcome>> {
    const { book, doors } = this.#desk
    if (this.#isFromBefore(knock)) return { ok: false, code: 'token_used' }
    const latest = book.latest(knock.subscription)
    const open = book.open(knock.subscription, Date.now())
    // Pressed twice, the first press stands; after it was taken back it is another one.
    if (latest?.outcome === 'cancelled' && latest.undo === null && doors.of(knock.jti))
      return book.welcome(latest.started.session, knock.locale)
    const start = open ? null : beginningOf(knock, await this.known(knock))
    const meanwhile = book.latest(knock.subscription) !== latest || this.#isFromBefore(knock)
    if (start && meanwhile) return this.exit(knock, named)
    const id = open?.started.session ?? (start as Beginning).session
    this.#desk.atomically(() => {
      doors.use(knock.jti, knock.key, id)
      this.#desk.reach(knock)
      if (start) this.#start(id, beginAtExit(book.pin(knock.playbook), start, new Date()))
      const kept = book.log.read(id)
      if (kept) this.#desk.write(id, leaveNow(kept.session, new Date(), named))
    })
    await Promise.all([this.#desk.tryAtOnce(id), book.addresses.make(id)])
    return book.welcome(id, knock.locale)
  }

  /** What fell silent is over by then, also where the alarm has not said so yet. Call in a transaction. */
  #start(id: string, events: readonly Event[]): void {
    endSilent(this.#desk, new Date())
    this.#desk.write(id, events)
  }

  /** In the arms that the customer belongs to. Call in a transaction. */
  #begun({ playbook, running }: Knock, start: Beginning, at: Date): Event[] {
    const { book } = this.#desk
    const trials = book.trials.arms(running, start, at)
    book.trials.pin(running, trials)
    book.pin(playbook)
    const pinned = { ...start, playbook: playbook.version, ...(trials.length > 0 && { trials }) }
    return begin(
      book.compiledFor({ started: pinned }),
      pinned,
      at,
      book.rivalsOf({ started: pinned, exposed: [] }),
    )
  }

  #mostOf({ tenant }: Knock): number {
    return tenantsOf(this.#desk.env).get(tenant)?.begins.customer ?? Infinity
  }

  /** What somebody had in their hands before the customer was erased opens nothing: it would bring them back. */
  #isFromBefore({ issued }: Knock): boolean {
    return isFromBefore(issued, this.#desk.erasure.at())
  }

  /** What is known of the customer now, by their token, by billing and by what was pushed; and what they have asked for. */
  async known(asked: Asked): Promise<KnownHere> {
    const { env, facts, book } = this.#desk
    const known = await knownOf(env, asked, facts.all(), book.placeSaid())
    const sessions = book.withErased()
    return { ...known, asked: askedAlready(sessions, asked.subscription, known.facts, new Date()) }
  }
}

/** What was decided stays decided; of who was erased meanwhile nothing is told any more. */
const said = (bytes: string | null): Told<{ bytes: string }> =>
  bytes === null ? { ok: false, code: 'not_found' } : { ok: true, bytes }
