/** Which token opened which session: each opens one door, once. */
export class Doors {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** `key` is the caller's own, so that a retry of the same call is told apart from somebody else's. */
  of(jti: string): { key: string; session: string } | null {
    const query = 'SELECT key, session FROM tokens WHERE jti = ?'
    return this.#sql.exec<{ key: string; session: string }>(query, jti).toArray()[0] ?? null
  }

  /** How many have opened a session. */
  opened(session: string): number {
    const query = 'SELECT count(*) AS n FROM tokens WHERE session = ?'
    return this.#sql.exec<{ n: number }>(query, session).one().n
  }

  use(jti: string, key: string, session: string): void {
    this.#sql.exec('INSERT OR IGNORE INTO tokens VALUES (?, ?, ?)', jti, key, session)
  }
}
