/** GrowthBook's own cases, read where they lie beside the project; they are not ours to copy. */
import { dataOf } from '#tests/peers/stripe/spec.ts'

type Pair = [number, number]

interface V2 {
  hashVersion?: number
  seed?: string
}

export interface Published {
  hash: { seed: string; value: string; version: number; expected: number }[]
  bucketRanges: {
    name: string
    variations: number
    coverage: number
    weights: number[] | null
    expected: Pair[]
  }[]
  chooseVariation: { name: string; n: number; ranges: Pair[]; expected: number }[]
  assignments: {
    name: string
    context: { attributes: { id?: string } }
    experiment: V2 & { variations: unknown[]; weights?: number[]; coverage?: number }
    expected: { value: number; inExperiment: boolean }
  }[]
  stickyBuckets: {
    name: string
    context: { features: Record<string, { rules: (V2 & { weights?: number[] })[] }> }
    feature: string
    expectedResult: {
      hashValue: string
      stickyBucketUsed: boolean
      bucket: number
      variationId: number
    } | null
  }[]
}

/** Null, after one line, where they are not there. */
export function publishedCases(): Published | null {
  const file = 'growthbook-hash-cases.json'
  const document = dataOf(file) as { published: Published } | null
  if (!document) console.log(`${file} is not beside the project: the published cases are not checked`)
  return document?.published ?? null
}
