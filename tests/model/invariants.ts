/** What must hold of the books once all is quiet: I1 to I8, and three more. Pure; each says whose it is and what differs. */
import { tenantsApart } from './apart.ts'
import { noEffectWithoutIntent, oneEffectPerKey } from './at-billing.ts'
import { erasedForGood } from './erasures.ts'
import type { Evidence } from './evidence.ts'
import { exposedOnce } from './exposed-once.ts'
import { lettersOnce } from './letters.ts'
import { outcomeIsState } from './outcomes.ts'
import { everyEventDelivered, oneRowPerSession } from './told-once.ts'

export type InvariantName =
  | 'I1'
  | 'I2'
  | 'I3'
  | 'I4'
  | 'I5'
  | 'I6'
  | 'I7'
  | 'I8'
  | 'letters'
  | 'exposures'
  | 'erasures'

export interface Problem {
  invariant: InvariantName
  message: string
}

interface Invariant {
  name: string
  /** One line for each thing that is not as it must be. */
  check: (evidence: Evidence) => string[]
}

export const invariants: Record<InvariantName, Invariant> = {
  I1: { name: 'at most one effect at billing per key', check: oneEffectPerKey },
  I2: { name: 'the outcome is what billing shows and the customer heard', check: outcomeIsState },
  I3: { name: 'one row per session, equal to the fold', check: oneRowPerSession },
  I4: { name: 'every event delivered, under one id', check: everyEventDelivered },
  I5: { name: 'two answers lead out', check: twoAnswersLeadOut },
  I6: { name: 'no effect without a stored intent', check: noEffectWithoutIntent },
  I7: { name: "no tenant sees another's bytes", check: tenantsApart },
  I8: { name: 'quiet within the bound', check: becomesQuiet },
  letters: { name: 'each letter once, to whom it is about', check: lettersOnce },
  exposures: { name: 'each customer exposed once a phase', check: exposedOnce },
  erasures: { name: 'erased at once and for good, and what was promised done', check: erasedForGood },
}

export const problemsIn = (evidence: Evidence): Problem[] =>
  (Object.entries(invariants) as [InvariantName, Invariant][]).flatMap(([invariant, { check }]) =>
    check(evidence).map((message) => ({ invariant, message })),
  )

function twoAnswersLeadOut({ left }: Evidence): string[] {
  return left
    .filter(({ answers, outcome }) => answers > 2 || outcome !== 'cancelled')
    .map(
      ({ session, from, answers, outcome }) =>
        `${session}: from ${from}, ${answers} answers led to ${outcome}`,
    )
}

function becomesQuiet({ quiet: { took, bound, pending } }: Evidence): string[] {
  return pending.map((what) => `after ${Math.round(took / 1000)} s of ${bound / 1000}: ${what}`)
}
