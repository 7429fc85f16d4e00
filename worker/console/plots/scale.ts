/**
 * Places in a picture are percentages of its box. It may then take any width and keep the size of its words, without
 * a script that measures. Every function here answers for any number, so that no picture ever holds a `NaN`.
 */
export type Scale = (value: number) => number

export type Range = readonly [low: number, high: number]

/** More than any figure of ours; beyond it a picture stops, its table does not. */
const most = 1e15
/** Differences below this are none. */
const least = 1e-12

export const isKnown = (value: number | null | undefined): value is number => Number.isFinite(value)

const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)
const bounded = (value: number): number => within(value, -most, most)
const toTwoDecimals = (place: number): number => Math.round(place * 100) / 100

/** From a range of values to a range of places; what lies outside is put on the edge, and no range at all in the middle. */
export function scaleOf([low, high]: Range, [start, end]: Range = [0, 100]): Scale {
  const [first, span] = [bounded(low), bounded(high) - bounded(low)]
  return (value) => {
    const share = span > 0 && !Number.isNaN(value) ? within((bounded(value) - first) / span, 0, 1) : 0.5
    return toTwoDecimals(start + (end - start) * share)
  }
}

/** The least of 1, 2 and 5 times a power of ten that is no smaller. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted))
  const times = [1, 2, 5].find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10
  return times * power
}

interface NiceTicks {
  /** How many steps to aim at. */
  about?: number
  /** Nothing is counted in halves. */
  isWhole?: boolean
}

/**
 * Round numbers from below the least value to above the greatest, zero among them: heights are compared with zero, so
 * a picture that began elsewhere would make a small change look large.
 */
export function niceTicks(
  values: readonly (number | null)[],
  { about = 4, isWhole = false }: NiceTicks = {},
): number[] {
  const known = values.filter(isKnown).map(bounded)
  const low = known.reduce((a, b) => Math.min(a, b), 0)
  const high = known.reduce((a, b) => Math.max(a, b), 0)
  if (high - low < least) return [0, 1]
  const step = Math.max(roundStep((high - low) / about), isWhole ? 1 : 0)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}

export const ends = (ticks: readonly number[]): Range => [ticks[0] ?? 0, ticks.at(-1) ?? 1]

/** Moves labels apart that would cover each other, in their own order, and keeps them inside. Places and gap in percent. */
export function spread(places: readonly number[], gap: number): number[] {
  const order = places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const room = Math.min(gap, 100 / Math.max(1, order.length - 1))
  const moved: number[] = []
  order.forEach((at, rank) => {
    const above = rank === 0 ? 0 : (moved[order[rank - 1] ?? 0] ?? 0) + room
    moved[at] = Math.max(places[at] ?? 0, above)
  })
  order.toReversed().forEach((at, rank) => {
    moved[at] = toTwoDecimals(within(moved[at] ?? 0, 0, 100 - rank * room))
  })
  return moved
}
