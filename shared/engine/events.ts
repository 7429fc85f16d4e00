import type { FactSources, Flag } from '#shared/facts/known-facts.ts'
import type { Gates } from '#shared/law/gates.ts'
import type { CaseKind, StepId } from '#shared/playbook/playbook.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Reading } from '#shared/reading/reading.ts'
import type { Choice } from '#shared/rules/choose-offer.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { EffectType } from './effects.ts'

/** All that can happen in a session. */
export type Happening =
  | ({ type: 'session_started' } & Started)
  | { type: 'moved'; to: StepId; back: boolean }
  | { type: 'reason_given'; reasons: string[]; by: 'choice' | 'words' }
  | { type: 'probe_asked' }
  | { type: 'probe_answered'; options: string[] }
  /** Null once the words have expired or were erased; the reading of them stays. */
  | { type: 'words_given'; text: string | null; reading: Reading }
  | { type: 'question_skipped'; step: StepId }
  | { type: 'offers_permitted'; permitted: boolean }
  | { type: 'offer_considered'; choice: Omit<Choice, 'chosen'> }
  /** `value`: what it was expected to be worth to the tenant when it was made, in minor units. */
  | { type: 'offer_presented'; offer: string; rule: string; terms: Terms; value?: number }
  /** Shown once more after *back*: the same attempt, not a new one. */
  | { type: 'offer_reopened'; offer: string }
  | { type: 'offer_accepted'; offer: string; terms: Terms }
  | { type: 'offer_declined'; offer: string }
  | { type: 'case_opened'; kind: CaseKind; reason: string | null; due: string }
  | { type: 'leave_asked' }
  | { type: 'cancel_confirmed'; endsOn: string | null }
  | { type: 'ended'; outcome: Outcome }
  /** `late`: after the customer had been told *we have your request*, so they are to be written to. */
  | { type: 'effect_done'; key: string; effect: EffectType; late: boolean }
  | { type: 'effect_failed'; key: string; effect: EffectType; why: string; late: boolean }

/**
 * `turn` is the turn that was answered: 0 for the beginning, null for what happened without the customer.
 * `at` is an ISO instant.
 */
export type Event = Happening & { at: string; turn: number | null }

/** Everything a session needs to know about where it began; pinned for its whole life. */
export interface Started {
  session: string
  tenant: string
  business: string
  customer: string
  subscription: string
  mode: 'live' | 'test'
  /** BCP 47, as asked for by the page. */
  locale: string
  /** Orders the choices; the only chance there is. */
  seed: number
  playbook: string
  /** Null where billing could not be asked. */
  facts: Facts | null
  /** Who said each fact and when, and which were not believed. Logs from before facts had sources have neither. */
  factSources?: FactSources
  flags?: Flag[]
  tier: string
  gates: Gates
}
