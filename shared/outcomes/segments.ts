/** Groups that customers were in before they were in an arm. Shown beside each other; nothing is called of them. */
import type { Money } from '#shared/money.ts'
import { cellsOf, type Cell, type Member } from './cohort.ts'
import type { ExposedCustomer } from './exposed-customer.ts'

/** The reason that governs the answer, the band of their value, and the period they pay by. */
export const segmentKinds = ['reason', 'tier', 'period'] as const
export type SegmentKind = (typeof segmentKinds)[number]

/** Customers of one arm and one group, judged on the experiment's own day. */
export interface SegmentCell {
  arm: string
  by: SegmentKind
  /** An id of the playbook, or `month` and `year`; '' where it is not known. */
  key: string
  /** All whose day has come; of them, of whom it is known how they stand; of these, kept and paying. */
  n: number
  known: number
  kept: number
}

const keysOf = ({ reason, tier, period }: ExposedCustomer): Record<SegmentKind, string> => ({
  reason: reason ?? '',
  tier,
  period: period ?? '',
})

/**
 * Both sums of a day's customers, from one reading of them: there may be very many. Groups are counted on the day that
 * the experiment judges its customers on, and on no other.
 */
export function addedUp(
  members: Iterable<Member>,
  horizon: number,
  cap: Money | null,
): { cells: Cell[]; segments: SegmentCell[] } {
  const segments = new Map<string, SegmentCell>()
  function* counted(): Generator<Member> {
    for (const member of members) {
      if (member.customer.horizon === horizon) count(segments, member)
      yield member
    }
  }
  const cells = cellsOf(counted(), horizon, cap)
  return {
    cells,
    segments: [...segments].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell),
  }
}

function count(segments: Map<string, SegmentCell>, { arm, customer }: Member): void {
  const kept = customer.later.find(({ horizon }) => horizon === customer.horizon)?.kept ?? null
  const keys = keysOf(customer)
  for (const by of segmentKinds) {
    const name = `${arm} ${by} ${keys[by]}`
    let cell = segments.get(name)
    if (!cell) segments.set(name, (cell = { arm, by, key: keys[by], n: 0, known: 0, kept: 0 }))
    cell.n += 1
    cell.known += Number(kept !== null)
    cell.kept += kept ?? 0
  }
}
