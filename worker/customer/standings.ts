/** Asks billing, months after a conversation, whether its customer is still there and pays; see docs/outcomes.md. */
import type { BillingTold } from '#shared/engine/billing-told.ts'
import type { Event } from '#shared/engine/events.ts'
import { daysToSee, followUpOf, isVoluntary, standingDue, type StandingDay } from '#shared/engine/standing.ts'
import { askStanding, type Answered } from './ask-standing.ts'
import type { Book } from './book.ts'
import type { Desk } from './desk.ts'

/** Milliseconds after which nobody asks any more, and the standing stays unknown. */
const longestTry = 7 * 86_400_000
/** Milliseconds: the first pause, and the longest. */
const firstPause = 5 * 60_000
const longestPause = 12 * 3_600_000

/** A day of one session that has nothing written down for it yet. */
interface Open {
  session: string
  tenant: string
  mode: 'live' | 'test'
  customer: string
  subscription: string
  day: StandingDay
  due: number
}

/** A subscription that billing could not be asked about: since when, how often, and when it is tried again. */
interface Trouble {
  [column: string]: SqlStorageValue
  since: number
  attempts: number
  due: number
}

/** The days that are still open, worked out from the log, and the questions that have failed. */
export class Standings {
  readonly #sql: SqlStorage
  readonly #book: Book

  constructor(sql: SqlStorage, book: Book) {
    this.#sql = sql
    this.#book = book
  }

  /** Days that have come, by subscription; one in trouble waits for its next try. */
  dueAt(now: number): Map<string, Open[]> {
    const due = new Map<string, Open[]>()
    for (const one of this.#open()) {
      const { subscription } = one
      if (this.#when(one) <= now) due.set(subscription, [...(due.get(subscription) ?? []), one])
    }
    return due
  }

  /** When billing is to be asked next; null where nothing is open. */
  nextDue(): number | null {
    const times = this.#open().map((one) => this.#when(one))
    return times.length === 0 ? null : Math.min(...times)
  }

  /** @returns since when billing has not answered. Call in a transaction. */
  failed(subscription: string, now: number): number {
    const { since, attempts } = this.#trouble(subscription) ?? { since: now, attempts: 0 }
    const insert = 'INSERT OR REPLACE INTO standing_tries VALUES (?, ?, ?, ?)'
    this.#sql.exec(insert, subscription, since, attempts + 1, now + pauseAfter(attempts))
    return since
  }

  /** Answered, or given up. */
  settled(subscription: string): void {
    this.#sql.exec('DELETE FROM standing_tries WHERE subscription = ?', subscription)
  }

  /** Whether the customer's last decision on a subscription, here, was to end it. */
  leftHere(subscription: string): boolean {
    const decided = this.#book.log.sessions().findLast(({ session: { started, outcome } }) => {
      const isDecision = outcome !== null && outcome !== 'abandoned'
      return isDecision && started.subscription === subscription
    })
    return decided?.session.outcome === 'cancelled' && decided.session.undo?.state !== 'done'
  }

  /** Whether a loss was their own wish; where billing knows a subscription no more, by what it told when it ended. */
  whoseWish(subscription: string, answered: Answered | null): boolean | null {
    if (answered === null) return null
    const { standing, endedBy } = answered
    const told = this.#told(subscription)
    const before = told?.standing === standing ? told.voluntary : null
    return isVoluntary(standing, this.leftHere(subscription), endedBy) ?? before
  }

  /** An end that billing told by itself: known also where it cannot be asked on the day. */
  endTold(subscription: string): Answered | null {
    return this.#told(subscription)?.standing === 'ended' ? { standing: 'ended' } : null
  }

  #told(subscription: string): BillingTold | null {
    const about = this.#book.log
      .sessions()
      .filter(({ session }) => session.started.subscription === subscription)
    return about.findLast(({ session }) => session.told !== null)?.session.told ?? null
  }

  #open(): Open[] {
    return this.#book.log.sessions().flatMap(({ session }) => {
      const followed = followUpOf(session)
      if (followed === null) return []
      const { session: id, tenant, mode, customer, subscription } = session.started
      const who = { session: id, tenant, mode, customer, subscription }
      return daysToSee(session)
        .filter((day) => !followed.seen.some((seen) => seen.day === day))
        .map((day) => ({ ...who, day, due: standingDue(followed.from, day) }))
    })
  }

  #when({ subscription, due }: Open): number {
    return Math.max(due, this.#trouble(subscription)?.due ?? due)
  }

  #trouble(subscription: string): Trouble | null {
    const query = 'SELECT since, attempts, due FROM standing_tries WHERE subscription = ?'
    return this.#sql.exec<Trouble>(query, subscription).toArray()[0] ?? null
  }
}

/** Asks about everything that is due. Several days that have come at once are all told by the one answer of now. */
export async function seeStandings(desk: Desk): Promise<void> {
  for (const [subscription, asked] of desk.standings.dueAt(Date.now())) {
    const [one] = asked
    if (!one) continue
    const answered = (await askStanding(desk.env, one)) ?? desk.standings.endTold(subscription)
    desk.atomically(() => {
      const now = Date.now()
      // Of what was erased while billing was asked, nothing is written down.
      const open = asked.filter(({ session }) => desk.book.log.read(session) !== null)
      if (open.length === 0) return
      const since = answered === null ? desk.standings.failed(subscription, now) : now
      const isOver = ({ due }: Open) => answered !== null || now - Math.max(due, since) >= longestTry
      const over = open.filter(isOver)
      if (over.length === open.length) desk.standings.settled(subscription)
      writeDown(desk, over, answered, new Date(now))
    })
  }
}

/** Once for each day: what was written meanwhile stands. Null is a standing that nobody learnt. */
function writeDown(desk: Desk, open: readonly Open[], answered: Answered | null, at: Date): void {
  for (const { session, subscription, day } of open) {
    const seen = desk.book.log.read(session)?.session.standings ?? []
    if (seen.some((one) => one.day === day)) continue
    const standing = answered?.standing ?? 'unknown'
    const voluntary = desk.standings.whoseWish(subscription, answered)
    const event: Event = { type: 'standing_seen', day, standing, voluntary, at: at.toISOString(), turn: null }
    desk.write(session, [event])
  }
}

/** Twice as long each time, with a third of jitter so that a crowd does not return at once. */
function pauseAfter(attempts: number): number {
  const pause = Math.min(longestPause, firstPause * 2 ** Math.min(attempts, 20))
  return Math.round(pause * (0.83 + Math.random() / 3))
}
