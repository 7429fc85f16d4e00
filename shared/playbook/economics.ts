import * as z from 'zod'

const percent = z.int().min(0).max(100)

/** Stated priors, not findings: somebody who has pressed *cancel* mostly means it. */
const statedChance = {
  discount: 60,
  credit: 60,
  pause: 70,
  plan_change: 75,
  continuation: 50,
  trial_extension: 50,
  benefit: 50,
  service_fix: 60,
  guided_help: 60,
  contact: 50,
}

const statedWeight = 50

/**
 * What a tenant believes an offer is worth; outcomes can lower it (`rules/chance.ts`). `chance`: of a hundred customers
 * who take an offer of this kind, how many stay because of it; the others would have stayed anyway, and for them the
 * offer is pure cost.
 */
export const Economics = z.strictObject({
  /** Months over which the margin of a customer who stays is counted. */
  horizonMonths: z.int().min(1).max(36),
  /** What is left of the price where the cost to serve is not known. */
  assumedMarginPercent: percent,
  /** The stated chances weigh as much as what became of this many customers who took an offer. */
  priorWeight: z.int().min(1).max(100_000).default(statedWeight),
  chance: z.strictObject({
    discount: percent,
    credit: percent,
    pause: percent,
    plan_change: percent,
    /** Playbooks published before there was this kind do not name it. */
    continuation: percent.default(statedChance.continuation),
    trial_extension: percent,
    benefit: percent,
    service_fix: percent,
    guided_help: percent,
    contact: percent,
  }),
})
export type Economics = z.infer<typeof Economics>

export const statedEconomics: Economics = {
  horizonMonths: 12,
  assumedMarginPercent: 60,
  priorWeight: statedWeight,
  chance: statedChance,
}
