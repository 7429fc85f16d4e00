import { factTable } from './fact-table.ts'
import type { FactDays } from './known-facts.ts'
import type { Stated } from './stated.ts'

/** `since`: an ISO instant. `days`: for how many a word counts, where that differs from the table's. */
interface Asked {
  since: string
  days: FactDays['complaints']
  now: Date
}

/**
 * Complaints as the tenant has told of a customer after an instant: what was told before it says nothing of the time
 * since, and what is too old by now nothing of today. Null where nothing that counts was told.
 */
export function complaintsTold(pushed: readonly Stated[], { since, days, now }: Asked): number | null {
  const told = pushed.find(({ facts }) => facts.complaints !== undefined)
  const fresh = (days ?? factTable.complaints.days ?? Infinity) * 86_400_000
  if (!told || told.at <= since || now.getTime() - Date.parse(told.at) > fresh) return null
  return told.facts.complaints ?? null
}
