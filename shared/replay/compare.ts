import type { Money } from '#shared/money.ts'
import type { Replay } from './replay.ts'
import type { Response, Result } from './result.ts'
import { overBudget, sumOf, type ReasonTotals, type Refused } from './totals.ts'

/** What a draft would do otherwise than the playbook that is live, to the same customers on the same day. */
export interface Comparison {
  live: string
  draft: string
  at: string
  rows: number
  leavers: number
  /** How many move from which tier to which. */
  tiers: { from: string; to: string; customers: number }[]
  /** Those whose tier or answers are not what they were. */
  changed: CustomerChange[]
  /** If every first offer were accepted: minor units, by currency. */
  cost: { currency: string; before: number; after: number }[]
  totals: { reason: string | null; before: Totals | null; after: Totals | null }[]
  refused: { before: Refused; after: Refused }
  /** Leavers for whom a budget had run out. */
  overBudget: { before: number; after: number }
}

export type Totals = Omit<ReasonTotals, 'reason'>

export interface CustomerChange {
  customer: string
  reasons: string[]
  before: Brief
  after: Brief
}

/** An answer in short: the offer, and what it costs if accepted; or why there was none. */
export type BriefResponse = { offer: string; cost: Money } | { none: string } | null

export interface Brief {
  tier: string
  first: BriefResponse
  second: BriefResponse
}

/** Two replays of one file; where their customers differ, only those in both are compared. */
export function compare(live: Replay, draft: Replay): Comparison {
  const drafted = new Map(draft.results.map((result) => [result.customer, result]))
  const pairs = live.results.flatMap((before) => {
    const after = drafted.get(before.customer)
    return after ? [{ before, after }] : []
  })
  return {
    live: live.playbook,
    draft: draft.playbook,
    at: draft.at,
    rows: draft.rows,
    leavers: pairs.length,
    tiers: moves(pairs),
    changed: pairs.flatMap(changeOf),
    cost: costs(live.results, draft.results),
    totals: totals(live.totals, draft.totals),
    refused: { before: live.refused, after: draft.refused },
    overBudget: { before: overBudget(live.results), after: overBudget(draft.results) },
  }
}

interface Pair {
  before: Result
  after: Result
}

function moves(pairs: readonly Pair[]): Comparison['tiers'] {
  const counts = new Map<string, Comparison['tiers'][number]>()
  for (const { before, after } of pairs) {
    if (before.tier === after.tier) continue
    const key = `${before.tier} ${after.tier}`
    const { customers } = counts.get(key) ?? { customers: 0 }
    counts.set(key, { from: before.tier, to: after.tier, customers: customers + 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.customers - a.customers)
}

function changeOf(pair: Pair): CustomerChange[] {
  const [before, after] = [brief(pair.before), brief(pair.after)]
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ customer: pair.after.customer, reasons: pair.after.reasons, before, after }]
}

const brief = ({ tier, first, second }: Result): Brief => ({
  tier,
  first: briefly(first),
  second: briefly(second),
})

function briefly(response: Response | null): BriefResponse {
  if (response === null) return null
  return response.type === 'offer' ? { offer: response.offer, cost: response.cost } : { none: response.why }
}

function costs(live: readonly Result[], draft: readonly Result[]): Comparison['cost'] {
  const [before, after] = [sumOf(live).cost, sumOf(draft).cost]
  return Object.keys({ ...before, ...after })
    .toSorted()
    .map((currency) => ({ currency, before: before[currency] ?? 0, after: after[currency] ?? 0 }))
}

/** In the draft's order of reasons; those that only the live playbook knows come last. */
function totals(live: readonly ReasonTotals[], draft: readonly ReasonTotals[]): Comparison['totals'] {
  const reasons = new Set([...draft, ...live].map(({ reason }) => reason))
  const of = (all: readonly ReasonTotals[], wanted: string | null): Totals | null => {
    const found = all.find(({ reason }) => reason === wanted)
    if (!found) return null
    const { reason: _, ...sums } = found
    return sums
  }
  return [...reasons].map((reason) => ({ reason, before: of(live, reason), after: of(draft, reason) }))
}
