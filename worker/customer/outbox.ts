import { effectKey, effectsOf, laneOf, type Effect, type Lane } from '#shared/engine/effects.ts'
import type { Event } from '#shared/engine/events.ts'
import { logFault } from '../errors.ts'

/** One effect that is still to be done. */
export interface Waiting {
  key: string
  session: string
  effect: Effect
  attempts: number
}

/** How trying it ended. `again` leaves it waiting. */
export type Settled = { type: 'done' } | { type: 'failed'; why: string }
export type Tried = Settled | { type: 'again' }

/** Milliseconds: the first pause, and the longest. */
const firstPause = 1000
const longestPause = 3_600_000

interface Row {
  [column: string]: SqlStorageValue
  key: string
  session: string
  effect: string
  attempts: number
  due: number
}

/**
 * The durable, ordered list of effects not yet done. Billing's lane goes strictly in order; a notice that fails
 * lets the next one pass. One run of a lane at a time, so nobody is told of what does not exist yet.
 */
export class Outbox {
  readonly #sql: SqlStorage
  readonly #perform: (waiting: Waiting) => Promise<Tried>
  readonly #settle: (waiting: Waiting, settled: Settled) => void
  readonly #running = new Map<Lane, Promise<void>>()

  constructor(
    sql: SqlStorage,
    perform: (waiting: Waiting) => Promise<Tried>,
    settle: (waiting: Waiting, settled: Settled) => void,
  ) {
    this.#sql = sql
    this.#perform = perform
    this.#settle = settle
  }

  /** Writes down what these events ask for. Call in the transaction that appends them. */
  add(session: string, from: number, happened: readonly Event[], now: number): Effect[] {
    return happened.flatMap((event, offset) =>
      effectsOf(event).map((effect, index) => {
        const key = effectKey(session, from + offset, index)
        const insert = 'INSERT INTO outbox (key, session, lane, effect, due) VALUES (?, ?, ?, ?, ?)'
        this.#sql.exec(insert, key, session, laneOf[effect.type], JSON.stringify(effect), now)
        return effect
      }),
    )
  }

  /** Does what is due in one lane. Never throws: what fails waits for its next time. */
  run(lane: Lane, now: () => number): Promise<void> {
    let run = this.#running.get(lane)
    if (!run) {
      run = this.#runLane(lane, now).catch((fault: unknown) => logFault(`outbox ${lane}`, fault))
      this.#running.set(lane, run)
      void run.finally(() => this.#running.delete(lane))
    }
    return run
  }

  /** When something is due next; null where nothing waits. */
  nextDue(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(`SELECT min(due) AS at FROM outbox WHERE state = 'waiting'`)
      .one().at
  }

  async #runLane(lane: Lane, now: () => number): Promise<void> {
    for (let place = 0; ;) {
      const next = this.#next(lane, place)
      if (!next || (lane === 'billing' && next.due > now())) return
      place = next.place
      if (next.due > now()) continue
      const waiting: Waiting = { ...next, effect: JSON.parse(next.effect) as Effect }
      const tried = await this.#try(waiting)
      this.#write(waiting, tried, now())
      if (tried.type === 'again' && lane === 'billing') return
    }
  }

  #next(lane: Lane, after: number): (Row & { place: number }) | undefined {
    const query = `SELECT place, key, session, effect, attempts, due FROM outbox
      WHERE state = 'waiting' AND lane = ? AND place > ? ORDER BY place LIMIT 1`
    return this.#sql.exec<Row & { place: number }>(query, lane, after).toArray()[0]
  }

  async #try(waiting: Waiting): Promise<Tried> {
    try {
      return await this.#perform(waiting)
    } catch (fault) {
      logFault(`effect ${waiting.effect.type}`, fault)
      return { type: 'again' }
    }
  }

  #write({ key, ...waiting }: Waiting, tried: Tried, now: number): void {
    if (tried.type === 'again') {
      const due = now + pauseAfter(waiting.attempts)
      this.#sql.exec('UPDATE outbox SET attempts = attempts + 1, due = ? WHERE key = ?', due, key)
      return
    }
    this.#settle({ key, ...waiting }, tried)
  }

  /** Marks an effect as settled. Call in the transaction that appends its event. */
  close(key: string, settled: Settled): void {
    const why = settled.type === 'failed' ? settled.why : null
    this.#sql.exec(
      'UPDATE outbox SET state = ?, why = ?, attempts = attempts + 1 WHERE key = ?',
      settled.type,
      why,
      key,
    )
  }
}

/** Twice as long each time, up to an hour, with a third of jitter so that a crowd does not return at once. */
export function pauseAfter(attempts: number): number {
  const pause = Math.min(longestPause, firstPause * 2 ** Math.min(attempts, 20))
  return Math.round(pause * (0.83 + Math.random() / 3))
}
