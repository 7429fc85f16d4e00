import * as z from 'zod'
import { Sentence } from '#shared/copy/sentence.ts'
import { Budget } from './budgets.ts'
import { Economics, statedEconomics } from './economics.ts'
import { Offer } from './offers.ts'
import { Review } from './review.ts'
import { SignalSettings } from './signals.ts'

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,47}$/)
/** Ids and words are own keys of plain records: names that every object inherits have no place among them. */
const byId = <T extends z.ZodType>(value: T) => z.record(id, value)

export const CaseKind = z.enum(['billing_correction', 'service_fix', 'guided_help', 'contact'])
export type CaseKind = z.infer<typeof CaseKind>

/**
 * A reason a customer may give. The order of the list matters: of several reasons the earliest governs the answer.
 * `path`: `respond` may be answered with an offer; `correct` opens a case and never offers; `leave` goes straight
 * to the confirmation, with fitting words.
 */
export const Reason = z.strictObject({
  id,
  path: z.enum(['respond', 'correct', 'leave']),
  /** Ask one follow-up question, with its answers as choices where some are named. */
  probe: z.strictObject({ options: z.array(id).max(6) }).nullable(),
  case: z.strictObject({ kind: CaseKind, withinHours: z.int().min(1).max(168) }).nullable(),
  /** By language, what customers write who mean it; heard besides our own phrases, as whole words. */
  phrases: z.record(z.string().max(35), z.array(z.string().min(1).max(60)).max(40)).optional(),
})
export type Reason = z.infer<typeof Reason>

/** A band of customer value. The first whose condition holds is the customer's; `when` is CEL over `facts`. */
export const Tier = z.strictObject({
  id,
  when: z.string().min(1).max(500),
  offers: z.boolean(),
  /** In place of the limits' own, for this tier. */
  marginFloorPercent: z.int().min(0).max(90).nullable().default(null),
})
export type Tier = z.infer<typeof Tier>

/** When an offer fits. The first rule that passes is taken; `when` is CEL over `facts`, `tier`, `reasons` and
 * `said`, the options pressed at the follow-up question, and `signals`. */
export const Rule = z.strictObject({
  id,
  reasons: z.array(id).min(1),
  tiers: z.array(id).min(1),
  attempt: z.enum(['first', 'second']),
  when: z.string().min(1).max(500).nullable(),
  offer: id,
})
export type Rule = z.infer<typeof Rule>

export const Limits = z.strictObject({
  /** Offers a customer may see inside the cooldown, over all sessions. Two is the ceiling (S4.1). */
  offers: z.int().min(0).max(2),
  cooldownDays: z.int().min(30).max(730),
  /** After an offer at least this share of the price must remain above what serving the customer costs. */
  marginFloorPercent: z.int().min(0).max(90),
})
export type Limits = z.infer<typeof Limits>

const to = id
export const Step = z.discriminatedUnion('kind', [
  /** The reason question. */
  z.strictObject({ kind: z.literal('ask'), respond: to, leave: to, unknown: to }),
  /** One follow-up question, where the reason has one or is unclear. */
  z.strictObject({ kind: z.literal('listen'), respond: to, leave: to }),
  /** Consent to hear offers, where a place asks for it. */
  z.strictObject({ kind: z.literal('permit'), yes: to, no: to }),
  /** An offer, if a rule has one; accepted, the session ends. */
  z.strictObject({ kind: z.literal('offer'), declined: to, none: to }),
  /** What ends, when, and what stays. The last step. */
  z.strictObject({ kind: z.literal('confirm') }),
])
export type Step = z.infer<typeof Step>
export type StepId = string

/** One versioned document with everything a product team may change. */
export const Playbook = z.strictObject({
  name: z.string().min(1).max(100),
  reasons: z.array(Reason).min(1).max(20),
  tiers: z.array(Tier).min(1).max(10),
  offers: byId(Offer),
  rules: z.array(Rule).max(500),
  limits: Limits,
  economics: Economics.default(statedEconomics),
  budgets: z.array(Budget).max(20).default([]),
  signals: SignalSettings.prefault({}),
  review: Review.prefault({}),
  flow: z.strictObject({ start: id, steps: byId(Step) }),
  exit: z.strictObject({
    /** Days for which the customer's data is kept after the end, as the business promises. */
    dataDays: z.int().min(0).max(3650),
    /** Minutes of silence after which a session counts as abandoned. */
    abandonedAfter: z.int().min(5).max(10080),
  }),
  /** The tenant's own words, by language and key; they stand before ours. */
  words: z.record(z.string().max(35), z.record(z.string().max(64), Sentence)),
})
export type Playbook = z.infer<typeof Playbook>
