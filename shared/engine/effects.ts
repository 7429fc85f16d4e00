import type { Change } from './change.ts'
import type { CaseKind } from '#shared/playbook/playbook.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { Event } from './events.ts'
import { undoDue } from './undo-due.ts'

/** What must now be done outside, as data. Nobody calls billing from a decision. */
export type Effect =
  | { type: 'apply_offer'; change: Change }
  | { type: 'cancel_subscription'; change: Change }
  | { type: 'take_back'; change: Change }
  | { type: 'open_case'; kind: CaseKind; reason: string | null; due: string }
  | { type: 'notify'; letter: Letter }
  | { type: 'report' }
  /** Tells the tenant's books how claimed offers ended; once the session is over, its report does. */
  | { type: 'settle_offers' }
  /** Brings the tenant's list of what needs a person up to date, for one effect. */
  | { type: 'list_stuck'; of: string }
/** The letters a customer may get: of one session at most one of each, but for surveys. */
export type Letter = 'receipt' | 'stayed' | 'update' | 'undone' | 'survey'
/** Why a letter goes to nobody: no address is known, this one wants or takes none, or the business sends no mail. */
export type Unsent = 'no_address' | 'address_stopped' | 'no_mail'
export type EffectType = Effect['type']

/** Billing goes in order across a customer's sessions; notices have a clock of their own and hold nobody up. */
export type Lane = 'billing' | 'notices'
export const laneOf: Record<EffectType, Lane> = {
  apply_offer: 'billing',
  cancel_subscription: 'billing',
  take_back: 'billing',
  open_case: 'notices',
  notify: 'notices',
  report: 'notices',
  settle_offers: 'notices',
  list_stuck: 'notices',
}

/** Made of the log at the tenant's object: to log one would ask for another. */
export type Unlogged = 'report' | 'settle_offers' | 'list_stuck'
const unlogged: ReadonlySet<EffectType> = new Set<Unlogged>(['report', 'settle_offers', 'list_stuck'])
export const isUnlogged = (effect: EffectType): effect is Unlogged => unlogged.has(effect)

/** The key makes a repeat harmless: born with the event, never made again. At most 100 characters. */
export const effectKey = (session: string, position: number, index: number): string =>
  `${session}-${position}-${index}`

export function effectsOf(event: Event): Effect[] {
  switch (event.type) {
    case 'offer_accepted':
      return acceptedEffects(event.terms)
    case 'offer_declined':
      return event.claim === undefined ? [] : [{ type: 'settle_offers' }]
    case 'cancel_confirmed':
      return [{ type: 'cancel_subscription', change: cancelOf(event) }]
    case 'case_opened':
      return [{ type: 'open_case', kind: event.kind, reason: event.reason, due: event.due }]
    case 'ended':
      return endedEffects[event.outcome]
    case 'undo_asked':
      return [{ type: 'take_back', change: { type: 'take_back' } }, { type: 'report' }]
    case 'reading_corrected':
    case 'standing_seen':
    case 'billing_told':
    case 'survey_omitted':
    case 'survey_answered':
      return [{ type: 'report' }]
    case 'survey_asked':
      return [{ type: 'notify', letter: 'survey' }, { type: 'report' }]
    case 'effect_done':
    case 'effect_failed':
      return [...settledEffects(event), ...personEffects(event)]
    case 'effect_stuck':
      return [{ type: 'list_stuck', of: event.key }]
    default:
      return []
  }
}

const cancelOf = ({ endsOn, reason }: Extract<Event, { type: 'cancel_confirmed' }>): Change => ({
  type: 'cancel',
  endsOn,
  ...(reason !== undefined && { reason }),
})

const endedEffects: Record<Extract<Event, { type: 'ended' }>['outcome'], Effect[]> = {
  saved: [{ type: 'notify', letter: 'stayed' }, { type: 'report' }],
  kept: [{ type: 'report' }],
  cancelled: [{ type: 'notify', letter: 'receipt' }, { type: 'report' }],
  abandoned: [{ type: 'report' }],
}

type EffectSettled = Extract<Event, { type: 'effect_done' | 'effect_failed' }>

function settledEffects(event: EffectSettled): Effect[] {
  if (laneOf[event.effect] !== 'billing') return []
  if (event.effect === 'take_back') return takenBackEffects(event)
  return event.late ? [{ type: 'notify', letter: 'update' }, { type: 'report' }] : [{ type: 'report' }]
}

/** What billing declined of a promise is a case; that of a cancellation taken back opens its own. */
function personEffects(event: EffectSettled): Effect[] {
  const due = event.type === 'effect_failed' ? event.due : undefined
  const isListed = due !== undefined || event.listed === true
  const list: Effect[] = isListed ? [{ type: 'list_stuck', of: event.key }] : []
  if (due === undefined || laneOf[event.effect] !== 'billing' || event.effect === 'take_back') return list
  return [{ type: 'open_case', kind: 'billing_correction', reason: null, due }, ...list]
}

/** Who took a cancellation back is written to in any case: it is what they have in their hands. A no opens a case. */
function takenBackEffects(event: EffectSettled): Effect[] {
  const { type, at } = event
  if (event.type === 'effect_failed' && event.void !== undefined) return [{ type: 'report' }]
  const told: Effect[] = [{ type: 'notify', letter: 'undone' }, { type: 'report' }]
  if (type === 'effect_done') return told
  const due = undoDue(at)
  return [...told, { type: 'open_case', kind: 'billing_correction', reason: null, due }]
}

function acceptedEffects(terms: Terms): Effect[] {
  const change = changeOf(terms)
  return change === null ? [] : [{ type: 'apply_offer', change }]
}

/** What billing is to do for an accepted offer; null for an answer that is a case, not a change. */
function changeOf(terms: Terms): Change | null {
  switch (terms.kind) {
    case 'discount':
      return terms.amount === undefined
        ? { type: 'discount', percent: terms.percent, cycles: terms.cycles }
        : { type: 'discount', amount: terms.amount, cycles: terms.cycles }
    case 'credit':
      return { type: 'credit', amount: terms.amount }
    case 'pause':
      return { type: 'pause', months: terms.months, resumesOn: terms.until }
    case 'plan_change':
      return { type: 'plan_change', plan: terms.plan }
    case 'continuation':
      return { type: 'continuation', period: terms.to }
    case 'trial_extension':
      return { type: 'trial_extension', days: terms.days }
    case 'benefit':
      return { type: 'benefit', benefit: terms.benefit, months: terms.months }
    case 'service_fix':
    case 'guided_help':
    case 'contact':
      return null
  }
}
