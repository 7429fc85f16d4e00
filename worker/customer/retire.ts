import type { Session } from '#shared/engine/session.ts'
import { dayMs } from '#shared/retention.ts'
import type { Desk } from './desk.ts'

/** Erases what is personal and whose day has come: words, notes, an address, facts, and at last the log itself. */
export function retire(desk: Desk, now: number): void {
  const { book, facts, replies } = desk
  const { statedDays } = desk.retention()
  desk.atomically(() => {
    replies.expireWords(now)
    book.log.expireWords(now)
    book.contact.expire(now)
    facts.expire(now - statedDays * dayMs)
    const old = mayGo(desk).filter((session) => logGoneAt(desk, session) <= now)
    if (old.length > 0) desk.drop(old.map(({ started }) => started.session))
  })
}

/** When something goes next, in milliseconds since 1970; null where nothing is kept. */
export function nextRetirement(desk: Desk): number | null {
  const { book, facts } = desk
  const oldest = facts.oldest()
  const times = [
    book.log.nextExpiry(),
    book.contact.nextExpiry(),
    oldest === null ? null : oldest + desk.retention().statedDays * dayMs,
    ...mayGo(desk).map((session) => logGoneAt(desk, session)),
  ].filter((time) => time !== null)
  return times.length === 0 ? null : Math.min(...times)
}

/**
 * A log goes its days after the last thing in it, and after the subscription has ended: until then it is the receipt,
 * and can be taken back. One that limits still count goes when the cooldown is over.
 */
function logGoneAt({ book }: Desk, session: Session): number {
  const { lastAt, endsOn, offers } = session
  const ended = Math.max(Date.parse(lastAt), endsOn === null ? 0 : Date.parse(endsOn))
  const { cooldownDays } = book.compiledFor(session).playbook.limits
  const counted = offers.map(({ at }) => Date.parse(at) + cooldownDays * dayMs)
  return Math.max(ended + book.daysFor(session).logDays * dayMs, ...counted)
}

/** Not while it goes on, nor while something it asked for is still to be done. */
const mayGo = ({ book, outbox }: Desk): Session[] =>
  book.log
    .sessions()
    .map(({ session }) => session)
    .filter(({ outcome, started }) => outcome !== null && !outbox.rows.isOpenFor(started.session))
