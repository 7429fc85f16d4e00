import type { Env } from '../env.ts'
import { notifierFor } from '../wire.ts'
import { NoticeLetters, type NoticeLetter } from './notice-letters.ts'
import { endOfHour, NoticeLimits } from './notice-limits.ts'
import { Notices, type KeptNotice, type Notice } from './notices.ts'

/** A notice as it comes in, with the letter that answers it. `sender` is a hash of the hour, null where unknown. */
export interface Incoming {
  notice: Notice
  letter: NoticeLetter
  sender: string | null
}

/** On record, or turned away until a moment because too many came. */
export type Received = { ok: true; notice: KeptNotice } | { ok: false; until: string }

/** Statutory notices from their coming in until they are erased. */
export class NoticeDesk {
  readonly notices: Notices
  readonly #letters: NoticeLetters
  readonly #limits: NoticeLimits
  readonly #storage: DurableObjectStorage

  constructor(storage: DurableObjectStorage, env: Env) {
    const { sql } = storage
    this.#storage = storage
    this.notices = new Notices(sql)
    this.#limits = new NoticeLimits(sql)
    const send = (reference: string, { tenant, email, ...letter }: NoticeLetter) =>
      notifierFor(env, tenant).send({ to: { email }, key: `notice-${reference}`, ...letter })
    this.#letters = new NoticeLetters(sql, send, (reference, state) =>
      this.notices.mailed(reference, { state, at: new Date().toISOString() }),
    )
  }

  /**
   * Notice, letter and what else is `written` of it together, or nothing. One that is on record already is answered again,
   * whatever the limits.
   */
  receive({ notice, letter, sender }: Incoming, written: (notice: Notice) => void): Received {
    return this.#storage.transactionSync(() => {
      const { reference, receivedAt } = notice
      const before = this.notices.find(reference)
      if (before) return { ok: true, notice: before }
      const now = Date.parse(receivedAt)
      if (!this.#limits.take(sender, now)) return { ok: false, until: new Date(endOfHour(now)).toISOString() }
      this.notices.keep(notice)
      this.#letters.add(reference, letter, now)
      const mail = { state: 'waiting', at: receivedAt } as const
      this.notices.mailed(reference, mail)
      written(notice)
      return { ok: true, notice: { ...notice, mail, done: null } }
    })
  }

  /** Sends what waits. Never throws. */
  sendLetters(): Promise<void> {
    return this.#letters.run(Date.now)
  }

  /** Erases what may no longer be kept. */
  expire(now: number): void {
    this.#storage.transactionSync(() => {
      this.notices.expire(now)
      this.#limits.expire(now)
    })
  }

  /** When there is something to do next; null where there is nothing. */
  nextDue(): number | null {
    const times = [this.#letters.nextDue(), this.notices.nextExpiry(), this.#limits.nextExpiry()]
    const due = times.filter((time) => time !== null)
    return due.length === 0 ? null : Math.min(...due)
  }
}
