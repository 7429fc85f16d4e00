import { elsewhere } from './elsewhere.ts'
import type { Entry } from './entry.ts'
import { europe } from './europe.ts'
import { unitedStates } from './united-states.ts'

/** Every rule we have read. A place that none of them names has no rule of its own that we know of. */
export const jurisdictions: readonly Entry[] = [...unitedStates, ...europe, ...elsewhere]

const members = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/** A country's rules hold in its regions, and the Union's in its members; a region's hold nowhere else. */
export function reaches(entry: Entry, place: string): boolean {
  const [country = place] = place.split('-')
  const around = [place, country, ...(members.has(country) ? ['EU'] : [])]
  return entry.places.some((one) => around.includes(one))
}
