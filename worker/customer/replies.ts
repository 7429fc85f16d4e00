import type { Answer } from '#shared/protocol/answer.ts'

export interface Reply {
  answer: string
  /** The bytes that were sent; null where the object stopped before they were made. */
  bytes: string | null
}

/** What each turn was answered with, so that the same answer brings the same bytes and another one a 409. */
export class Replies {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  to(session: string, turn: number): Reply | null {
    const query = 'SELECT answer, bytes FROM replies WHERE session = ? AND turn = ?'
    return this.#sql.exec<{ answer: string; bytes: string | null }>(query, session, turn).toArray()[0] ?? null
  }

  keep(session: string, turn: number, answer: Answer, bytes: string | null): void {
    this.#sql.exec('INSERT INTO replies VALUES (?, ?, ?, ?)', session, turn, written(answer), bytes)
  }

  /** Of words whose day has come the answer goes as well, and what was said to it: it may quote them. */
  expireWords(now: number): void {
    this.#sql.exec(
      `DELETE FROM replies WHERE (session, turn) IN (
         SELECT session, body ->> 'turn' FROM words JOIN events USING (session, position) WHERE expires <= ?)`,
      now,
    )
  }

  complete(session: string, turn: number, bytes: string): void {
    this.#sql.exec('UPDATE replies SET bytes = ? WHERE session = ? AND turn = ?', bytes, session, turn)
  }
}

/** zod rebuilds an answer with its keys in the schema's order, so equal answers are written alike. */
export const written = (answer: Answer): string => JSON.stringify(answer)
