/** A place in a picture, in percent from the left and from the top. */
export type Place = readonly [x: number, y: number]

const isPlace = (place: Place | null): place is Place => place !== null

/** Unbroken runs: a gap in what is known is a gap in the line. */
export function runsOf(places: readonly (Place | null)[]): Place[][] {
  const runs: Place[][] = [[]]
  for (const place of places) {
    if (isPlace(place)) runs.at(-1)?.push(place)
    else runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}

const through = (places: readonly Place[]): string => places.map(([x, y]) => `${x} ${y}`).join('L')

/** Lines through all runs of two and more; a place on its own is a mark's business. */
export const linePath = (places: readonly (Place | null)[]): string =>
  runsOf(places)
    .filter((run) => run.length > 1)
    .map((run) => `M${through(run)}`)
    .join('')

/** What holds until the next change: across, then up or down. */
const steps = (places: readonly Place[]): Place[] =>
  places.flatMap((place, index): Place[] => {
    const before = places[index - 1]
    return before === undefined ? [place] : [[place[0], before[1]], place]
  })

export const stepPath = (places: readonly Place[]): string =>
  places.length > 1 ? `M${through(steps(places))}` : ''

/** The ground between two step lines over the same days. */
export const stepBand = (upper: readonly Place[], lower: readonly Place[]): string =>
  upper.length > 1 && lower.length > 1 ? `M${through([...steps(upper), ...steps(lower).toReversed()])}Z` : ''
