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

  use(jti: string, key: string, session: string): void {
    this.#sql.exec('INSERT OR IGNORE INTO tokens VALUES (?, ?, ?)', jti, key, session)
  }
}
