/** What billing says has changed, until it was asked how things stand now; see docs/billing.md, *Events from billing*. */
import { newsFor } from '#shared/engine/billing-told.ts'
import { isVoluntary } from '#shared/engine/standing.ts'
import type { Session } from '#shared/engine/session.ts'
import { askStanding, type Answered } from './ask-standing.ts'
import type { Book } from './book.ts'
import type { Desk } from './desk.ts'
import { pauseAfter } from './pauses.ts'

/** Milliseconds after which nobody asks any more: on day 30, 60 and 90 somebody will. */
const longestTry = 7 * 86_400_000

interface Change {
  [column: string]: SqlStorageValue
  subscription: string
  /** By the provider's clock, of the latest event. */
  occurred: string
  /** Events so far: one more while billing is asked, and it is asked again. */
  events: number
  since: number
  attempts: number
}

/** Subscriptions of which something has changed. However many events there were, one question answers them all. */
export class BillingChanges {
  readonly #sql: SqlStorage
  #running: Promise<void> | null = null

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  keep(subscription: string, occurred: string, now: number): void {
    this.#sql.exec(
      `INSERT INTO billing_changes VALUES (?, ?, 1, ?, 0, ?)
       ON CONFLICT (subscription) DO UPDATE SET occurred = max(occurred, excluded.occurred), events = events + 1,
         since = excluded.since, due = excluded.due`,
      subscription,
      occurred,
      now,
      now,
    )
  }

  due(now: number): Change[] {
    const query = 'SELECT subscription, occurred, events, since, attempts FROM billing_changes WHERE due <= ?'
    return this.#sql.exec<Change>(query, now).toArray()
  }

  nextDue(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(due) AS at FROM billing_changes').one().at
  }

  again({ subscription, attempts }: Change, now: number): void {
    const update = 'UPDATE billing_changes SET attempts = attempts + 1, due = ? WHERE subscription = ?'
    this.#sql.exec(update, now + pauseAfter(attempts), subscription)
  }

  /** What was told meanwhile stays. */
  settled({ subscription, events }: Change): void {
    this.#sql.exec('DELETE FROM billing_changes WHERE subscription = ? AND events = ?', subscription, events)
  }

  /** One run at a time: an older answer must not be written behind a newer one. */
  once(run: () => Promise<void>): Promise<void> {
    this.#running ??= run().finally(() => {
      this.#running = null
    })
    return this.#running
  }
}

/** The latest conversation about a subscription that is over; null where there is none on the record. */
function lastEnded(book: Book, subscription: string): Session | null {
  const about = ({ session: { started, outcome } }: { session: Session }) =>
    started.subscription === subscription && outcome !== null
  return book.log.sessions().findLast(about)?.session ?? null
}

/** Keeps that something changed, unless nobody here knows the subscription; it is asked about behind the answer. */
export async function keepChange(desk: Desk, subscription: string, occurred: string): Promise<void> {
  if (lastEnded(desk.book, subscription) === null) return
  desk.atomically(() => desk.changes.keep(subscription, occurred, Date.now()))
  await desk.schedule()
  desk.behind(async () => {
    await seeChanges(desk)
    await desk.outbox.run('notices', Date.now)
  })
}

/** Asks billing about everything that has changed. */
export const seeChanges = (desk: Desk): Promise<void> =>
  desk.changes.once(async () => {
    for (const change of desk.changes.due(Date.now())) {
      const session = lastEnded(desk.book, change.subscription)
      const answered = session && (await askStanding(desk.env, session.started))
      desk.atomically(() => {
        const now = Date.now()
        if (answered) writeDown(desk, change, answered, new Date(now))
        const isOver = session === null || answered !== null || now - change.since >= longestTry
        if (isOver) desk.changes.settled(change)
        else desk.changes.again(change, now)
      })
    }
  })

/** Only what is new: by the record as it is now, not as it was when billing was asked. */
function writeDown(desk: Desk, change: Change, { standing, endedBy }: Answered, at: Date): void {
  const { subscription, occurred } = change
  const session = lastEnded(desk.book, subscription)
  if (session === null) return
  const voluntary = isVoluntary(standing, desk.standings.leftHere(subscription), endedBy)
  const what = newsFor(session, { standing, voluntary })
  if (what === null) return
  const told = { type: 'billing_told', what, standing, voluntary, occurred } as const
  desk.write(session.started.session, [{ ...told, at: at.toISOString(), turn: null }])
}
