import type { Economics } from '#shared/playbook/economics.ts'
import type { OfferKind } from '#shared/playbook/offers.ts'

/** Of the customers who took an offer and whose day has come: how many there are, and how many stayed and pay. */
export interface Tally {
  taken: number
  stayed: number
}

/** What became of taken offers, by kind. A kind of which nothing is known yet is left out. */
export type OfferEvidence = Readonly<Partial<Record<OfferKind, Tally>>>

export const noEvidence: OfferEvidence = {}

/** The chance that an offer is why somebody stays, in a hundred, and what it was reckoned from. */
export interface Chance extends Tally {
  stated: number
  used: number
}

/**
 * The stated chance, lowered by what was seen. Of those who took an offer and stayed, some would have stayed anyway, so
 * their share tells how much the chance may be at the most; without customers who got no offer it can never raise it.
 * A few outcomes say little: the stated chance weighs as much as `priorWeight` of them. Rounded down, in whole numbers.
 */
export function chanceOf(kind: OfferKind, economics: Economics, evidence: OfferEvidence): Chance {
  const stated = economics.chance[kind]
  const { taken, stayed } = evidence[kind] ?? { taken: 0, stayed: 0 }
  const weight = economics.priorWeight
  const seen = Math.floor((weight * stated + 100 * stayed) / (weight + taken))
  return { stated, taken, stayed, used: Math.min(stated, seen) }
}
