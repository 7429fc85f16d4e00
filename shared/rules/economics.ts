import type { Economics } from '#shared/playbook/economics.ts'
import { monthlyPrice, type Facts } from './facts.ts'
import type { Terms } from './terms.ts'

/**
 * What an offer is expected to be worth to the tenant if it is taken, in minor units of the customer's currency: the
 * margin kept over the horizon, times the chance that the offer is what keeps it, less what the offer costs.
 * `chance` is in a hundred: the stated one, or what outcomes left of it.
 */
export function expectedValue(
  terms: Terms,
  facts: Facts,
  economics: Economics,
  chance = economics.chance[terms.kind],
): number {
  const kept = monthlyMargin(facts, economics) * economics.horizonMonths
  return Math.round((kept * chance) / 100 - terms.cost.amount)
}

function monthlyMargin(facts: Facts, { assumedMarginPercent }: Economics): number {
  const price = monthlyPrice(facts)
  return facts.costToServe === null ? (price * assumedMarginPercent) / 100 : price - facts.costToServe
}
