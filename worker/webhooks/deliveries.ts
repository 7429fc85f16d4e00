import { dayMs } from '#shared/retention.ts'
import type { Told } from '#shared/webhooks/told.ts'
import type { Verdict } from './schedule.ts'

/** What waits to be sent to one endpoint. */
export interface Delivery {
  place: number
  /** The message's id, and its bytes: the same on every try. */
  id: string
  body: string
  tries: number
  byHand: boolean
}

/** A line of the log. `waiting`: for its time. `behind`: for one of the same session that comes before it. */
export interface LogLine {
  place: number
  id: string
  type: string
  state: 'waiting' | 'behind' | 'delivered' | 'failed'
  tries: number
  /** When it was tried last, and when it will be, in milliseconds. */
  tried: number | null
  due: number
  /** The status of the last answer, or why there was none; null while one is awaited. */
  answer: string | null
}

/** Who asked for a try: nobody; somebody, of what was over; somebody, of what is held while its endpoint is off. */
const byHand = { not: 0, over: 1, held: 2 } as const

/** Days for which a message and its deliveries are kept, and for which it is remembered that it was told. */
const daysKept = 30
const daysRemembered = 400

/** Not over yet, so that what comes after it in its lane stands behind. */
const isInOrder = `state IN ('waiting', 'behind') AND by_hand <> ${byHand.over}`

type Row = Record<string, SqlStorageValue>

/** Messages, and their deliveries to each endpoint. */
export class Deliveries {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  isTold(key: string): boolean {
    return this.#sql.exec('SELECT 1 FROM webhook_messages WHERE key = ?', key).toArray().length > 0
  }

  /** Writes a message down with its deliveries. Call in a transaction. */
  add({ key, lane, customer, mode, event }: Told, endpoints: readonly string[], now: number): void {
    const id = `msg_${crypto.randomUUID().replaceAll('-', '')}`
    const insert = 'INSERT INTO webhook_messages VALUES (?, ?, ?, ?, ?, ?, ?)'
    this.#sql.exec(insert, id, key, event.type, customer, mode, now, JSON.stringify(event))
    const asked = event.type === 'webhook.ping' ? byHand.over : byHand.not
    const deliver =
      'INSERT INTO webhook_deliveries (endpoint, message, lane, state, by_hand, due) VALUES (?, ?, ?, ?, ?, ?)'
    for (const endpoint of endpoints) {
      const state = this.#isBusy(endpoint, lane) ? 'behind' : 'waiting'
      this.#sql.exec(deliver, endpoint, id, lane, state, asked, now)
    }
  }

  /** One of this lane is not over yet. What was over and is sent once more holds up nobody. */
  #isBusy(endpoint: string, lane: string): boolean {
    const query = `SELECT 1 FROM webhook_deliveries WHERE endpoint = ? AND lane = ? AND ${isInOrder} LIMIT 1`
    return this.#sql.exec(query, endpoint, lane).toArray().length > 0
  }

  /** The next that is due at an endpoint; of one that is off only what was asked for by hand. */
  next(endpoint: string, isOn: boolean, now: number): Delivery | null {
    const query = `SELECT place, id, body, tries, by_hand FROM webhook_deliveries JOIN webhook_messages ON id = message
      WHERE endpoint = ? AND state = 'waiting' AND due <= ? AND (by_hand > 0 OR ?) AND body IS NOT NULL
      ORDER BY due, place LIMIT 1`
    const row = this.#sql.exec<Row>(query, endpoint, now, isOn ? 1 : 0).toArray()[0]
    if (!row) return null
    const { place, id, body, tries, by_hand: asked } = row
    return { place, id, body, tries, byHand: asked !== byHand.not } as unknown as Delivery
  }

  /** The try is on record before it is made; whatever becomes of us meanwhile, it is not made again before `due`. */
  begin(place: number, now: number, due: number): void {
    const update =
      'UPDATE webhook_deliveries SET tries = tries + 1, tried = ?, due = ?, answer = NULL WHERE place = ?'
    this.#sql.exec(update, now, due, place)
  }

  /** Call in a transaction. What is over makes way for the next of its lane; sent in vain by hand, it stays over or held. */
  settle(place: number, verdict: Verdict, answer: string, now: number): void {
    if (verdict.state === 'waiting') {
      const update = 'UPDATE webhook_deliveries SET due = ?, answer = ? WHERE place = ?'
      this.#sql.exec(update, now + verdict.pause, answer, place)
      return
    }
    const state =
      verdict.state === 'in_vain'
        ? `iif(by_hand = ${byHand.over}, 'failed', 'waiting')`
        : `'${verdict.state}'`
    const update = `UPDATE webhook_deliveries SET state = ${state}, answer = ?, by_hand = ${byHand.not} WHERE place = ?`
    this.#sql.exec(update, answer, place)
    this.#advance(now)
  }

  /** The first of each lane that nothing stands before any more. */
  #advance(now: number): void {
    this.#sql.exec(
      `UPDATE webhook_deliveries AS late SET state = 'waiting', due = ? WHERE state = 'behind' AND NOT EXISTS (
         SELECT 1 FROM webhook_deliveries
         WHERE endpoint = late.endpoint AND lane = late.lane AND place < late.place AND ${isInOrder}
       )`,
      now,
    )
  }

  /** Once more, by hand, under the same id. What waits in its lane's order is only hurried. @returns whether it is there. */
  replay(endpoint: string, place: number, isOn: boolean, now: number): boolean {
    const query = `SELECT state, by_hand FROM webhook_deliveries JOIN webhook_messages ON id = message
      WHERE endpoint = ? AND place = ? AND body IS NOT NULL`
    const [row] = this.#sql.exec<Row>(query, endpoint, place).toArray()
    if (!row) return false
    if (row['state'] === 'behind') return true
    const wasOver = row['state'] !== 'waiting' || row['by_hand'] === byHand.over
    const asked = wasOver ? byHand.over : isOn ? byHand.not : byHand.held
    const update = `UPDATE webhook_deliveries SET state = 'waiting', due = ?, by_hand = ? WHERE place = ?`
    this.#sql.exec(update, now, asked, place)
    return true
  }

  /** What was held while an endpoint was off goes out now, with all its tries before it. */
  release(endpoint: string, now: number): void {
    const update = `UPDATE webhook_deliveries SET due = ?, tries = 0, by_hand = ${byHand.not}
      WHERE endpoint = ? AND state = 'waiting' AND by_hand <> ${byHand.over}`
    this.#sql.exec(update, now, endpoint)
  }

  removeAll(endpoint: string): void {
    this.#sql.exec('DELETE FROM webhook_deliveries WHERE endpoint = ?', endpoint)
  }

  /** Newest first. */
  log(endpoint: string, most: number): LogLine[] {
    const query = `SELECT place, id, type, state, tries, tried, due, answer
      FROM webhook_deliveries JOIN webhook_messages ON id = message WHERE endpoint = ? ORDER BY place DESC LIMIT ?`
    return this.#sql.exec<Row>(query, endpoint, most).toArray() as unknown as LogLine[]
  }

  waiting(endpoint: string): number {
    const query = `SELECT count(*) AS n FROM webhook_deliveries WHERE endpoint = ? AND state IN ('waiting', 'behind')`
    return Number(this.#sql.exec<Row>(query, endpoint).one()['n'])
  }

  /** When something is due next that will be sent; null where nothing is. */
  nextDue(): number | null {
    const query = `SELECT min(due) AS at FROM webhook_deliveries
      WHERE state = 'waiting' AND (by_hand > 0 OR endpoint IN (SELECT id FROM webhook_endpoints WHERE is_on = 1))`
    return this.#sql.exec<{ at: number | null }>(query).one().at
  }

  /**
   * One customer's messages up to a moment go, and those about sessions that are known to go, whenever they came: what
   * waits is not sent any more. That they were told of stays, without saying whom. @returns how many.
   */
  forget(customer: string, mode: Told['mode'], until: number, sessions: readonly string[] = []): number {
    // A message's key begins with its session.
    const whose = `customer = ?1 AND mode = ?2
      AND (at <= ?3 OR EXISTS (SELECT 1 FROM json_each(?4) AS gone WHERE instr(webhook_messages.key, gone.value) = 1))`
    const order = [customer, mode, until, JSON.stringify(sessions)]
    const theirs = `SELECT id FROM webhook_messages WHERE ${whose}`
    this.#sql.exec(`DELETE FROM webhook_deliveries WHERE message IN (${theirs})`, ...order)
    this.#advance(until)
    const update = `UPDATE webhook_messages SET body = NULL, customer = NULL WHERE ${whose} RETURNING 1`
    return this.#sql.exec(update, ...order).toArray().length
  }

  expire(now: number): void {
    const old = now - daysKept * dayMs
    const deliveries =
      'DELETE FROM webhook_deliveries WHERE message IN (SELECT id FROM webhook_messages WHERE at <= ?)'
    this.#sql.exec(deliveries, old)
    this.#sql.exec(
      'UPDATE webhook_messages SET body = NULL, customer = NULL WHERE at <= ? AND body IS NOT NULL',
      old,
    )
    this.#sql.exec('DELETE FROM webhook_messages WHERE at <= ?', now - daysRemembered * dayMs)
    this.#advance(now)
  }

  nextExpiry(): number | null {
    const kept = 'SELECT min(at) AS at FROM webhook_messages WHERE body IS NOT NULL'
    const { at } = this.#sql.exec<{ at: number | null }>(kept).one()
    if (at !== null) return at + daysKept * dayMs
    const remembered = this.#sql
      .exec<{ at: number | null }>('SELECT min(at) AS at FROM webhook_messages')
      .one().at
    return remembered === null ? null : remembered + daysRemembered * dayMs
  }
}
