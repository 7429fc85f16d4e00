/** What is true in the made-up year. All verdicts can be compared with it, for once: nobody knows it of real customers. */
import type { OfferKind } from '#shared/playbook/offers.ts'

export interface Truth {
  /** Points by which more customers are kept if they are shown this kind of offer, from day 30 on. */
  keeps: Readonly<Record<OfferKind, number>>
  /** Of a hundred who would be kept, and of those who would not: how many say yes to it. */
  takes: Readonly<Record<OfferKind, number>>
  delays: Readonly<Record<OfferKind, number>>
  /** Arms that do something else than their offers do, by `experiment/arm`. */
  arms: Readonly<Record<string, ArmTruth>>
}

/** What an arm does to those who leave: seconds that it adds, and points of them that give up halfway. */
export interface ArmTruth {
  slower: number
  givesUp: number
}

export const yearTruth: Truth = {
  keeps: {
    discount: 0.08,
    credit: 0.02,
    // Nobody stays because of a pause: who leaves, leaves when it is over.
    pause: 0,
    plan_change: 0.05,
    continuation: 0.04,
    trial_extension: 0.02,
    benefit: 0.02,
    service_fix: 0.1,
    guided_help: 0.06,
    contact: 0.03,
  },
  takes: {
    discount: 70,
    credit: 60,
    pause: 75,
    plan_change: 55,
    continuation: 35,
    trial_extension: 60,
    benefit: 50,
    service_fix: 80,
    guided_help: 60,
    contact: 40,
  },
  delays: {
    discount: 22,
    credit: 15,
    pause: 45,
    plan_change: 8,
    continuation: 2,
    trial_extension: 30,
    benefit: 10,
    service_fix: 15,
    guided_help: 8,
    contact: 5,
  },
  arms: { 'product-help/asks-again': { slower: 150, givesUp: 0.12 } },
}

/** What a share of those who are kept on day 30 is left of later: lost by the month, ever more slowly. */
const still: readonly (readonly [day: number, share: number])[] = [
  [30, 1],
  [60, 0.96],
  [90, 0.935],
  [120, 0.915],
  [180, 0.885],
  [365, 0.82],
]

/**
 * The day after the first offer on which somebody is lost; 0 for who is lost before day 30, null for who stays all year.
 * `rank`: where they stand among those like them, 0 to 1. Whom an offer keeps, it keeps.
 */
export function lostOn(base: number, keeps: number, rank: number): number | null {
  if (rank < keeps) return null
  if (rank >= base + keeps) return 0
  const share = (rank - keeps) / base
  for (const [index, [day, left]] of still.entries()) {
    const [before, had] = still[index - 1] ?? [day, left]
    if (share >= left) return Math.ceil(before + ((had - share) / (had - left)) * (day - before))
  }
  return null
}
