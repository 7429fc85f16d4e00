import type { Change } from './change.ts'
import type { CaseKind } from '#shared/playbook/playbook.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { Event } from './events.ts'

/** What must now be done outside, as data. Nobody calls billing from a decision. */
export type Effect =
  | { type: 'apply_offer'; change: Change }
  | { type: 'cancel_subscription'; change: Change }
  | { type: 'open_case'; kind: CaseKind; reason: string | null; due: string }
  | { type: 'notify'; letter: Letter }
  | { type: 'report' }
/** The letters a customer may get: of one session at most one of each. */
export type Letter = 'receipt' | 'stayed' | 'update'
export type EffectType = Effect['type']

/** Billing goes in order across a customer's sessions; notices have a clock of their own and hold nobody up. */
export type Lane = 'billing' | 'notices'
export const laneOf: Record<EffectType, Lane> = {
  apply_offer: 'billing',
  cancel_subscription: 'billing',
  open_case: 'notices',
  notify: 'notices',
  report: 'notices',
}

/** The key makes a repeat harmless: born with the event, never made again. At most 100 characters. */
export const effectKey = (session: string, position: number, index: number): string =>
  `${session}-${position}-${index}`

export function effectsOf(event: Event): Effect[] {
  switch (event.type) {
    case 'offer_accepted':
      return acceptedEffects(event.terms)
    case 'cancel_confirmed':
      return [{ type: 'cancel_subscription', change: { type: 'cancel', endsOn: event.endsOn } }]
    case 'case_opened':
      return [{ type: 'open_case', kind: event.kind, reason: event.reason, due: event.due }]
    case 'ended':
      return endedEffects[event.outcome]
    case 'effect_done':
    case 'effect_failed':
      if (laneOf[event.effect] !== 'billing') return []
      return event.late ? [{ type: 'notify', letter: 'update' }, { type: 'report' }] : [{ type: 'report' }]
    default:
      return []
  }
}

const endedEffects: Record<Extract<Event, { type: 'ended' }>['outcome'], Effect[]> = {
  saved: [{ type: 'notify', letter: 'stayed' }, { type: 'report' }],
  kept: [{ type: 'report' }],
  cancelled: [{ type: 'notify', letter: 'receipt' }, { type: 'report' }],
  abandoned: [{ type: 'report' }],
}

function acceptedEffects(terms: Terms): Effect[] {
  const change = changeOf(terms)
  return change === null ? [] : [{ type: 'apply_offer', change }]
}

/** What billing is to do for an accepted offer; null for an answer that is a case, not a change. */
function changeOf(terms: Terms): Change | null {
  switch (terms.kind) {
    case 'discount':
      return { type: 'discount', percent: terms.percent, cycles: terms.cycles }
    case 'credit':
      return { type: 'credit', amount: terms.amount }
    case 'pause':
      return { type: 'pause', months: terms.months, resumesOn: terms.until }
    case 'plan_change':
      return { type: 'plan_change', plan: terms.plan }
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
