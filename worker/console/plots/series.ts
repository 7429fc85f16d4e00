import { isKnown } from './scale.ts'

export interface Point {
  /** `YYYY-MM-DD`. */
  day: string
  /** Null where nobody knows: the line has a gap. */
  value: number | null
  /** Said once, and said differently since: billing told of something late. */
  isRestated?: boolean
}

type KnownPoint = Point & { value: number }

export interface Series {
  /** In words, in the language of the page. */
  label: string
  points: readonly Point[]
}

/** Every day that has a point in any of them, the earliest first. */
export const daysOf = (series: readonly Series[]): string[] =>
  [...new Set(series.flatMap(({ points }) => points.map(({ day }) => day)))].toSorted()

/** The points of one by day; of two for one day the later one counts. */
export const byDay = ({ points }: Series): Map<string, Point> =>
  new Map(points.map((point) => [point.day, point]))

export const valuesOf = (series: readonly Series[]): number[] =>
  series.flatMap(({ points }) => points.map(({ value }) => value)).filter(isKnown)

/** Its points with a figure, the earliest first. */
export const knownOf = (one: Series): KnownPoint[] =>
  [...byDay(one).values()]
    .filter((point): point is KnownPoint => isKnown(point.value))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))

export const lastKnown = (one: Series): KnownPoint | null => knownOf(one).at(-1) ?? null
