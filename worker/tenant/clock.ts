import { dayMs, type Retention } from '#shared/retention.ts'
import { alarmAfter } from '../patience.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { BillingEvents } from './billing-events.ts'
import type { Claims } from './claims.ts'
import { expireWords, nextExpiry } from './corrections.ts'
import { closeDays, nextClose } from './experiments/close.ts'
import { capsIn } from './experiments/lives.ts'
import { lookAt } from './experiments/look.ts'
import { nextLook } from './experiments/looks.ts'
import { maskOld, oldestNamed } from './masked.ts'
import type { NoticeDesk } from './notice-desk.ts'

interface Kept {
  storage: DurableObjectStorage
  desk: NoticeDesk
  claims: Claims
  webhooks: Webhooks
  billing: BillingEvents
  retention: Retention
  /** Share of customers held out, in basis points. */
  holdout: number
}

/**
 * Erases what may no longer be kept, closes days, and looks at experiments. What is left of many old rows goes at the
 * next alarm.
 */
export function expire(kept: Kept, now: number): void {
  const { storage, desk, claims, webhooks, billing, retention, holdout } = kept
  desk.expire(now)
  claims.expire(new Date(now))
  expireWords(storage.sql, now)
  webhooks.expire()
  billing.expire(now)
  const before = new Date(now - retention.rowDays * dayMs).toISOString()
  storage.transactionSync(() => maskOld(storage.sql, before))
  storage.transactionSync(() => closeDays(storage.sql, now, capsIn(storage.sql)))
  storage.transactionSync(() => lookAt(storage.sql, now, holdout))
}

/** When there is something to do next; null where there is nothing. */
function nextDue({ storage, desk, claims, webhooks, billing, retention }: Kept): number | null {
  const oldest = oldestNamed(storage.sql)
  const rowGoes = oldest === null ? null : Date.parse(oldest) + retention.rowDays * dayMs + 1
  const ours = [nextExpiry(storage.sql), nextClose(storage.sql), nextLook(storage.sql), rowGoes]
  const theirs = [desk, claims, webhooks, billing].map((one) => one.nextDue())
  const due = [...ours, ...theirs].filter((time) => time !== null)
  return due.length === 0 ? null : Math.min(...due)
}

/**
 * Sets the alarm for what is due first. One that comes in time for it is left alone: put off with every call, it would
 * not ring for as long as there is another call every few seconds.
 */
export async function schedule(kept: Kept): Promise<void> {
  const alarm = await kept.storage.getAlarm()
  const next = nextDue(kept)
  if (next === null) return
  const at = Math.max(next, Date.now() + alarmAfter)
  const isInTime = alarm !== null && next <= alarm && alarm <= at
  if (!isInTime) await kept.storage.setAlarm(at)
}
