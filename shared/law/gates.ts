import { jurisdictions } from './jurisdictions.ts'

/** What the law makes of one session. */
export interface Gates {
  /** Ask once before any offer. */
  permission: boolean
  /** The places whose rules were applied; `strictest` where the place is unknown. */
  from: string[]
}

/** The strict union of all places is the default where the customer's place is not known. */
export function gatesFor(place: string | null, today: string): Gates {
  const inForce = jurisdictions.filter((one) => one.since <= today)
  const known =
    place !== null && inForce.filter((one) => one.place === place || one.place === place.split('-')[0])
  if (known === false) return { permission: inForce.some((one) => one.permission), from: ['strictest'] }
  return { permission: known.some((one) => one.permission), from: known.map((one) => one.place) }
}
