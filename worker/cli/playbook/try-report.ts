import { copyFor } from '#shared/copy/copy.ts'
import type { BriefResponse, Comparison, Totals } from '#shared/replay/compare.ts'
import type { Refused } from '#shared/replay/totals.ts'
import { table } from '../replay/table.ts'

const copy = copyFor('en')
const none = '–'

/** What a draft changes, as a person reads it: the sums first, then every customer it touches. */
export function report(comparison: Comparison): string {
  const { live, draft, at, leavers, changed } = comparison
  const head = `${draft} in place of ${live}, played on ${at}: ${leavers} leavers, ${changed.length} of them answered otherwise\n`
  return [
    head,
    tierTable(comparison),
    costTable(comparison),
    totalsTable(comparison),
    refusedTable(comparison.refused),
    ...budgetLine(comparison),
    customersTable(comparison),
  ].join('\n')
}

const arrow = (before: string, after: string): string => (before === after ? after : `${before} → ${after}`)
const money = (currency: string, amount: number): string => copy.money({ amount, currency })

function tierTable({ tiers }: Comparison): string {
  if (tiers.length === 0) return 'Nobody changes tier.\n'
  return table(
    ['customers', 'from tier', 'to tier'],
    tiers.map(({ customers, from, to }) => [String(customers), from, to]),
    [0],
  )
}

/** If every first offer were accepted. */
function costTable({ cost }: Comparison): string {
  if (cost.length === 0) return 'No offer costs anything, before or after.\n'
  return table(
    ['cost in', 'before', 'after', 'difference'],
    cost.map(({ currency, before, after }) => [
      currency,
      money(currency, before),
      money(currency, after),
      money(currency, after - before),
    ]),
    [1, 2, 3],
  )
}

function totalsTable({ totals }: Comparison): string {
  const kinds = (sums: Totals | null, which: 'first' | 'second'): string =>
    Object.entries(sums?.[which] ?? {})
      .map(([kind, times]) => `${kind} ${times}`)
      .join(', ') || none
  return table(
    ['reason', 'leavers', 'no offer', 'first offers', 'second offers'],
    totals.map(({ reason, before, after }) => [
      reason ?? none,
      String((after ?? before)?.leavers ?? 0),
      arrow(String(before?.noOffer ?? none), String(after?.noOffer ?? none)),
      arrow(kinds(before, 'first'), kinds(after, 'first')),
      arrow(kinds(before, 'second'), kinds(after, 'second')),
    ]),
    [1],
  )
}

/** How often what was refused, where that is not as often as before. */
function refusedTable({ before, after }: Comparison['refused']): string {
  const [old, now] = [timesOf(before), timesOf(after)]
  const keys = [...new Set([...now.keys(), ...old.keys()])]
  const rows = keys
    .filter((key) => old.get(key) !== now.get(key))
    .map((key) => {
      const [what = '', why = ''] = key.split('\n')
      return [String(old.get(key) ?? 0), String(now.get(key) ?? 0), what, why]
    })
  return rows.length === 0
    ? 'Nothing is refused more or less often.\n'
    : table(['before', 'after', 'refused', 'why'], rows, [0, 1])
}

function budgetLine({ overBudget: { before, after } }: Comparison): string[] {
  if (before + after === 0) return []
  return [`A budget had run out for ${before} leavers before, and for ${after} after.\n`]
}

const timesOf = ({ noOffer, rules }: Refused): Map<string, number> =>
  new Map([
    ...Object.entries(noOffer).map(([why, times]) => [`no offer\n${why}`, times] as const),
    ...rules.map(({ rule, verdict, times }) => [`${rule}\n${verdict}`, times] as const),
  ])

function customersTable({ changed }: Comparison): string {
  if (changed.length === 0) return 'No customer is answered otherwise.\n'
  return table(
    ['customer', 'reason', 'tier', 'first', 'second'],
    changed.map(({ customer, reasons, before, after }) => [
      customer,
      reasons.join(' + ') || none,
      arrow(before.tier, after.tier),
      arrow(said(before.first), said(after.first)),
      arrow(said(before.second), said(after.second)),
    ]),
  )
}

/** The offer and, where it has one, its price to the business. */
function said(response: BriefResponse): string {
  if (response === null) return none
  if ('none' in response) return response.none
  const { offer, cost } = response
  return cost.amount === 0 ? offer : `${offer} (${money(cost.currency, cost.amount)})`
}
