import type { Copy } from '#shared/copy/copy.ts'
import { businessDaysAfter, dayIn } from '#shared/law/calendars.ts'
import type { Gates } from '#shared/law/gates.ts'
import { addHours } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Happening } from './events.ts'
import type { Session } from './session.ts'

/** Hours within which somebody settles what was paid for days that the law cuts off. */
const settledWithin = 72

/** The later day a customer may name where the law would end it sooner: that of the period they have paid for. */
export const later = 'paid'
export type Later = typeof later

/**
 * The last day of a subscription that is cancelled now: of the paid period, or the one by which the law of the place
 * ends the contract, whichever comes first, unless the customer names the later. One that is ending already ends on
 * the day chosen then. Without facts the law's day holds, and is the latest; null where billing alone knows.
 */
export function endsOnOf(
  facts: Facts | null,
  { endsWithin }: Gates,
  at: Date,
  named: Later | null = null,
): string | null {
  const paid = facts?.periodEnd ?? null
  if (endsWithin === null || named === later || facts?.status === 'cancelling') return paid
  const { businessDays, calendar } = endsWithin
  const latest = businessDaysAfter(dayIn(at, calendar), businessDays, calendar)
  return paid === null || latest < paid ? latest : paid
}

/** Whether the day is the law's alone: it ends then or, where the paid period is over sooner, with that. */
export const isLatest = (facts: Facts | null, endsOn: string | null): boolean =>
  facts === null && endsOn !== null

/** Whether the law ends it before the running period does. */
export const isCutShort = (facts: Facts | null, endsOn: string | null): facts is Facts =>
  facts !== null && endsOn !== null && endsOn < facts.periodEnd

/** Whether money was paid for days after the end; where nothing is known it may have been, and somebody looks. */
export const isPaidBeyond = (facts: Facts | null, endsOn: string | null): boolean =>
  isLatest(facts, endsOn) ||
  (isCutShort(facts, endsOn) && facts.status !== 'trialing' && facts.price.amount > 0)

/** The words for the later day, where the law would end it sooner; null where there is no other day to name. */
export function laterLabel(facts: Facts | null, endsOn: string | null, copy: Copy): string | null {
  if (isCutShort(facts, endsOn)) return copy.say('confirm.later', { until: copy.day(facts.periodEnd) })
  return isLatest(facts, endsOn) ? copy.say('confirm.later.unknown') : null
}

/** Confirmed and over. What is paid beyond the end becomes a case, unless the charges are being looked into already. */
export function cancelled(session: Session, at: Date, named: Later | null = null): Happening[] {
  const { started, cases, reasons } = session
  const { facts, gates } = started
  const [reason] = reasons
  const endsOn = endsOnOf(facts, gates, at, named)
  const kind = 'billing_correction'
  const due = addHours(at, settledWithin)
  const isOpen = cases.some((one) => one.kind === kind)
  const settling: Happening[] =
    isPaidBeyond(facts, endsOn) && !isOpen ? [{ type: 'case_opened', kind, reason: null, due }] : []
  const confirmed: Happening = { type: 'cancel_confirmed', endsOn, ...(reason !== undefined && { reason }) }
  return [confirmed, ...settling, { type: 'ended', outcome: 'cancelled' }]
}
