import { chooseOffer, type Choice } from '#shared/rules/choose-offer.ts'
import { factsForConditions } from '#shared/rules/derived.ts'
import type { Here } from './step.ts'

/** Asks the rules what fits now, with every offer of this and all earlier sessions counted (S4.1). */
export function consider({ compiled, session, at, earlier }: Here, permitted: boolean): Choice {
  const { facts, tier } = session.started
  const { reasons, said } = session
  return chooseOffer(compiled, { facts, tier, reasons, said, permitted, made: [...earlier, ...session.offers], at })
}

/** Rules of a reason that what was said since does not speak against: *for good* ends the case for a pause. */
export function stillHolding({ compiled, session, at }: Here, reason: string): Set<string> {
  const { facts, tier } = session.started
  const { reasons, said } = session
  const scope = { facts: facts === null ? {} : factsForConditions(facts, at), tier, reasons, said }
  const rules = compiled.rules.get(reason) ?? []
  return new Set(rules.filter(({ holds }) => holds?.(scope) !== 'no').map(({ rule }) => rule.id))
}
