import { chooseOffer, type Choice } from '#shared/rules/choose-offer.ts'
import { factsForConditions } from '#shared/rules/derived.ts'
import type { Here } from './step.ts'

/** Asks the rules what fits now, with every offer of this and all earlier sessions counted (S4.1). */
export function consider({ compiled, session, at, earlier }: Here, permitted: boolean): Choice {
  const { facts, tier } = session.started
  const { reasons, said } = session
  return chooseOffer(compiled, {
    facts,
    tier,
    reasons,
    said,
    permitted,
    made: [...earlier, ...session.offers],
    at,
  })
}

/** Whether a rule answers a reason, and what was said since does not speak against it: *for good* ends the case for a pause. */
export function stillFits({ compiled, session, at }: Here, reason: string, rule: string): boolean {
  const found = compiled.rules.get(reason)?.find((one) => one.rule.id === rule)
  if (!found?.holds) return found !== undefined
  const { facts, tier } = session.started
  const { reasons, said } = session
  return (
    found.holds({ facts: facts === null ? {} : factsForConditions(facts, at), tier, reasons, said }) !== 'no'
  )
}
