import {
  effectKey,
  effectsOf,
  laneOf,
  type Effect,
  type EffectType,
  type Lane,
} from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { isOvertaken, type InLine } from './order.ts'

/** One effect that is still to be done. */
export interface Waiting extends InLine {
  key: string
  session: string
  effect: Effect
  attempts: number
  /** When a call for it left last; what came of that is not known. Null where none ever did. */
  leftAt: number | null
  /** Whether billing showed the change already when that call left: then showing it proves nothing. */
  shownBefore: boolean
  /** Times billing took the change and did not show it. */
  unlike: number
  /** The customer has said something else since. */
  isOvertaken: boolean
}

/** An effect as it was asked for, and what has become of it. */
export interface Asked {
  key: string
  effect: Effect
  lane: Lane
  state: 'waiting' | 'in_flight' | 'stuck' | 'done' | 'failed'
  attempts: number
  why: string | null
}

/** Due when a person asks for it, and not before. */
export const never = 8_640_000_000_000_000

interface Row {
  [column: string]: SqlStorageValue
  place: number
  key: string
  session: string
  kind: EffectType
  effect: string
  attempts: number
  due: number
  state: 'waiting' | 'in_flight' | 'stuck'
  left_at: number | null
  shown: number
  unlike: number
  cancelled: number
  taken_back: number
}

const isOpen = `state IN ('waiting', 'in_flight', 'stuck')`
const later = `FROM outbox later WHERE later.lane = 'billing' AND later.subscription = outbox.subscription
  AND later.place > outbox.place AND later.effect ->> 'type'`
const lastWord = `(SELECT later.effect ->> 'type' ${later} IN ('cancel_subscription', 'take_back')
  ORDER BY later.place DESC LIMIT 1)`
const columns = `place, key, session, effect ->> 'type' AS kind, effect, attempts, due, state, left_at, shown,
  unlike, lane = 'billing' AND EXISTS (SELECT 1 ${later} = 'cancel_subscription') AS cancelled,
  lane = 'billing' AND ${lastWord} IS 'take_back' AS taken_back`

/**
 * The rows of the outbox. One waits, then a call for it is in flight, each written before the next happens; in flight it
 * stays until the outcome is known. It ends done or failed; stuck, it waits for a person.
 */
export class OutboxRows {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** Writes down what these events ask for. Call in the transaction that appends them. */
  add(who: { session: string; subscription: string }, from: number, happened: readonly Event[], now: number) {
    return happened.flatMap((event, offset) =>
      effectsOf(event).map((effect, index) => {
        const key = effectKey(who.session, from + offset, index)
        this.#sql.exec(
          'INSERT INTO outbox (key, session, subscription, lane, effect, due) VALUES (?, ?, ?, ?, ?, ?)',
          key,
          who.session,
          who.subscription,
          laneOf[effect.type],
          JSON.stringify(effect),
          now,
        )
        return effect
      }),
    )
  }

  /** All of a lane that are not over, oldest first. */
  open(lane: Lane): Waiting[] {
    return this.#read(`lane = ? AND ${isOpen} ORDER BY place`, lane)
  }

  /** Null where there is no such effect, or it is over. */
  find(key: string): Waiting | null {
    return this.#read(`key = ? AND ${isOpen}`, key)[0] ?? null
  }

  /** Whether another report of the same session is still to be made: it tells all that this one would. */
  isToldLater({ place, session }: Pick<Waiting, 'place' | 'session'>): boolean {
    const query = `SELECT 1 FROM outbox WHERE session = ? AND place > ? AND effect ->> 'type' = 'report'
      AND state IN ('waiting', 'in_flight') LIMIT 1`
    return this.#sql.exec(query, session, place).toArray().length > 0
  }

  attemptsOf(key: string): number {
    const query = 'SELECT attempts FROM outbox WHERE key = ?'
    return this.#sql.exec<{ attempts: number }>(query, key).toArray()[0]?.attempts ?? 0
  }

  /** A call is about to leave. Nothing leaves where this cannot be written. */
  leave(key: string, now: number, isShown: boolean): void {
    const update = `UPDATE outbox SET left_at = ?, shown = max(shown, ?),
      state = iif(state = 'waiting', 'in_flight', state) WHERE key = ? AND ${isOpen}`
    this.#sql.exec(update, now, isShown ? 1 : 0, key)
  }

  /** To be tried again; what is over meanwhile stays so. */
  again(key: string, due: number, isUnlike: boolean): void {
    const update = `UPDATE outbox SET attempts = attempts + 1, unlike = unlike + ?, due = ? WHERE key = ? AND ${isOpen}`
    this.#sql.exec(update, isUnlike ? 1 : 0, due, key)
  }

  /** Waits for a person, and for its next time where it has one. Call in the transaction that appends its event. */
  stick(key: string, due: number, attempts: number): void {
    const update = `UPDATE outbox SET state = 'stuck', due = ?, attempts = ? WHERE key = ? AND ${isOpen}`
    this.#sql.exec(update, due, attempts, key)
  }

  /** A person asks for one more try, of a declined one too. @returns false where it is done, or unknown here. */
  retry(key: string, now: number): boolean {
    const update = `UPDATE outbox SET state = 'stuck', due = ?, unlike = 0 WHERE key = ? AND state IN ('stuck', 'failed')`
    return this.#sql.exec(update, now, key).rowsWritten > 0
  }

  /** It is over. Call in the transaction that appends its event. */
  close(key: string, state: 'done' | 'failed', why: string | null): void {
    const update = 'UPDATE outbox SET state = ?, why = ?, attempts = attempts + 1 WHERE key = ?'
    this.#sql.exec(update, state, why, key)
  }

  /** Every effect of a session, over or not, oldest first. */
  ofSession(session: string): Asked[] {
    const query = `SELECT key, effect, lane, state, attempts, why FROM outbox WHERE session = ? ORDER BY place`
    const rows = this.#sql
      .exec<{ [column: string]: SqlStorageValue; effect: string }>(query, session)
      .toArray()
    return rows.map((row) => ({ ...row, effect: JSON.parse(row.effect) as Effect }) as unknown as Asked)
  }

  isOpenFor(session: string): boolean {
    return (
      this.#sql.exec(`SELECT 1 FROM outbox WHERE ${isOpen} AND session = ?`, session).toArray().length > 0
    )
  }

  /** What was to be sent about sessions that are being erased is dropped. @returns how many. Call in a transaction. */
  dropNotices(sessions: readonly string[]): number {
    const drop = `DELETE FROM outbox WHERE lane = 'notices' AND ${isOpen}
      AND effect ->> 'type' <> 'list_stuck' AND session IN (SELECT value FROM json_each(?))`
    const before = this.#count()
    this.#sql.exec(drop, JSON.stringify(sessions))
    return before - this.#count()
  }

  #count = (): number => this.#sql.exec<{ n: number }>('SELECT count(*) AS n FROM outbox').one().n

  /** When something is due next; null where nothing waits. */
  nextDue(): number | null {
    const query = `SELECT min(due) AS at FROM outbox WHERE ${isOpen} AND due < ?`
    return this.#sql.exec<{ at: number | null }>(query, never).one().at
  }

  #read(where: string, value: string): Waiting[] {
    return this.#sql.exec<Row>(`SELECT ${columns} FROM outbox WHERE ${where}`, value).toArray().map(waitingIn)
  }
}

function waitingIn({ effect, state, left_at, shown, cancelled, taken_back, ...row }: Row): Waiting {
  const isStuck = state === 'stuck'
  const later = { isCancelled: cancelled > 0, isTakenBack: taken_back > 0 }
  const { place, key, session, kind, attempts, due, unlike } = row
  return {
    place,
    key,
    session,
    kind,
    attempts,
    due,
    unlike,
    isStuck,
    effect: JSON.parse(effect) as Effect,
    leftAt: left_at,
    shownBefore: shown > 0,
    isOvertaken: isOvertaken(kind, isStuck, later),
  }
}
