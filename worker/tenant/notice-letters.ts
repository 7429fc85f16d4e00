import { dayMs } from '#shared/retention.ts'
import { pauseAfter } from '../customer/pauses.ts'
import { logFault } from '../errors.ts'
import { LetterRefused, LetterUnsent } from '../notify/notifier.ts'
import type { MailState } from './notices.ts'

/** The receipt of a notice, finished in its language, for the address that the notice gives. */
export interface NoticeLetter {
  tenant: string
  email: string
  subject: string
  text: string
  locale: string
}

/** Milliseconds after which an address that takes no letter is given up, and the console says so. */
const longestTry = 3 * dayMs

interface Row {
  [column: string]: SqlStorageValue
  reference: string
  letter: string
  attempts: number
  since: number
}

/**
 * Letters not yet sent, each written down with its notice. One that fails is tried again and holds up no other; sent
 * or given up, its words are erased: the notice still has them.
 */
export class NoticeLetters {
  readonly #sql: SqlStorage
  readonly #send: (reference: string, letter: NoticeLetter) => Promise<void>
  readonly #settle: (reference: string, state: MailState) => void
  #running: Promise<void> | null = null

  constructor(
    sql: SqlStorage,
    send: (reference: string, letter: NoticeLetter) => Promise<void>,
    settle: (reference: string, state: MailState) => void,
  ) {
    this.#sql = sql
    this.#send = send
    this.#settle = settle
  }

  /** Call in the transaction that keeps the notice. */
  add(reference: string, letter: NoticeLetter, now: number): void {
    const insert = 'INSERT INTO notice_letters (reference, letter, since, due) VALUES (?, ?, ?, ?)'
    this.#sql.exec(insert, reference, JSON.stringify(letter), now, now)
  }

  /** Sends what is due, one run at a time. Never throws. */
  run(now: () => number): Promise<void> {
    this.#running ??= this.#runDue(now)
      .catch((fault: unknown) => logFault('notice letters', fault))
      .finally(() => (this.#running = null))
    return this.#running
  }

  nextDue(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(due) AS at FROM notice_letters').one().at
  }

  async #runDue(now: () => number): Promise<void> {
    const query =
      'SELECT reference, letter, attempts, since FROM notice_letters WHERE due <= ? ORDER BY due LIMIT 1'
    for (;;) {
      const row = this.#sql.exec<Row>(query, now()).toArray()[0]
      if (!row) return
      await this.#try(row, now)
    }
  }

  async #try({ reference, letter, attempts, since }: Row, now: () => number): Promise<void> {
    try {
      await this.#send(reference, JSON.parse(letter) as NoticeLetter)
      this.#close(reference, 'sent')
    } catch (fault) {
      if (fault instanceof LetterRefused || fault instanceof LetterUnsent)
        return this.#close(reference, 'failed')
      logFault('notice letter', fault)
      if (now() - since >= longestTry) return this.#close(reference, 'failed')
      const due = now() + pauseAfter(attempts)
      this.#sql.exec(
        'UPDATE notice_letters SET attempts = attempts + 1, due = ? WHERE reference = ?',
        due,
        reference,
      )
    }
  }

  #close(reference: string, state: MailState): void {
    this.#settle(reference, state)
    this.#sql.exec('DELETE FROM notice_letters WHERE reference = ?', reference)
  }
}
