/** What the row of a session tells of one customer who was exposed to an experiment: see docs/outcomes.md, *Rollups*. */
import type { BillingTold } from '#shared/engine/billing-told.ts'
import {
  isTimely,
  standingDays,
  toldOn,
  type FollowUp,
  type Seen,
  type Standing,
} from '#shared/engine/standing.ts'
import type { Money } from '#shared/money.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import { dayMs } from '#shared/retention.ts'
import type { Facts } from '#shared/rules/facts.ts'

type Period = Facts['period']

/** What is read of a row. */
export interface ExposedRow {
  outcome: Outcome
  accepted: string | null
  /** The one that governs the answer first. */
  reasons: readonly string[]
  tier: string
  undone?: { state: 'waiting' | 'done' | 'failed' }
  followed?: FollowUp
  told?: BillingTold
  pays?: { monthly: Money; period: Period }
  took?: { kind: OfferKind; cost: Money }
  leaving?: { took?: number }
}

/** When an arm began to matter to a customer (ISO instant), and after how many days it is judged. */
export interface Exposure {
  at: string
  horizon: number
}

export interface ExposedCustomer {
  /** Days after which the experiment judges them. */
  horizon: number
  /** What they were told apart by before the arm began to matter: the reason that governs; null where none was given. */
  reason: string | null
  tier: string
  /** By which they pay; null where billing could not be asked. */
  period: Period | null
  /** What they pay in and how much a month, in minor units, when it began; null where billing could not be asked. */
  currency: string | null
  monthly: number | null
  /** All that the offer they took costs, in minor units; 0 where they took none. */
  cost: number
  accepted: boolean
  /** The conversation did not end in cancellation or silence: `saved` or `kept`. */
  deflected: boolean
  askedToLeave: boolean
  /** From the first word of it until the cancellation was confirmed; null where it was not. */
  secondsToLeave: number | null
  /** Whole days after which they were first known not to pay any more; null where no loss is known. */
  lostAt: number | null
  /** One for each day on which they are judged, the first one first. */
  later: Later[]
}

/** How one customer stood so many days after the exposure. */
export interface Later {
  horizon: number
  /** 1 is *kept and paying*; null while that is not known. */
  kept: 0 | 1 | null
  /** Lost because a payment failed, or an end came of that. */
  involuntary: boolean
  /**
   * Minor units paid since the exposure, less what was given back; and that less what the offer costs beside what its
   * invoices already lack. Somebody without an invoice paid 0; null where billing cannot say.
   */
  paid: number | null
  value: number | null
  /** Something of what they paid since was given back, or charged back; null where billing does not say. */
  refunded: boolean | null
  /** A complaint of theirs was told; null where the tenant has told nothing since, or too long ago. */
  complained: boolean | null
}

/** Whether what an offer costs is missing from no invoice, and so has to be taken off what was paid. */
const costsApart: Record<OfferKind, boolean> = {
  discount: false,
  credit: false,
  pause: false,
  plan_change: false,
  continuation: false,
  trial_extension: false,
  benefit: true,
  service_fix: true,
  guided_help: true,
  contact: true,
}

/** The days on which an exposed customer is judged: those of everybody, and the experiment's own. */
export const horizonsOf = ({ horizon }: Pick<Exposure, 'horizon'>): number[] =>
  [...new Set([...standingDays, horizon])].toSorted((a, b) => a - b)

/** An offer counts as taken, and its cost too, also where billing has not entered it: whoever was exposed stays in. */
export function exposedCustomer(row: ExposedRow, exposure: Exposure): ExposedCustomer {
  const { outcome, accepted, reasons, tier, pays, took, leaving } = row
  return {
    horizon: exposure.horizon,
    reason: reasons[0] ?? null,
    tier,
    period: pays?.period ?? null,
    currency: pays?.monthly.currency ?? null,
    monthly: pays?.monthly.amount ?? null,
    cost: took?.cost.amount ?? 0,
    accepted: accepted !== null,
    deflected: outcome === 'saved' || outcome === 'kept',
    askedToLeave: leaving !== undefined,
    secondsToLeave: leaving?.took ?? null,
    lostAt: lostAt(row, exposure),
    later: horizonsOf(exposure).map((horizon) => laterOf(row, horizon)),
  }
}

/** Days count from the first offer or exposure of the conversation: minutes before this exposure at most. */
function laterOf({ followed, took }: ExposedRow, horizon: number): Later {
  const standing = followed ? toldOn(followed, horizon) : null
  const seen = followed?.seen.find((one) => one.day === horizon && isTimely(followed.from, one))
  const harm = { refunded: isAny(seen?.refunded), complained: isAny(seen?.complaints) }
  if (standing === null) return { horizon, kept: null, involuntary: false, paid: null, value: null, ...harm }
  const paid = seen?.paid ?? null
  const apart = took && costsApart[took.kind] ? took.cost.amount : 0
  return {
    horizon,
    kept: standing === 'paying' ? 1 : 0,
    involuntary: seen?.voluntary === false,
    paid,
    value: paid === null ? null : paid - apart,
    ...harm,
  }
}

const isAny = (count: number | undefined): boolean | null => (count === undefined ? null : count > 0)

/**
 * At once for a cancellation that was not taken back; else when a standing that is not `paying` was first seen or told.
 * Of what billing told by itself only the last is on the row: a payment that failed and was made good is no loss.
 */
function lostAt({ outcome, undone, followed, told }: ExposedRow, { at }: Exposure): number | null {
  if (outcome === 'cancelled' && undone?.state !== 'done') return 0
  const seen = (followed?.seen ?? []).filter(isLoss).map((one) => ageOfSeen(one, at))
  const ages = told && isLoss(told) ? [...seen, wholeDays(at, told.occurred)] : seen
  return ages.length === 0 ? null : Math.min(...ages)
}

const isLoss = ({ standing }: { standing: Standing }): boolean =>
  standing !== 'paying' && standing !== 'unknown'

const ageOfSeen = (seen: Seen, since: string): number => Math.max(seen.day, wholeDays(since, seen.at))

/** Between two instants; never negative, whatever another clock says. */
export const wholeDays = (since: string, at: string): number =>
  Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / dayMs))
