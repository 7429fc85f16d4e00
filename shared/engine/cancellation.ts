import type { Copy } from '#shared/copy/copy.ts'
import { businessDaysAfter, dayIn } from '#shared/law/calendars.ts'
import { addHours, dayOf } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Happening, Started } from './events.ts'
import type { Session } from './session.ts'

/** Hours within which somebody settles what was paid for days that the law cuts off. */
const settledWithin = 72

/** The later day a customer may name where the law would end it sooner: that of the period they have paid for. */
export const later = 'paid'
export type Later = typeof later

/** What the last day follows from. */
export type Ending = Pick<Started, 'facts' | 'gates' | 'askedEndsOn'>

/**
 * The last day of a subscription that is cancelled now: of the paid period, or the one by which the law of the place
 * ends the contract, whichever comes first, unless the customer names the later. One that is ending already, or was
 * asked to, ends on the day chosen then; at once where that has gone by. Without facts, or where the period they tell of
 * is over, the law's day holds, and is the latest; null where billing alone knows.
 */
export function endsOnOf(
  { facts, gates: { endsWithin }, askedEndsOn = null }: Ending,
  at: Date,
  named: Later | null = null,
): string | null {
  const today = dayOf(at)
  if (facts?.status === 'cancelling') return facts.periodEnd
  if (askedEndsOn !== null) return askedEndsOn < today ? today : askedEndsOn
  const paid = facts === null || facts.periodEnd < today ? null : facts.periodEnd
  if (endsWithin === null || named === later) return paid
  const { businessDays, calendar } = endsWithin
  const latest = businessDaysAfter(dayIn(at, calendar), businessDays, calendar)
  return paid === null || latest < paid ? latest : paid
}

/** Whether the day is the law's alone: it ends then or, where the paid period is over sooner, with that. */
export const isLatest = (facts: Facts | null, endsOn: string | null): boolean =>
  endsOn !== null && (facts === null || facts.periodEnd < endsOn)

/** Whether the law ends it before the running period does. */
export const isCutShort = (facts: Facts | null, endsOn: string | null): facts is Facts =>
  facts !== null && endsOn !== null && endsOn < facts.periodEnd

/** Whether money was paid for days after the end; where nothing is known it may have been, and somebody looks. */
export const isPaidBeyond = (facts: Facts | null, endsOn: string | null): boolean =>
  isLatest(facts, endsOn) ||
  (isCutShort(facts, endsOn) && facts.status !== 'trialing' && facts.price.amount > 0)

/** Whether the law ends it sooner than what was paid for, or may; the day that was chosen before stands. */
export const isSooner = ({ facts, askedEndsOn = null }: Ending, endsOn: string | null): boolean =>
  askedEndsOn === null && (isCutShort(facts, endsOn) || isLatest(facts, endsOn))

/** The words for the later day, where the law would end it sooner; null where there is no other day to name. */
export function laterLabel(ending: Ending, endsOn: string | null, copy: Copy): string | null {
  if (!isSooner(ending, endsOn)) return null
  const { facts } = ending
  return isCutShort(facts, endsOn)
    ? copy.say('confirm.later', { until: copy.day(facts.periodEnd) })
    : copy.say('confirm.later.unknown')
}

/** Confirmed and over. What is paid beyond the end becomes a case, unless one that is open, or was then, sees to it. */
export function cancelled(session: Session, at: Date, named: Later | null = null): Happening[] {
  const { started, cases, reasons } = session
  const { facts, askedEndsOn = null } = started
  const [reason] = reasons
  const endsOn = endsOnOf(started, at, named)
  const kind = 'billing_correction'
  const due = addHours(at, settledWithin)
  const isOpen = endsOn === askedEndsOn || cases.some((one) => one.kind === kind)
  const settling: Happening[] =
    isPaidBeyond(facts, endsOn) && !isOpen ? [{ type: 'case_opened', kind, reason: null, due }] : []
  const confirmed: Happening = { type: 'cancel_confirmed', endsOn, ...(reason !== undefined && { reason }) }
  return [confirmed, ...settling, { type: 'ended', outcome: 'cancelled' }]
}
