import type { OfferKind } from '#shared/playbook/offers.ts'
import type { RuleVerdict } from '#shared/rules/choose-offer.ts'
import type { Compiled } from '#shared/rules/compiled.ts'
import type { NoOffer, Response, Result } from './result.ts'

/** What became of the leavers with one governing reason; null for those who gave none. */
export interface ReasonTotals {
  reason: string | null
  leavers: number
  /** First offers, by kind. */
  first: Partial<Record<OfferKind, number>>
  second: Partial<Record<OfferKind, number>>
  noOffer: number
  /** If every first offer were accepted: minor units, by currency. */
  cost: Record<string, number>
  /** Questions answered, on average. */
  turns: number
}

export interface Refused {
  /** Why no rule was looked at, or none fitted, for the first response. */
  noOffer: Partial<Record<NoOffer, number>>
  /** Rules passed over for what the customer or the rule is like; `other_attempt` says neither, and is left out. */
  rules: { rule: string; verdict: RuleVerdict; times: number }[]
}

/** In the playbook's order of reasons, only those that somebody gave. */
export function totalsOf(compiled: Compiled, results: readonly Result[]): ReasonTotals[] {
  const order = [...compiled.playbook.reasons.map(({ id }) => id), null]
  return order.flatMap((reason) => {
    const group = results.filter(({ reasons }) => (reasons[0] ?? null) === reason)
    return group.length > 0 ? [{ reason, ...sumOf(group) }] : []
  })
}

export function sumOf(results: readonly Result[]): Omit<ReasonTotals, 'reason'> {
  const cost: Record<string, number> = {}
  for (const { first } of results) {
    if (first.type === 'offer')
      cost[first.cost.currency] = (cost[first.cost.currency] ?? 0) + first.cost.amount
  }
  const turns = results.reduce((sum, result) => sum + result.turns, 0)
  return {
    leavers: results.length,
    first: tally(results.flatMap(({ first }) => kindOf(first))),
    second: tally(results.flatMap(({ second }) => kindOf(second))),
    noOffer: results.filter(({ first }) => first.type === 'none').length,
    cost,
    turns: results.length === 0 ? 0 : Math.round((100 * turns) / results.length) / 100,
  }
}

export function refusedOf(results: readonly Result[]): Refused {
  const tried = results.flatMap(({ first, second }) => [...first.tried, ...(second?.tried ?? [])])
  const passedOver = tried.filter(({ verdict }) => verdict !== 'chosen' && verdict !== 'other_attempt')
  const times = tally(passedOver.map(({ rule, verdict }) => `${rule} ${verdict}`))
  const rules = Object.entries(times).map(([key, count]) => {
    const [rule = '', verdict] = key.split(' ')
    return { rule, verdict: verdict as RuleVerdict, times: count as number }
  })
  return {
    noOffer: tally(results.flatMap(({ first }) => (first.type === 'none' ? [first.why] : []))),
    rules: rules.toSorted(
      (a, b) => b.times - a.times || compare(a.rule, b.rule) || compare(a.verdict, b.verdict),
    ),
  }
}

/** Leavers who would have been offered something more, had a budget not run out. */
export const overBudget = (results: readonly Result[]): number =>
  results.filter(({ first, second }) =>
    [...first.tried, ...(second?.tried ?? [])].some(({ verdict }) => verdict === 'over_budget'),
  ).length

const kindOf = (response: Response | null): OfferKind[] => (response?.type === 'offer' ? [response.kind] : [])
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function tally<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}
