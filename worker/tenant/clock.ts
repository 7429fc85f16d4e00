import { dayMs, type Retention } from '#shared/retention.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { BillingEvents } from './billing-events.ts'
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
  webhooks: Webhooks
  billing: BillingEvents
  retention: Retention
  /** Share of customers held out, in basis points. */
  holdout: number
}

/** Erases what may no longer be kept, closes days, and looks at experiments. What is left of many old rows goes at the next alarm. */
export function expire({ storage, desk, webhooks, billing, retention, holdout }: Kept, now: number): void {
  desk.expire(now)
  expireWords(storage.sql, now)
  webhooks.expire()
  billing.expire(now)
  const before = new Date(now - retention.rowDays * dayMs).toISOString()
  storage.transactionSync(() => maskOld(storage.sql, before))
  storage.transactionSync(() => closeDays(storage.sql, now, capsIn(storage.sql)))
  storage.transactionSync(() => lookAt(storage.sql, now, holdout))
}

/** When there is something to do next; null where there is nothing. */
export function nextDue({ storage, desk, webhooks, billing, retention }: Kept): number | null {
  const oldest = oldestNamed(storage.sql)
  const rowGoes = oldest === null ? null : Date.parse(oldest) + retention.rowDays * dayMs + 1
  const ours = [nextExpiry(storage.sql), nextClose(storage.sql), nextLook(storage.sql), rowGoes]
  const due = [desk.nextDue(), webhooks.nextDue(), billing.nextDue(), ...ours].filter((time) => time !== null)
  return due.length === 0 ? null : Math.min(...due)
}
