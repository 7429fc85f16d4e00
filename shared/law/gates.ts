import type { Duties, Entry } from './entry.ts'
import { isInForce } from './entry.ts'
import { jurisdictions, reaches } from './jurisdictions.ts'
import type { StatutoryPlace } from './statutory.ts'

/** What the law makes of one session: the duties that differ by place. Those kept for everybody are no gates. */
export interface Gates {
  /** Ask once before any offer. */
  permission: boolean
  /** The contract ends so soon after notice, however long it is paid for. */
  endsWithin: Duties['endsWithin'] | null
  /** The exit of its own that must stand beside, never behind, whatever else leads out. */
  statutoryEntry: StatutoryPlace | null
  /** The entries that were applied, by id; `strictest` where the place is unknown. */
  from: string[]
}

/** No duty at all; also what a log says that was written before a gate was known. */
export const noGates: Gates = { permission: false, endsWithin: null, statutoryEntry: null, from: [] }

/**
 * Where the place is not known the strict union holds, of what takes nothing from the customer: permission is asked
 * for. An earlier end is no such thing: it would cut off days that are paid for, by a law that may not be theirs.
 */
export function gatesFor(place: string | null, today: string): Gates {
  const inForce = jurisdictions.filter((entry) => isInForce(entry, today))
  if (place === null) return { ...noGates, permission: asksPermission(inForce), from: ['strictest'] }
  const here = inForce.filter((entry) => reaches(entry, place))
  return {
    permission: asksPermission(here),
    endsWithin: shortest(here),
    statutoryEntry: here.flatMap(({ duties }) => duties.statutoryEntry?.place ?? [])[0] ?? null,
    from: here.map(({ id }) => id),
  }
}

const asksPermission = (entries: readonly Entry[]): boolean =>
  entries.some(({ duties }) => duties.permissionBeforeOffers)

function shortest(entries: readonly Entry[]): Gates['endsWithin'] {
  const limits = entries.flatMap(({ duties }) => duties.endsWithin ?? [])
  return limits.toSorted((a, b) => a.businessDays - b.businessDays)[0] ?? null
}
