import type { CaseKind, StepId } from '#shared/playbook/playbook.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import type { Objection } from '#shared/reading/objection.ts'
import type { Style } from '#shared/reading/style.ts'
import type { Made } from '#shared/rules/limits.ts'
import type { Chance } from '#shared/rules/chance.ts'
import type { Terms } from '#shared/rules/terms.ts'
import type { BillingTold } from './billing-told.ts'
import type { EffectType } from './effects.ts'
import type { Started } from './events.ts'
import type { Seen } from './standing.ts'
import type { VoidReason } from './still-stands.ts'
import type { Trial } from './trial.ts'

export interface OfferMade extends Made {
  terms: Terms
  rule: string
  /** Expected worth when it was made; null in logs older than the figure. */
  value: number | null
  /** The chance it was reckoned with; null in logs older than that. */
  chance: Chance | null
  /** What the tenant's books call it; null where they had no say in it. */
  claim: string | null
}

/** A session is the fold of its events; nothing in here is stored. */
export interface Session {
  started: Started
  /** ISO instant of the first event, and of the last. */
  beganAt: string
  lastAt: string
  /** The turn on the table: one more than the last one answered. */
  turn: number
  step: StepId
  /** The steps that asked a question before this one, oldest first: where `back` leads. */
  trail: StepId[]
  /** The step whose question the latest answer was to; null once it is on the trail. */
  asked: StepId | null
  reasons: string[]
  /** The one follow-up question was asked; what was pressed there. */
  probed: boolean
  said: string[]
  /** The customer's words in the latest answer, to be echoed once. */
  heard: string | null
  /** How they write, by their latest words; null where they wrote nothing, or neither way. */
  style: Style | null
  /** What the latest answer held against an offer, to be answered once. */
  objection: { offer: string | null; objection: Objection } | null
  /** They said that they had decided: no offer follows. */
  decided: boolean
  /** A last word was left after the end. */
  parted: boolean
  permitted: boolean | null
  /** Arms that have begun to matter in this conversation, and when. */
  exposed: (Omit<Trial, 'since'> & { at: string })[]
  offers: OfferMade[]
  /** Which offer each step shows. */
  shown: Record<StepId, string>
  /** Cases opened in this conversation; each is a promise with a deadline. */
  cases: { kind: CaseKind; due: string }[]
  endsOn: string | null
  confirmedAt: string | null
  endedAt: string | null
  outcome: Outcome | null
  effects: Partial<Record<EffectType, 'done' | 'failed'>>
  /** Why the accepted offer was not entered, where it stood no more by then. */
  voided: VoidReason | null
  /** By when a person has seen to what billing did not take; null where nobody need. */
  seenToBy: string | null
  /** How they stood in the months after. */
  standings: Seen[]
  /** What billing told last by itself. */
  told: BillingTold | null
  /** The cancellation was taken back, or is about to be: when that was asked for and when it was settled. */
  undo: { askedAt: string; state: 'waiting' | 'done' | 'failed'; at: string | null } | null
}

/** Before the conversation began billing was ending this subscription, or had been asked to. */
export const isAlreadyEnding = ({ started }: Pick<Session, 'started'>): boolean =>
  started.facts?.status === 'cancelling' || started.askedAlready !== undefined
