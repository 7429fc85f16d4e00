import { copyFor } from '#shared/copy/copy.ts'
import { correct, type Corrected, type Correction } from '#shared/engine/corrections.ts'
import type { Event, Started } from '#shared/engine/events.ts'
import { note, type Note, type Noted } from '#shared/engine/exit-notes.ts'
import type { Here } from '#shared/engine/steps/step.ts'
import type { Session } from '#shared/engine/session.ts'
import { frameOf, show } from '#shared/engine/show.ts'
import { transcript } from '#shared/engine/transcript.ts'
import type { Rivals, Trial } from '#shared/engine/trial.ts'
import type { Stated } from '#shared/facts/stated.ts'
import { vocabularyOf, type Vocabulary } from '#shared/playbook/vocabulary.ts'
import type { Resumed, Turn } from '#shared/protocol/turn.ts'
import type { Retention } from '#shared/retention.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import { signalsOf, type Signal } from '#shared/rules/signals.ts'
import type { Addresses } from './addresses.ts'
import { Contact } from './contact.ts'
import { EventLog, type Kept } from './event-log.ts'
import type { Told, Welcome } from './knock.ts'
import { compiledUnder, Pinned, type Published } from './pinned.ts'
import { Trials } from './trials.ts'

/** What a session is decided by: the playbook it is pinned to, and the arms it belongs to. */
type Arms = Pick<Started, 'playbook' | 'trials'>

/** The sessions of one customer: what is on the record, and how it reads. Asks nobody outside. */
export class Book {
  readonly log: EventLog
  readonly pinned: Pinned
  readonly contact: Contact
  readonly addresses: Addresses
  readonly trials: Trials

  readonly #daysOf: (tenant: string) => Retention

  constructor(sql: SqlStorage, addresses: Addresses, daysOf: (tenant: string) => Retention) {
    this.#daysOf = daysOf
    this.log = new EventLog(sql, daysOf)
    this.contact = new Contact(sql)
    this.addresses = addresses
    this.pinned = new Pinned(sql)
    this.trials = new Trials(sql)
  }

  /** Keeps the playbook that a session follows from its beginning to its end. */
  pin(playbook: Published): Compiled {
    this.pinned.keep(playbook)
    return this.pinned.get(playbook.version)
  }

  /** The playbook a session is pinned to, as it is in the arms it belongs to. */
  compiledFor({ started }: { started: Arms }): Compiled {
    return this.#under(started, started.trials)
  }

  /** What the arms would make of it that have not mattered to this session yet. */
  rivalsOf({ started, exposed }: { started: Arms; exposed: Session['exposed'] }): Rivals[] {
    const isOpen = (trial: Trial) =>
      trial.since === undefined &&
      !exposed.some(({ experiment }) => experiment === trial.experiment) &&
      !this.trials.isCounted(trial)
    return (started.trials ?? []).filter(isOpen).map((trial) => {
      const arms = this.trials.document(trial.experiment, trial.phase)?.arms ?? []
      return { trial, arms: arms.map(({ id }) => this.#under(started, [{ ...trial, arm: id }])) }
    })
  }

  #under({ playbook }: Arms, trials: readonly Trial[] = []): Compiled {
    return compiledUnder(this.pinned.get(playbook), this.trials.armsOf(trials))
  }

  daysFor({ started }: Session): Retention {
    return this.#daysOf(started.tenant)
  }

  /** The latest session about a subscription, open or over. */
  latest(subscription: string): Session | null {
    const about = this.log.sessions().filter(({ session }) => session.started.subscription === subscription)
    return about.at(-1)?.session ?? null
  }

  /** Sessions that are being erased come first: for what billing was asked to do, and for nothing else. */
  withErased(): Session[] {
    return [...this.log.hidden(), ...this.log.sessions()].map(({ session }) => session)
  }

  /** The session about a subscription that can be gone on with. */
  open(subscription: string, now: number): Session | null {
    const latest = this.latest(subscription)
    return latest !== null && latest.outcome === null && now < this.silentAt(latest) ? latest : null
  }

  /** When silence makes a session an abandoned one, in milliseconds since 1970. */
  silentAt(session: Session): number {
    return Date.parse(session.lastAt) + this.compiledFor(session).playbook.exit.abandonedAfter * 60_000
  }

  unfinished(): Session[] {
    return this.log.sessions().flatMap(({ session }) => (session.outcome === null ? [session] : []))
  }

  /** Where the customer was by the latest session that knew, as it was said then. */
  placeSaid(): Stated[] {
    const knew = this.log.sessions().findLast(({ session }) => session.started.place != null)
    if (!knew) return []
    const { started, beganAt } = knew.session
    const { source, at } = started.factSources?.place ?? { source: 'billing', at: beganAt }
    return [{ source, at, facts: { place: started.place } }]
  }

  here({ session }: Kept, at: Date): Here {
    return {
      compiled: this.compiledFor(session),
      session,
      at,
      earlier: this.log.offersBeside(session.started.session),
      rivals: session.outcome === null ? this.rivalsOf(session) : [],
    }
  }

  turn(session: Session, locale: string): Turn {
    const compiled = this.compiledFor(session)
    return show(compiled, session, copyFor(locale, compiled.playbook.words), this.#addressOf(session))
  }

  /** All that was said, and the turn on the table. */
  shown({ session, events }: { session: Session; events: readonly Event[] }, locale: string): Resumed {
    const compiled = this.compiledFor(session)
    const copy = copyFor(locale, compiled.playbook.words)
    return {
      frame: frameOf(session, copy),
      thread: transcript(compiled, events, copy),
      turn: show(compiled, session, copy, this.#addressOf(session)),
    }
  }

  /** Where a session stands, for whoever comes in or comes back. */
  welcome(id: string, locale: string): Told<Welcome> {
    const kept = this.log.read(id)
    return kept
      ? { ok: true, session: id, resumed: this.shown(kept, locale) }
      : { ok: false, code: 'not_found' }
  }

  /** Everything on the record of one session, and what its playbook calls things. */
  recorded(id: string, locale: string): Told<Recorded> {
    const kept = this.log.read(id)
    if (!kept) return { ok: false, code: 'not_found' }
    const vocabulary = vocabularyOf(this.compiledFor(kept.session).playbook)
    const signals = this.#signalsOf(kept.session)
    return { ok: true, events: kept.events, resumed: this.shown(kept, locale), vocabulary, signals }
  }

  /** What support's word on a customer's words comes to: an event, or why not. */
  corrected(id: string, correction: Correction, now: Date): Told<{ event: Corrected }> {
    const kept = this.log.read(id)
    if (!kept) return { ok: false, code: 'not_found' }
    const { wordDays } = this.daysFor(kept.session)
    return correct(this.compiledFor(kept.session), kept.events, correction, now, wordDays)
  }

  noted(id: string, written: Note, now: Date): Told<{ event: Noted }> {
    const kept = this.log.read(id)
    return kept ? note(kept.events, written, now) : { ok: false, code: 'not_found' }
  }

  #addressOf({ started }: Session): string | null {
    return this.addresses.of(started.session)
  }

  /** As the session began, by the thresholds of the playbook it is pinned to. */
  #signalsOf(session: Session): Signal[] {
    const { signals } = this.compiledFor(session).playbook
    return signalsOf(session.started.facts, signals, new Date(session.beganAt))
  }
}

export interface Recorded {
  events: readonly Event[]
  resumed: Resumed
  vocabulary: Vocabulary
  signals: readonly Signal[]
}
