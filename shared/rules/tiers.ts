import type { Compiled } from './compiled.ts'
import { factsForConditions } from './derived.ts'
import type { Facts } from './facts.ts'

/** The band of a customer of whom nothing is known: asked and thanked, never offered anything. */
export const unknownTier = 'unknown'

/** The first tier whose condition holds (S0.11, S0.12, S2.17). */
export function tierOf(compiled: Compiled, facts: Facts | null, at: Date): string {
  if (facts === null) return unknownTier
  const scope = { facts: factsForConditions(facts, at), tier: '', reasons: [], said: [], signals: [] }
  return compiled.tiers.find(({ holds }) => holds(scope) === 'yes')?.tier.id ?? unknownTier
}
