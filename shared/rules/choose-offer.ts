import type { Offer } from '#shared/playbook/offers.ts'
import { inOrder, type Compiled, type CompiledRule } from './compiled.ts'
import type { Scope } from './conditions.ts'
import { dayOf, factsForConditions } from './derived.ts'
import type { Facts } from './facts.ts'
import { expectedValue } from './economics.ts'
import { aboveFloor, insideCooldown, refusedByLimits, type Made } from './limits.ts'
import { termsOf, type Terms } from './terms.ts'

/** Why a rule was taken or passed over. */
export type RuleVerdict =
  | 'chosen'
  | 'other_attempt'
  | 'other_tier'
  | 'condition_no'
  | 'fact_unknown'
  | 'review_passed'
  | 'same_kind'
  | 'not_for_this_plan'
  | 'below_margin'
  | 'not_worth_it'

/** Why no rule was looked at. */
export type Withheld =
  | 'facts_unknown'
  | 'no_permission'
  | 'tier'
  | 'reason'
  | 'cooldown'
  | 'limit'
  | 'cancelling'

export interface Tried {
  rule: string
  offer: string
  verdict: RuleVerdict
}

/** What was tried and why: kept with every decision, chosen or not. */
export interface Choice {
  tier: string
  attempt: 'first' | 'second' | null
  withheld: Withheld | null
  tried: Tried[]
  chosen: Chosen | null
}

export interface Chosen {
  rule: string
  offer: string
  terms: Terms
  /** Expected worth to the tenant, in minor units of the customer's currency. */
  value: number
}

export interface Question {
  facts: Facts | null
  tier: string
  reasons: readonly string[]
  said: readonly string[]
  /** Consent to hear offers was given, or no law asks for it. */
  permitted: boolean
  made: readonly Made[]
  at: Date
}

/**
 * The first rule that fits. Which attempt it is follows from how many offers the customer has already seen inside
 * the cooldown, not from the step that asks, so no path through a conversation leads to a third (S4.1).
 */
export function chooseOffer(compiled: Compiled, question: Question): Choice {
  const made = insideCooldown(question.made, compiled.playbook.limits, question.at)
  const { facts, tier } = question
  const withheld = whyWithheld(compiled, question, made)
  if (withheld !== null || facts === null) return { tier, attempt: null, withheld, tried: [], chosen: null }
  const attempt = made.length === 0 ? 'first' : 'second'
  const scope = {
    facts: factsForConditions(facts, question.at),
    tier,
    reasons: question.reasons,
    said: question.said,
  }
  const bench: Bench = { scope, attempt, made, facts, compiled, at: question.at }
  const tried: Tried[] = []
  for (const one of rulesFor(compiled, question.reasons, attempt)) {
    const { rule } = one
    const offer = compiled.playbook.offers[rule.offer] as Offer
    const terms = termsOf(offer, facts, question.at)
    const value = terms === null ? 0 : expectedValue(terms, facts, compiled.playbook.economics)
    const verdict = judge(one, offer, terms, value, bench)
    tried.push({ rule: rule.id, offer: rule.offer, verdict })
    if (verdict === 'chosen' && terms !== null) {
      return {
        tier,
        attempt,
        withheld: null,
        tried,
        chosen: { rule: rule.id, offer: rule.offer, terms, value },
      }
    }
  }
  return { tier, attempt, withheld: null, tried, chosen: null }
}

function whyWithheld(compiled: Compiled, question: Question, made: readonly Made[]): Withheld | null {
  if (question.facts === null) return 'facts_unknown'
  if (question.facts.status === 'cancelling') return 'cancelling'
  if (inOrder(compiled, question.reasons)[0]?.path !== 'respond') return 'reason'
  if (!compiled.tiers.find(({ tier }) => tier.id === question.tier)?.tier.offers) return 'tier'
  return refusedByLimits(made, compiled.playbook.limits) ?? (question.permitted ? null : 'no_permission')
}

/** The first answer is to the governing reason alone; the second may speak to any reason that was given. */
function rulesFor(
  compiled: Compiled,
  reasons: readonly string[],
  attempt: 'first' | 'second',
): CompiledRule[] {
  const given = inOrder(compiled, reasons).slice(0, attempt === 'first' ? 1 : undefined)
  return [...new Set(given.flatMap((reason) => compiled.rules.get(reason.id) ?? []))]
}

interface Bench {
  scope: Scope
  attempt: 'first' | 'second'
  made: readonly Made[]
  facts: Facts
  compiled: Compiled
  at: Date
}

function judge(
  one: CompiledRule,
  offer: Offer,
  terms: Terms | null,
  value: number,
  bench: Bench,
): RuleVerdict {
  const { rule, holds } = one
  if (rule.attempt !== bench.attempt) return 'other_attempt'
  if (!rule.tiers.includes(bench.scope.tier)) return 'other_tier'
  if (offer.reviewBy < dayOf(bench.at)) return 'review_passed'
  if (bench.made.some((earlier) => earlier.kind === offer.kind)) return 'same_kind'
  const verdict = holds?.(bench.scope) ?? 'yes'
  if (verdict !== 'yes') return verdict === 'no' ? 'condition_no' : 'fact_unknown'
  if (terms === null) return 'not_for_this_plan'
  if (!aboveFloor(terms, bench.facts, floorOf(bench))) return 'below_margin'
  return value > 0 ? 'chosen' : 'not_worth_it'
}

/** The tier's own floor, else the playbook's. */
function floorOf({ compiled, scope }: Bench): number {
  const { tiers, limits } = compiled.playbook
  return tiers.find(({ id }) => id === scope.tier)?.marginFloorPercent ?? limits.marginFloorPercent
}
