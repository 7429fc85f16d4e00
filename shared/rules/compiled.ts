import type { Playbook, Reason, Rule, StepId, Tier } from '#shared/playbook/playbook.ts'
import { phrasesOf, type Phrases } from '#shared/reading/phrases.ts'
import { condition, type Condition } from './conditions.ts'

/** A playbook with its conditions compiled and its rules sorted by reason, made once per version. */
export interface Compiled {
  playbook: Playbook
  version: string
  reasons: ReadonlyMap<string, Reason>
  tiers: { tier: Tier; holds: Condition }[]
  rules: ReadonlyMap<string, CompiledRule[]>
  /** What the tenant's own reasons are heard by in customers' words. */
  phrases: Phrases
  /** The step that confirms a cancellation: where the way out leads. */
  confirm: StepId
}

export interface CompiledRule {
  rule: Rule
  holds: Condition | null
}

/** @throws Error where a condition is not CEL; `playbook/check.ts` finds that before anything is published. */
export function compile(playbook: Playbook, version: string): Compiled {
  const rules = new Map<string, CompiledRule[]>()
  for (const rule of playbook.rules) {
    const compiled = { rule, holds: rule.when === null ? null : condition(rule.when) }
    for (const reason of rule.reasons) rules.set(reason, [...(rules.get(reason) ?? []), compiled])
  }
  return {
    playbook,
    version,
    reasons: new Map(playbook.reasons.map((reason) => [reason.id, reason])),
    tiers: playbook.tiers.map((tier) => ({ tier, holds: condition(tier.when) })),
    rules,
    phrases: phrasesOf(playbook.reasons),
    confirm: confirmStep(playbook),
  }
}

function confirmStep({ flow }: Playbook): StepId {
  const found = Object.keys(flow.steps).find((id) => flow.steps[id]?.kind === 'confirm')
  if (found === undefined) throw new Error('a playbook needs a step of kind confirm')
  return found
}

/** The customer's reasons, the one that governs the answer first. Ids the playbook does not know are left out. */
export const inOrder = (compiled: Compiled, reasons: readonly string[]): Reason[] =>
  compiled.playbook.reasons.filter((reason) => reasons.includes(reason.id))
