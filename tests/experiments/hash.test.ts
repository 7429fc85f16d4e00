import { expect, test } from 'vitest'
import { rangesOf } from '#shared/experiments/assign.ts'
import { bucketOf, buckets } from '#shared/experiments/hash.ts'
import { publishedCases } from './published.ts'

const published = publishedCases()
const inBuckets = (share: number): number => Math.round(share * buckets)

/** Cases as GrowthBook writes them, without what is malformed in them: that never reaches us. */
function rangesFor(count: number, weights: number[] | null | undefined, coverage = 1): [number, number][] {
  const arms = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    weight: inBuckets(weights?.[index] ?? 1 / count),
  }))
  return rangesOf(arms, inBuckets(coverage)).map(({ start, end }) => [start, end])
}

const chosen = (bucket: number, ranges: readonly [number, number][]): number =>
  ranges.findIndex(([start, end]) => start <= bucket && bucket < end)

test.skipIf(!published)('every published hash of version 2 is ours', () => {
  const cases = published?.hash.filter(({ version }) => version === 2) ?? []
  expect(cases.length).toBeGreaterThanOrEqual(7)
  expect(cases.map(({ seed, value }) => bucketOf(seed, value))).toEqual(
    cases.map(({ expected }) => inBuckets(expected)),
  )
})

test.skipIf(!published)('every published range with weights that sum to one is ours', () => {
  const isWell = (weights: number[] | null, variations: number): boolean =>
    weights === null ||
    (weights.length === variations && inBuckets(weights.reduce((sum, one) => sum + one, 0)) === buckets)
  const cases = (published?.bucketRanges ?? []).filter(
    ({ weights, variations, coverage }) => isWell(weights, variations) && coverage >= 0 && coverage <= 1,
  )
  expect(cases.length).toBeGreaterThanOrEqual(7)
  for (const { name, variations, weights, coverage, expected } of cases)
    expect(rangesFor(variations, weights, coverage), name).toEqual(
      expected.map((range) => range.map(inBuckets)),
    )
})

test.skipIf(!published)('every published choice by a range is ours', () => {
  const cases = published?.chooseVariation ?? []
  expect(cases.length).toBeGreaterThanOrEqual(13)
  for (const { name, n, ranges, expected } of cases)
    expect(
      chosen(
        inBuckets(n),
        ranges.map(([start, end]) => [inBuckets(start), inBuckets(end)]),
      ),
      name,
    ).toBe(expected)
})

test.skipIf(!published)('every published assignment of version 2 is ours', () => {
  const cases = (published?.assignments ?? []).filter(({ experiment }) => experiment.hashVersion === 2)
  expect(cases.length).toBeGreaterThanOrEqual(3)
  for (const { name, context, experiment, expected } of cases) {
    const { seed = '', variations, weights, coverage } = experiment
    const bucket = bucketOf(seed, context.attributes.id ?? '')
    expect(chosen(bucket, rangesFor(variations.length, weights, coverage)), name).toBe(expected.value)
  }
})

test.skipIf(!published)(
  'so is every bucket of those who were assigned before, and their arm without the memory',
  () => {
    const cases = (published?.stickyBuckets ?? []).flatMap(({ name, context, feature, expectedResult }) => {
      const rule = context.features[feature]?.rules[0]
      return rule?.hashVersion === 2 && expectedResult ? [{ name, rule, expectedResult }] : []
    })
    expect(cases.length).toBeGreaterThanOrEqual(5)
    for (const { name, rule, expectedResult } of cases) {
      const { hashValue, bucket, stickyBucketUsed, variationId } = expectedResult
      expect(bucketOf(rule.seed ?? '', hashValue), name).toBe(inBuckets(bucket))
      if (!stickyBucketUsed)
        expect(chosen(inBuckets(bucket), rangesFor(3, rule.weights)), name).toBe(variationId)
    }
  },
)

const customers = Array.from({ length: 200_000 }, (_, index) => `cus_${index}`)

/** Pearson's chi-square against equal shares. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, one) => sum + one, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** How many customers fall into each cell of a table by tenths, by the buckets that two seeds give them. */
function tenths(bucketsOf: (customer: string) => [number, number]): number[] {
  const counts = Array.from({ length: 100 }, () => 0)
  for (const customer of customers) {
    const [one, other] = bucketsOf(customer)
    const cell = Math.floor(one / 1000) * 10 + Math.floor(other / 1000)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

/** Critical values at 0.001: a fair hash is above one of them once in a thousand seeds, and these seeds stand still. */
const critical = { 99: 148.23, 999: 1143.92 }

test.each(['pause-length:1', 'pause-length:2', 'a:1', 'holdout:20264'])(
  'two hundred thousand customers in a row spread evenly under %s',
  (seed) => {
    const counts = Array.from({ length: 1000 }, () => 0)
    for (const customer of customers) {
      const cell = Math.floor(bucketOf(seed, customer) / 10)
      counts[cell] = (counts[cell] ?? 0) + 1
    }
    expect(chiSquare(counts)).toBeLessThan(critical[999])
  },
)

test.each([
  ['pause-length:1', 'pause-length:2'],
  ['exp1:1', 'exp2:1'],
  ['offers', 'offers:1'],
  ['holdout:20264', 'holdout:20271'],
])('where a customer falls under %s says nothing about %s', (one, other) => {
  const counts = tenths((customer) => [bucketOf(one, customer), bucketOf(other, customer)])
  expect(chiSquare(counts)).toBeLessThan(critical[99])
})

test('the same measure finds a hash that is taken once: version 1', () => {
  const once = (seed: string, value: string): number => {
    let hash = 0x811c9dc5
    for (const letter of value + seed) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0
    return (hash % 1000) * 10
  }
  const counts = tenths((customer) => [once('exp1', customer), once('exp2', customer)])
  expect(chiSquare(counts)).toBeGreaterThan(10 * critical[99])
})

test('ids are taken letter for letter', () => {
  const ids = ['cus_1', 'Cus_1', ' cus_1', 'cus_1 ', 'é', 'e\u0301', '😀', '']
  const found = ids.map((id) => bucketOf('s', id))
  expect(new Set(found).size).toBe(ids.length)
  expect(found.every((bucket) => Number.isInteger(bucket) && bucket >= 0 && bucket < buckets)).toBe(true)
})
