import type { FactSources, Flag } from '#shared/facts/known-facts.ts'
import type { Gates } from '#shared/law/gates.ts'
import type { CaseKind, StepId } from '#shared/playbook/playbook.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Objection } from '#shared/reading/objection.ts'
import type { Intent, ReadBy, Reading } from '#shared/reading/reading.ts'
import type { Style } from '#shared/reading/style.ts'
import type { Wishing } from '#shared/reading/wishes.ts'
import type { Chance, OfferEvidence } from '#shared/rules/chance.ts'
import type { Choice } from '#shared/rules/choose-offer.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { BillingTold } from './billing-told.ts'
import type { EffectType, Unsent } from './effects.ts'
import type { ExitField } from './exit-fields.ts'
import type { Seen } from './standing.ts'
import type { VoidReason } from './still-stands.ts'
import type { StuckWhy } from './stuck.ts'
import type { SurveyHappening } from './survey-happened.ts'
import type { Trial } from './trial.ts'

/** All that can happen in a session. */
export type Happening =
  | ({ type: 'session_started' } & Started)
  | { type: 'moved'; to: StepId; back: boolean }
  | { type: 'reason_given'; reasons: string[]; by: 'choice' | 'words' }
  | { type: 'probe_asked' }
  | { type: 'probe_answered'; options: string[] }
  /**
   * The text is null once the words have expired or were erased; the reading of them stays. Older logs do not say whose
   * it is. `wish`: they wish for something that is not there. `aboutExit`: they say that leaving itself is hard.
   */
  | {
      type: 'words_given'
      text: string | null
      reading: Reading
      by?: ReadBy
      style?: Style | null
      wish?: Wishing
      aboutExit?: true
    }
  /** Support's word on words given before. `of`: their position in the log. Nothing that happened changes by it. */
  | { type: 'reading_corrected'; of: number; intent: Intent; reasons: string[]; by: string }
  /** What support writes down of an exit; null once it has expired. The last one of a field counts. */
  | { type: 'exit_noted'; field: ExitField; text: string | null; by: string }
  | { type: 'question_skipped'; step: StepId }
  | { type: 'offers_permitted'; permitted: boolean }
  /** The arm of an experiment began to matter: what is shown from here is not the same under all of them. */
  | ({ type: 'exposed' } & Omit<Trial, 'since'>)
  | { type: 'offer_considered'; choice: Omit<Choice, 'chosen'> }
  /**
   * `value`: what it was expected to be worth to the tenant when it was made, in minor units. `claim`: what the
   * tenant's books call it, where it needed leave of them.
   */
  | {
      type: 'offer_presented'
      offer: string
      rule: string
      terms: Terms
      value?: number
      chance?: Chance
      claim?: string
    }
  /** Shown once more after *back*: the same attempt, not a new one. */
  | { type: 'offer_reopened'; offer: string }
  | { type: 'offer_accepted'; offer: string; terms: Terms }
  | { type: 'offer_declined'; offer: string; claim?: string }
  /** In words, against an offer; null where none was on the table. */
  | { type: 'objection_raised'; offer: string | null; objection: Objection }
  | { type: 'case_opened'; kind: CaseKind; reason: string | null; due: string }
  | { type: 'leave_asked' }
  /** `reason`: the first of those given, for a billing that keeps one; logs from before it went along have none. */
  | { type: 'cancel_confirmed'; endsOn: string | null; reason?: string }
  | { type: 'ended'; outcome: Outcome }
  /** The cancellation is to be taken back: the customer asked for it from their receipt. The outcome stays what it was. */
  | { type: 'undo_asked' }
  /** How billing said that they stood, months later, for one of the days that are asked about. Once each. */
  | ({ type: 'standing_seen' } & Omit<Seen, 'at'>)
  /** How they stood when billing said that something had changed; only where that was not known. */
  | ({ type: 'billing_told' } & BillingTold)
  | SurveyHappening
  /**
   * `late`: after the customer had been told *we have your request*, so they are to be written to. `unsent`: why a
   * letter was not sent, and stands at its own address alone.
   */
  | ({ type: 'effect_done'; key: string; effect: EffectType; late: boolean; unsent?: Unsent } & Listed &
      ByHand)
  /** `due`: by when a person has seen to it; nobody need where there is none. `void`: the offer stood no more. */
  | ({
      type: 'effect_failed'
      key: string
      effect: EffectType
      why: string
      late: boolean
      due?: string
      void?: VoidReason
    } & Listed)
  /** It is not given up, and waits for a person; what comes after it waits no longer. */
  | { type: 'effect_stuck'; key: string; effect: EffectType; why: StuckWhy; due: string }

/** It stood in the list of what needs a person, and is to be taken off. */
interface Listed {
  listed?: true
}

/** Done by a person at the provider's own pages. `who`: their sign-in. `reference`: what they wrote down of it. */
interface ByHand {
  by?: 'hand'
  who?: string
  reference?: string
}

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
  /** Where they are, by whoever could be asked; logs from before this stood beside the facts have it in them. */
  place?: string | null
  /** Who said each fact and when, and which were not believed. Logs from before facts had sources have neither. */
  factSources?: FactSources
  flags?: Flag[]
  /** When an earlier session asked for an end that billing did not show, an ISO instant; and the last day by then. */
  askedAlready?: string
  askedEndsOn?: string | null
  /** When it was asked for that an end which billing shows be taken back, an ISO instant. */
  takingBack?: string
  /** What was known of offers taken before; logs from before it was kept have none. */
  evidence?: OfferEvidence
  /** Arms of the experiments that ran when it began; logs from before there were any have none. */
  trials?: readonly Trial[]
  tier: string
  gates: Gates
}
