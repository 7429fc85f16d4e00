/** Asks billing, months after a conversation, whether its customer is still there and pays; see docs/outcomes.md. */
import type { BillingTold } from '#shared/engine/billing-told.ts'
import {
  daysToSee,
  followUpOf,
  isVoluntary,
  standingDue,
  type Seen,
  type Standing,
  type StandingDay,
} from '#shared/engine/standing.ts'
import type { Paid } from '#shared/engine/paid.ts'
import { isAlreadyEnding } from '#shared/engine/session.ts'
import { complaintsTold } from '#shared/facts/complaints-told.ts'
import { tenantsOf } from '../tenant/settings.ts'
import { askPaid, type PaidSince } from './ask-paid.ts'
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
  /** From when on what they paid is asked as well, and complaints count; null of whom neither is compared. */
  comparedSince: string | null
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
    const decided = this.#book.log.sessions().findLast(({ session }) => {
      const { started, outcome } = session
      // To leave it as it is, where it was ending, decides nothing anew.
      const isAsItWas = outcome === 'abandoned' || (outcome === 'kept' && isAlreadyEnding(session))
      return outcome !== null && !isAsItWas && started.subscription === subscription
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
      const isCompared = session.exposed.length > 0 || session.offers.length > 0
      const comparedSince = isCompared ? followed.from : null
      const who = { session: id, tenant, mode, customer, subscription, comparedSince }
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
    const told = await askStanding(desk.env, one)
    const sinces = new Set(told ? asked.flatMap(({ comparedSince }) => comparedSince ?? []) : [])
    const paid = await askPaid(desk.env, one, sinces)
    const answered = told ?? desk.standings.endTold(subscription)
    desk.atomically(() => {
      const now = Date.now()
      // Of what was erased while billing was asked, nothing is written down.
      const open = asked.filter(({ session }) => desk.book.log.read(session) !== null)
      if (open.length === 0) return
      const since = answered === null ? desk.standings.failed(subscription, now) : now
      const isOver = ({ due }: Open) => answered !== null || now - Math.max(due, since) >= longestTry
      const over = open.filter(isOver)
      if (over.length === open.length) desk.standings.settled(subscription)
      writeDown(desk, over, { answered, paid, at: new Date(now) })
    })
  }
}

/** What was learnt of a subscription, and when. `answered` is null where nobody learnt how it stands. */
interface Learnt {
  answered: Answered | null
  paid: PaidSince
  at: Date
}

/** Once for each day: what was written meanwhile stands. */
function writeDown(desk: Desk, open: readonly Open[], { answered, paid, at }: Learnt): void {
  for (const { session, tenant, subscription, day, comparedSince } of open) {
    const of = desk.book.log.read(session)?.session
    if (!of || of.standings.some((one) => one.day === day)) continue
    const standing: Standing = answered?.standing ?? 'unknown'
    const voluntary = desk.standings.whoseWish(subscription, answered)
    const told = {
      ...sumsIn(of.started.facts?.price.currency, paid.get(comparedSince ?? '')),
      ...complained(desk, tenant, comparedSince, at),
    }
    const seen = { day, standing, voluntary, ...told }
    desk.write(session, [{ type: 'standing_seen', ...seen, at: at.toISOString(), turn: null }])
  }
}

/** Beside what their conversation reckoned in: money in another currency is compared with nothing. */
function sumsIn(currency: string | undefined, paid: Paid | undefined): Pick<Seen, 'paid' | 'refunded'> {
  if (!paid || (currency !== undefined && currency !== paid.currency)) return {}
  const { amount, refunded } = paid
  return { paid: amount, ...(refunded !== null && { refunded }) }
}

function complained(desk: Desk, tenant: string, since: string | null, now: Date): Pick<Seen, 'complaints'> {
  if (since === null) return {}
  const days = tenantsOf(desk.env).get(tenant)?.factDays?.complaints
  const complaints = complaintsTold(desk.facts.all(), { since, days, now })
  return complaints === null ? {} : { complaints }
}

/** Twice as long each time, with a third of jitter so that a crowd does not return at once. */
function pauseAfter(attempts: number): number {
  const pause = Math.min(longestPause, firstPause * 2 ** Math.min(attempts, 20))
  return Math.round(pause * (0.83 + Math.random() / 3))
}
