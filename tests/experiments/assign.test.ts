import { expect, test } from 'vitest'
import { assign, rangesOf } from '#shared/experiments/assign.ts'
import type { Experiment } from '#shared/experiments/experiment.ts'
import { bucketOf } from '#shared/experiments/hash.ts'
import { holdoutOn, usualHoldout } from '#shared/experiments/holdout.ts'
import { anExperiment } from './an-experiment.ts'

const customers = Array.from({ length: 20_000 }, (_, index) => `cus_${index}`)
const armsOf = (experiment: Experiment): Map<string, string> =>
  new Map(
    customers.flatMap((customer) => {
      const assigned = assign(experiment, customer)
      return assigned ? [[customer, assigned.arm]] : []
    }),
  )

test('an assignment says all that it follows from', () => {
  const assigned = assign(anExperiment(), 'cus_1')
  expect(assigned).toEqual({
    arm: expect.stringMatching(/control|today|shorter/) as string,
    bucket: bucketOf('pause-length:1', 'cus_1'),
    seed: 'pause-length:1',
    ranges: [
      { arm: 'control', start: 0, end: 4000 },
      { arm: 'today', start: 4000, end: 7000 },
      { arm: 'shorter', start: 7000, end: 10_000 },
    ],
  })
})

test('a higher coverage lets more in and moves nobody', () => {
  let before = new Map<string, string>()
  for (const coverage of [1, 33, 1000, 3333, 5000, 10_000]) {
    const now = armsOf(anExperiment({ coverage }))
    expect([...before].filter(([customer, arm]) => now.get(customer) !== arm)).toEqual([])
    expect(now.size).toBeGreaterThan(before.size)
    before = now
  }
  expect(before.size).toBe(customers.length)
})

test('an arm with a weight is empty under no coverage, and no range reaches into the next', () => {
  const arms = [1, 4999, 5000].map((weight, index) => ({ id: String(index), weight }))
  for (const coverage of [1, 50, 4321, 10_000]) {
    const ranges = rangesOf(arms, coverage)
    expect(ranges.every(({ start, end }) => end > start)).toBe(true)
    expect(ranges.slice(1).every(({ start }, index) => start >= (ranges[index]?.end ?? 0))).toBe(true)
  }
})

test('the name changes nothing, the phase draws anew', () => {
  const before = armsOf(anExperiment())
  expect(armsOf(anExperiment({ name: 'Other' }))).toEqual(before)
  const after = armsOf(anExperiment({ phase: 2 }))
  const stay = customers.filter((customer) => before.get(customer) === after.get(customer))
  // By chance 0.4² + 0.3² + 0.3² = 34 % are in the same arm again.
  expect(stay.length / customers.length).toBeCloseTo(0.34, 1)
})

test('two ranges of a namespace share no customer, and its hash is not that of the arms', () => {
  const one = armsOf(anExperiment({ namespace: { id: 'offers', from: 0, to: 5000 } }))
  const other = armsOf(anExperiment({ id: 'other', namespace: { id: 'offers', from: 5000, to: 10_000 } }))
  expect([...one.keys()].filter((customer) => other.has(customer))).toEqual([])
  expect(one.size + other.size).toBe(customers.length)
  const held = [...one.values()].filter((arm) => arm === 'control').length
  expect(held / one.size).toBeCloseTo(0.4, 1)
})

function heldOut(day: string, share = usualHoldout): string[] {
  const holdout = holdoutOn(day, share)
  return holdout === null
    ? []
    : [...armsOf(holdout)].flatMap(([customer, arm]) => (arm === 'held' ? [customer] : []))
}

test('one in twenty is held out from all, whichever arm they would be in, and one in four hundred in two quarters', () => {
  const held = heldOut('2026-11-22')
  expect(held.length / customers.length).toBeCloseTo(0.05, 2)
  const arms = armsOf(anExperiment())
  expect(held.filter((customer) => arms.get(customer) === 'control').length / held.length).toBeCloseTo(0.4, 1)
  const next = new Set(heldOut('2027-01-01'))
  expect(held.filter((customer) => next.has(customer)).length / held.length).toBeLessThan(0.1)
})

test('another share is another draw, and none is none', () => {
  const larger = new Set(heldOut('2026-11-22', 1000))
  const held = heldOut('2026-11-22', 500)
  expect(held.filter((customer) => larger.has(customer)).length / held.length).toBeLessThan(0.2)
  expect(heldOut('2026-11-22', 0)).toEqual([])
})

test.each([
  ['2026-01-01', '2026-03-31', true],
  ['2026-03-31', '2026-04-01', false],
  ['2026-10-01', '2026-12-31', true],
  ['2026-12-31', '2027-01-01', false],
  ['2026-11-22', '2027-11-22', false],
])('%s and %s have one draw: %s', (one, other, isOne) => {
  expect(holdoutOn(one, 500)?.phase === holdoutOn(other, 500)?.phase).toBe(isOne)
})
