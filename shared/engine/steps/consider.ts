import { chooseOffer, type Choice } from '#shared/rules/choose-offer.ts'
import type { Here } from './step.ts'

/** Asks the rules what fits now, with every offer of this and all earlier sessions counted (S4.1). */
export function consider({ compiled, session, at, earlier }: Here, permitted: boolean): Choice {
  const { facts, tier } = session.started
  const { reasons, said } = session
  return chooseOffer(compiled, { facts, tier, reasons, said, permitted, made: [...earlier, ...session.offers], at })
}
