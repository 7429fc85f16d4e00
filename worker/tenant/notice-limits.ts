/** Notices that are taken in one hour: from one sender, and by one tenant from all of them together. */
export const mostNotices = { sender: 20, tenant: 1000 }

const hourMs = 3_600_000
export const hourOf = (at: number): number => Math.floor(at / hourMs)
export const endOfHour = (at: number): number => (hourOf(at) + 1) * hourMs

/**
 * How many notices came in this hour, so that nobody can fill the list of those who see to them. A sender is a hash
 * that changes every hour, and goes with the hour.
 */
export class NoticeLimits {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** Counts one more and says whether it may be taken; what may not be is not counted. `sender` is null where unknown. */
  take(sender: string | null, now: number): boolean {
    this.expire(now)
    const senders = [{ sender: '', most: mostNotices.tenant }]
    if (sender !== null) senders.push({ sender, most: mostNotices.sender })
    if (senders.some(({ sender: one, most }) => this.#taken(one) >= most)) return false
    for (const { sender: one } of senders) this.#count(one, hourOf(now))
    return true
  }

  /** Only the hour that is running is known. */
  expire(now: number): void {
    this.#sql.exec('DELETE FROM notice_senders WHERE hour <> ?', hourOf(now))
  }

  nextExpiry(): number | null {
    const { hour } = this.#sql
      .exec<{ hour: number | null }>('SELECT min(hour) AS hour FROM notice_senders')
      .one()
    return hour === null ? null : (hour + 1) * hourMs
  }

  #taken(sender: string): number {
    const query = 'SELECT taken FROM notice_senders WHERE sender = ?'
    return this.#sql.exec<{ taken: number }>(query, sender).toArray()[0]?.taken ?? 0
  }

  #count(sender: string, hour: number): void {
    const insert = `INSERT INTO notice_senders (sender, hour, taken) VALUES (?, ?, 1)
      ON CONFLICT (sender) DO UPDATE SET taken = taken + 1`
    this.#sql.exec(insert, sender, hour)
  }
}
