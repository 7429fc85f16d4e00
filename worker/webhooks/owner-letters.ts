import { copyFor } from '#shared/copy/copy.ts'
import { dayMs } from '#shared/retention.ts'
import { pauseAfter } from '../customer/pauses.ts'
import { logFault } from '../errors.ts'
import { LetterRefused, LetterUnsent, type Letter } from '../notify/notifier.ts'
import type { Endpoint } from './endpoints.ts'
import { letterWords } from './letter-words.ts'
import type { Surroundings } from './outside.ts'

/** Milliseconds after which an owner who cannot be written to is given up; the console says it all the same. */
const longestTry = 3 * dayMs

interface Row {
  [column: string]: SqlStorageValue
  id: string
  body: string
  letter_tries: number
  letter_due: number
}

/** Tells the owner of an endpoint that it was switched off, once. */
export class OwnerLetters {
  readonly #sql: SqlStorage
  readonly #around: Surroundings
  #running: Promise<void> | null = null

  constructor(sql: SqlStorage, around: Surroundings) {
    this.#sql = sql
    this.#around = around
  }

  /** Call in the transaction that switches it off. */
  add({ id, owner }: Endpoint): void {
    if (owner === null) return
    const update = 'UPDATE webhook_endpoints SET letter_due = ?, letter_tries = 0 WHERE id = ?'
    this.#sql.exec(update, this.#around.now(), id)
  }

  /** Never throws. */
  run(): Promise<void> {
    this.#running ??= this.#runDue()
      .catch((fault: unknown) => logFault('owner letters', fault))
      .finally(() => (this.#running = null))
    return this.#running
  }

  nextDue(): number | null {
    return this.#sql
      .exec<{ at: number | null }>(
        'SELECT min(letter_due) AS at FROM webhook_endpoints WHERE letter_due IS NOT NULL',
      )
      .one().at
  }

  async #runDue(): Promise<void> {
    const query = `SELECT id, body, letter_tries, letter_due FROM webhook_endpoints WHERE letter_due <= ? ORDER BY letter_due LIMIT 1`
    for (;;) {
      const row = this.#sql.exec<Row>(query, this.#around.now()).toArray()[0]
      if (!row) return
      await this.#try(row)
    }
  }

  async #try(row: Row): Promise<void> {
    const { body, letter_tries: tries } = row
    const endpoint = JSON.parse(body) as Endpoint
    const letter = letterOf(endpoint)
    try {
      if (letter) await this.#around.write(endpoint.tenant, letter)
      this.#write(row, null, tries)
    } catch (fault) {
      logFault('owner letter', fault)
      const now = this.#around.now()
      const since = Date.parse(endpoint.off?.at ?? endpoint.created)
      const isOver =
        fault instanceof LetterRefused || fault instanceof LetterUnsent || now - since >= longestTry
      this.#write(row, isOver ? null : now + pauseAfter(tries), tries + 1)
    }
  }

  /** Not where another letter has become due meanwhile. */
  #write({ id, letter_due: was }: Row, due: number | null, tries: number): void {
    const update =
      'UPDATE webhook_endpoints SET letter_due = ?, letter_tries = ? WHERE id = ? AND letter_due = ?'
    this.#sql.exec(update, due, tries, id, was)
  }
}

/** Null where there is nothing to tell any more. The host is said, never the path: that may be a secret of its own. */
function letterOf({ id, url, owner, language, off }: Endpoint): Letter | null {
  if (owner === null || off === null || off.why === 'operator') return null
  const copy = copyFor(language)
  const words = letterWords[copy.language]
  const { host } = new URL(url)
  return {
    to: { email: owner },
    key: `webhook-${id}-${Date.parse(off.at)}`,
    subject: words.subject(host),
    text: [words[off.why](host, copy.moment(off.at)), words.held, words.how].join('\n\n'),
    locale: copy.tag,
  }
}
