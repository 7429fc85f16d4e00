import type { Arm, Experiment, Namespace } from './experiment.ts'
import { bucketOf, buckets } from './hash.ts'

/** The buckets of an arm: from `start`, up to and without `end`. */
export interface Range {
  arm: string
  start: number
  end: number
}

/** The arm a customer belongs to and all that it follows from, so that it can be told again from the record. */
export interface Assignment {
  arm: string
  bucket: number
  seed: string
  ranges: Range[]
}

type Drawn = Pick<Experiment, 'id' | 'phase' | 'arms' | 'coverage' | 'namespace'>

/** Of the id and never the name, which may change. */
export const seedOf = ({ id, phase }: Pick<Experiment, 'id' | 'phase'>): string => `${id}:${phase}`

/**
 * The arm that chance gives a customer; null where it leaves them out. What the store has of an earlier exposure wins
 * over this. `customer` is the paying account's id, letter for letter as billing sends it. Takes a few microseconds.
 */
export function assign(experiment: Drawn, customer: string): Assignment | null {
  const { arms, coverage, namespace } = experiment
  if (namespace !== null && !isInside(namespace, customer)) return null
  const seed = seedOf(experiment)
  const bucket = bucketOf(seed, customer)
  const ranges = rangesOf(arms, coverage)
  const range = ranges.find(({ start, end }) => start <= bucket && bucket < end)
  return range ? { arm: range.arm, bucket, seed, ranges } : null
}

/**
 * Each arm begins where the weights before it end and takes up its weight × coverage, so that a higher coverage adds
 * customers at the end of each range and moves none. A part of a bucket is a whole one, as in GrowthBook.
 */
export function rangesOf(arms: readonly Pick<Arm, 'id' | 'weight'>[], coverage: number): Range[] {
  let before = 0
  return arms.map(({ id, weight }) => {
    const start = before
    before += weight
    return { arm: id, start, end: start + Math.ceil((weight * coverage) / buckets) }
  })
}

const isInside = ({ id, from, to }: Namespace, customer: string): boolean => {
  const bucket = bucketOf(id, customer)
  return from <= bucket && bucket < to
}
