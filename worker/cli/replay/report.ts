import { copyFor } from '#shared/copy/copy.ts'
import { quoted, type Problem, type ReplayError } from '#shared/replay/problem.ts'
import type { Replay } from '#shared/replay/replay.ts'
import type { Response, Result } from '#shared/replay/result.ts'
import { overBudget, sumOf, type ReasonTotals, type Refused } from '#shared/replay/totals.ts'
import type { Files } from './options.ts'
import { table } from './table.ts'

const copy = copyFor('en')
const none = '–'

/** The whole replay as a person reads it: every leaver, the sums, and what was refused. */
export function report(replay: Replay): string {
  const { playbook, at, rows, results, problems } = replay
  const counts = [
    count(rows, 'row'),
    count(results.length, 'leaver'),
    count(problems.length, 'problem'),
  ].join(', ')
  return [
    `${playbook}, played on ${at}: ${counts}\n`,
    customersTable(results),
    totalsTable(replay),
    refusedTable(replay.refused),
    ...budgetLine(results),
  ].join('\n')
}

/** Like a compiler's: file, line and column first, so that an editor can go there. */
export const problemLine = (file: string, { line, column, name, code, message }: Problem): string =>
  `${file}:${line}:${column}: ${name === null ? '' : `column ${quoted(name)}: `}${message} (${code})`

export function errorLine(files: Files | null, { code, where, message }: ReplayError): string {
  const path = where && files?.[where.file]
  const place = [path, where?.line, where?.column].filter((part) => part != null).join(':')
  return `${place === '' ? '' : `${place}: `}${message} (${code})`
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

const customersTable = (results: readonly Result[]): string =>
  table(
    ['customer', 'tier', 'reason', 'cost', 'first', 'second', 'why not'],
    results.map(({ customer, tier, reasons, first, second }) => [
      customer,
      tier,
      reasons.join(' + ') || none,
      first.type === 'offer' ? copy.money(first.cost) : none,
      offerOf(first),
      offerOf(second),
      whyNot(first) ?? whyNot(second) ?? '',
    ]),
    [3],
  )

function budgetLine(results: readonly Result[]): string[] {
  const times = overBudget(results)
  return times === 0 ? [] : [`A budget had run out for ${count(times, 'leaver')}.\n`]
}

const offerOf = (response: Response | null): string => (response?.type === 'offer' ? response.offer : none)

/** Why there was no offer: one cause for all, or each rule's own. Null where there was one. */
function whyNot(response: Response | null): string | null {
  if (response?.type !== 'none') return null
  if (response.why !== 'rules') return response.why
  const refusals = response.tried.filter(({ verdict }) => verdict !== 'other_attempt')
  return refusals.map(({ rule, verdict }) => `${rule}: ${verdict}`).join(', ') || 'no rule'
}

function totalsTable({ totals, results }: Replay): string {
  const row = (name: string, sum: Omit<ReasonTotals, 'reason'>): string[] => [
    name,
    String(sum.leavers),
    String(sum.noOffer),
    sum.turns.toFixed(2),
    Object.entries(sum.cost)
      .map(([currency, amount]) => copy.money({ amount, currency }))
      .join(' + ') || none,
    kinds(sum.first),
    kinds(sum.second),
  ]
  const rows = totals.map((total) => row(total.reason ?? none, total))
  const header = ['reason', 'leavers', 'no offer', 'turns', 'cost', 'first offers', 'second offers']
  return table(header, [...rows, row('all', sumOf(results))], [1, 2, 3, 4])
}

const kinds = (counts: Partial<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([kind, n]) => `${kind} ${n}`)
    .join(', ') || none

function refusedTable({ noOffer, rules }: Refused): string {
  const whole = Object.entries(noOffer).map(([why, n]) => [String(n), 'no offer', why])
  const single = rules.map(({ rule, verdict, times }) => [String(times), rule, verdict])
  return table(['times', 'refused', 'why'], [...whole, ...single], [0])
}
