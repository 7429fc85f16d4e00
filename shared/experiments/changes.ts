import * as z from 'zod'
import { Sentence } from '#shared/copy/sentence.ts'
import { mostPercentOff } from '#shared/money.ts'
import { mostCycles } from '#shared/playbook/offers.ts'
import { Rule } from '#shared/playbook/playbook.ts'

const id = z.string().regex(/^[a-z][a-z0-9_-]{0,47}$/)

/** The figures of an offer. Which of them a kind of offer has, and how far they go, is the playbook's to say. */
const Terms = z
  .strictObject({
    percent: z.int().min(1).max(mostPercentOff),
    amounts: z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(1)),
    cycles: z.int().min(1).max(mostCycles),
    months: z.int().min(1).max(12),
    days: z.int().min(1).max(60),
    withinHours: z.int().min(1).max(168),
  })
  .partial()
  .refine((terms) => Object.keys(terms).length > 0, 'must not be empty: name a figure')

/** One difference between the playbook and an arm of an experiment. Several are made in their order. */
export const Change = z.discriminatedUnion('type', [
  /** Nobody is made an offer. What the holdout is made of, and nothing beside it. */
  z.strictObject({ type: z.literal('no_offer') }),
  /** A rule makes another offer. */
  z.strictObject({ type: z.literal('offer'), rule: id, offer: id }),
  /** One more rule, before another one or after all. */
  z.strictObject({ type: z.literal('rule'), rule: Rule, before: id.nullable() }),
  /** An offer has other figures, whichever rule makes it. Percent and amounts take each other's place. */
  z.strictObject({ type: z.literal('terms'), offer: id, terms: Terms }),
  /** A sentence reads otherwise, by language. */
  z.strictObject({
    type: z.literal('sentence'),
    key: z.string().min(1).max(64),
    text: z
      .record(z.string().max(35), Sentence)
      .refine((text) => Object.keys(text).length > 0, 'must not be empty: name a language'),
  }),
  /** An exit of a step leads elsewhere. A step that nothing leads to any more is left out. */
  z.strictObject({ type: z.literal('route'), step: id, exit: id, to: id }),
  /** How many offers a customer may see: the limit of the playbook. */
  z.strictObject({ type: z.literal('attempts'), attempts: z.int().min(1).max(2) }),
])
export type Change = z.infer<typeof Change>
