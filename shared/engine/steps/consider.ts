import { noEvidence } from '#shared/rules/chance.ts'
import { chooseOffer, type Choice } from '#shared/rules/choose-offer.ts'
import { factsForConditions } from '#shared/rules/derived.ts'
import { signalsOf } from '#shared/rules/signals.ts'
import type { Here } from './step.ts'

/** Asks the rules what fits now, with every offer of this and all earlier sessions counted (S4.1). */
export function consider({ compiled, session, at, earlier, left }: Here, permitted: boolean): Choice {
  const { facts, tier, evidence = noEvidence } = session.started
  const { reasons, said, decided } = session
  if (decided) return { tier, attempt: null, withheld: 'decided', tried: [], chosen: null }
  return chooseOffer(compiled, {
    facts,
    tier,
    reasons,
    said,
    permitted,
    made: earlier,
    own: session.offers,
    left: left ?? null,
    evidence,
    at,
  })
}

/** Whether a rule answers a reason, and what was said since does not speak against it: *for good* ends the case for a pause. */
export function stillFits({ compiled, session, at }: Here, reason: string, rule: string): boolean {
  const found = compiled.rules.get(reason)?.find((one) => one.rule.id === rule)
  if (!found?.holds) return found !== undefined
  const { facts, tier } = session.started
  const { reasons, said } = session
  const signals = signalsOf(facts, compiled.playbook.signals, at)
  const read = facts === null ? {} : factsForConditions(facts, at)
  return found.holds({ facts: read, tier, reasons, said, signals }) !== 'no'
}
