import type { Offer } from '#shared/playbook/offers.ts'
import { refusedByBooks, type Left } from './budget.ts'
import { chanceOf, noEvidence, type Chance, type OfferEvidence } from './chance.ts'
import { inOrder, type Compiled, type CompiledRule } from './compiled.ts'
import type { Scope } from './conditions.ts'
import { dayOf, factsForConditions } from './derived.ts'
import type { Facts } from './facts.ts'
import { expectedValue } from './economics.ts'
import { aboveFloor, insideCooldown, refusedByLimits, withinCap, type Made } from './limits.ts'
import { bindsTooLong } from './longer-term.ts'
import { signalsOf } from './signals.ts'
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
  | 'over_cap'
  | 'longer_term'
  | 'below_margin'
  | 'not_worth_it'
  | 'over_budget'
  | 'budget_unknown'

/** Why no rule was looked at. */
export type Withheld =
  | 'facts_unknown'
  | 'no_permission'
  | 'tier'
  | 'reason'
  | 'cooldown'
  | 'limit'
  | 'cancelling'
  /** They said that they had decided. */
  | 'decided'

export interface Tried {
  rule: string
  offer: string
  verdict: RuleVerdict
  /** What the worth was reckoned with, where it was too small. */
  chance?: Chance
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
  /** Expected worth to the tenant, in minor units of the customer's currency, and the chance in it. */
  value: number
  chance: Chance
}

export interface Question {
  facts: Facts | null
  tier: string
  reasons: readonly string[]
  said: readonly string[]
  /** Consent to hear offers was given, or no law asks for it. */
  permitted: boolean
  made: readonly Made[]
  /** Those of this conversation: they count for as long as it lasts. */
  own?: readonly Made[]
  /** What budgets leave; null where that was not asked, or could not be. */
  left?: Left | null
  /** What became of offers taken before. */
  evidence?: OfferEvidence
  at: Date
}

/**
 * The first rule that fits. Which attempt it is follows from how many offers the customer has already seen, in this
 * conversation or inside the cooldown, not from the step that asks, so no path leads to a third (S4.1).
 */
export function chooseOffer(compiled: Compiled, question: Question): Choice {
  const { facts, tier, own = [] } = question
  const made = [...insideCooldown(question.made, compiled.playbook.limits, question.at), ...own]
  const withheld = whyWithheld(compiled, question, made)
  if (withheld !== null || facts === null) return { tier, attempt: null, withheld, tried: [], chosen: null }
  const attempt = made.length === 0 ? 'first' : 'second'
  const scope = {
    facts: factsForConditions(facts, question.at),
    tier,
    reasons: question.reasons,
    said: question.said,
    signals: signalsOf(facts, compiled.playbook.signals, question.at),
  }
  const { at, left = null, evidence = noEvidence } = question
  const bench: Bench = { scope, attempt, made, facts, compiled, left, evidence, at, day: dayOf(at) }
  const tried: Tried[] = []
  for (const one of rulesFor(compiled, question.reasons, attempt)) {
    const { id: rule, offer } = one.rule
    const judged = judge(one, compiled.playbook.offers[offer] as Offer, bench)
    if (typeof judged === 'string') tried.push({ rule, offer, verdict: judged })
    else if ('verdict' in judged) tried.push({ rule, offer, ...judged })
    else {
      tried.push({ rule, offer, verdict: 'chosen' })
      return { tier, attempt, withheld: null, tried, chosen: { rule, offer, ...judged } }
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
): readonly CompiledRule[] {
  const given = inOrder(compiled, reasons).slice(0, attempt === 'first' ? 1 : undefined)
  const rules = given.map((reason) => compiled.rules.get(reason.id) ?? [])
  return rules.length === 1 ? (rules[0] ?? []) : [...new Set(rules.flat())]
}

interface Bench {
  scope: Scope
  attempt: 'first' | 'second'
  made: readonly Made[]
  facts: Facts
  compiled: Compiled
  left: Left | null
  evidence: OfferEvidence
  at: Date
  day: string
}

type Judged =
  | Exclude<RuleVerdict, 'chosen' | 'not_worth_it'>
  | { verdict: 'not_worth_it'; chance: Chance }
  | Omit<Chosen, 'rule' | 'offer'>

/** The offer worked out, where the rule is taken; else why not. What costs least to find out is asked first. */
function judge({ rule, holds }: CompiledRule, offer: Offer, bench: Bench): Judged {
  if (rule.attempt !== bench.attempt) return 'other_attempt'
  if (!rule.tiers.includes(bench.scope.tier)) return 'other_tier'
  if (offer.reviewBy < bench.day) return 'review_passed'
  if (bench.made.some((earlier) => earlier.kind === offer.kind)) return 'same_kind'
  const verdict = holds?.(bench.scope) ?? 'yes'
  if (verdict !== 'yes') return verdict === 'no' ? 'condition_no' : 'fact_unknown'
  const terms = termsOf(offer, bench.facts, bench.at)
  if (terms === null) return 'not_for_this_plan'
  if (!withinCap(terms)) return 'over_cap'
  if (bindsTooLong(terms, bench.scope)) return 'longer_term'
  if (!aboveFloor(terms, bench.facts, floorOf(bench))) return 'below_margin'
  const { economics, budgets } = bench.compiled.playbook
  const chance = chanceOf(terms.kind, economics, bench.evidence)
  const value = expectedValue(terms, bench.facts, economics, chance.used)
  if (value <= 0) return { verdict: 'not_worth_it', chance }
  return refusedByBooks(terms, budgets, bench.facts.accountGroup, bench.left) ?? { terms, value, chance }
}

/** The tier's own floor, else the playbook's. */
function floorOf({ compiled, scope }: Bench): number {
  const { tiers, limits } = compiled.playbook
  return tiers.find(({ id }) => id === scope.tier)?.marginFloorPercent ?? limits.marginFloorPercent
}
