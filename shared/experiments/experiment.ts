import * as z from 'zod'
import { Money } from '#shared/money.ts'
import { Change } from './changes.ts'
import { buckets } from './hash.ts'

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,47}$/)
const name = z.string().trim().min(1).max(100)
/** A share in hundredths of a percent: 10,000 are all. */
const basisPoints = z.int().min(0).max(buckets)
const between0And1 = z.number().gt(0).lt(1)

/** One of the ways that are compared: the playbook with these changes. */
export const Arm = z.strictObject({
  id,
  name,
  /** 0 from the phase on in which nobody new comes to it. */
  weight: basisPoints,
  changes: z.array(Change).max(50),
})
export type Arm = z.infer<typeof Arm>

/** Who is asked: a condition over facts alone, as a tier has it, and the reasons that govern the answer; null is anybody. */
export const Eligibility = z.strictObject({
  when: z.string().min(1).max(500).nullable().default(null),
  reasons: z.array(id).min(1).nullable().default(null),
})
export type Eligibility = z.infer<typeof Eligibility>

/** Experiments that share a namespace and not a bucket of it share no customer. `to` is the first bucket left out. */
export const Namespace = z.strictObject({ id, from: basisPoints, to: basisPoints })
export type Namespace = z.infer<typeof Namespace>

/** How much worse than the holdout an arm may be before it is stopped; shares in basis points. */
export const GuardrailMargins = z.strictObject({
  complaints: basisPoints.default(200),
  refunds: basisPoints.default(200),
  /** Failed payments among those kept. */
  failedPayments: basisPoints.default(200),
  /** Cancelling completed in the conversation, of those who did not say that they stay. */
  leaving: basisPoints.default(200),
  /** How much longer leaving may take. */
  secondsToLeave: z.int().min(0).max(3600).default(60),
  /** Back with a second conversation before the horizon. */
  askedAgain: basisPoints.default(500),
})
export type GuardrailMargins = z.infer<typeof GuardrailMargins>

/** Weights that follow what is known early; each offer keeps this share of what the holdout leaves, in basis points. */
export const Bandit = z.strictObject({ floor: z.int().min(500).max(buckets).default(1000) })
export type Bandit = z.infer<typeof Bandit>

/** Customers in one comparison below which a range for a rate, or for money, is not worth having. */
export const fewestPlanned = { rates: 1_000, money: 2_000 }

/** A question put to chance: one document, fixed when it starts but for what a new phase may change. */
export const Experiment = z.strictObject({
  /** Never used twice: whoever is in which arm follows from it. */
  id,
  name,
  /** What is expected and why, written down before anything is known. */
  hypothesis: z.string().trim().max(2000).default(''),
  owner: name,
  arms: z.array(Arm).min(2).max(6),
  /** The arm in which nobody is made an offer; every other is measured against it. */
  holdoutArm: id,
  eligibility: Eligibility.prefault({}),
  /** First and last day on which customers are let in, in UTC; null for at once and until it is stopped. */
  startsOn: z.iso.date().nullable().default(null),
  endsOn: z.iso.date().nullable().default(null),
  /** Days after the exposure on which it is judged: 30, 60, 90 or longer. */
  horizon: z.int().min(30).max(1100).default(60),
  /** Kept and paying at the horizon. */
  metric: z.literal('kept').default('kept'),
  /** The smallest difference in the rate that matters, in basis points: 500 are five points. */
  smallestEffect: z.int().min(1).max(buckets),
  /** How often a useless arm may be called better, over the life of the experiment and all its arms. */
  alpha: between0And1.default(0.05),
  power: between0And1.default(0.8),
  /** Share of the eligible customers that is let in. Raising it moves nobody. */
  coverage: z.int().min(1).max(buckets).default(buckets),
  namespace: Namespace.nullable().default(null),
  /** A customer counts for no more than this, and money is judged in its currency; null judges no money. */
  valueCap: Money.nullable().default(null),
  /** N*: customers planned for one comparison of an arm with the holdout. Sets where the range is narrowest. */
  plannedTotal: z.int().min(1).max(10_000_000).default(5_000),
  guardrailMargins: GuardrailMargins.prefault({}),
  /** Null: weights stay until somebody changes them. */
  bandit: Bandit.nullable().default(null),
  /** From 1; other weights or arms are another phase. Counted by us. */
  phase: z.int().min(1).default(1),
})
export type Experiment = z.infer<typeof Experiment>

export const isHoldout = ({ holdoutArm }: Experiment, { id: arm }: Arm): boolean => arm === holdoutArm
