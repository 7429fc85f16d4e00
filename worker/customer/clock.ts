import { abandon } from '#shared/engine/engine.ts'
import { logFault } from '../errors.ts'
import { seeChanges } from './billing-changes.ts'
import type { Desk } from './desk.ts'
import { goOnErasing } from './erase.ts'
import { nextRetirement, retire } from './retire.ts'
import { seeStandings } from './standings.ts'
import { callForWhatWaits } from './stuck.ts'
import { askSurveys, nextAsking } from './surveys.ts'

/**
 * What falls due by itself: sessions gone silent, words whose day has come, effects still to be done, how customers
 * stand months later, and how those who stayed find it. Never throws.
 */
export async function whatIsDue(desk: Desk): Promise<void> {
  try {
    const now = new Date()
    desk.atomically(() => endSilent(desk, now))
    retire(desk, now.getTime())
    await goOnErasing(desk)
    await Promise.all([desk.outbox.run('billing', Date.now), desk.outbox.run('notices', Date.now)])
    callForWhatWaits(desk, new Date())
    await seeChanges(desk)
    await seeStandings(desk)
    // Whom billing has just called lost is not asked how it is to stay.
    askSurveys(desk, new Date())
    await desk.outbox.run('notices', Date.now)
    await goOnErasing(desk)
  } catch (fault) {
    logFault('alarm', fault)
  }
}

/** Conversations that nobody goes on with are over. Call in a transaction. */
export function endSilent(desk: Desk, now: Date): void {
  for (const session of desk.book.unfinished())
    if (now.getTime() >= desk.book.silentAt(session)) desk.write(session.started.session, abandon(now))
}

/** When something falls due next, in milliseconds since 1970; null where nothing does. */
export function nextTime(desk: Desk): number | null {
  const { book, outbox, standings, changes, erasure } = desk
  const silent = book.unfinished().map((session) => book.silentAt(session))
  const times = [
    outbox.nextDue(),
    nextRetirement(desk),
    standings.nextDue(),
    nextAsking(desk),
    changes.nextDue(),
    erasure.nextDue(),
    ...silent,
  ].filter((time) => time !== null)
  return times.length === 0 ? null : Math.min(...times)
}
