import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dailyEstimate, type Cell, type Day } from '#shared/statistics/daily.ts'

const cell = (n: number, yes: number, weight: number): Cell => ({ n, sum: yes, sumOfSquares: yes, weight })
const pair = { a: 'holdout', b: 'gift', prior: 0.5 }

test('two days by hand', () => {
  const days: Day[] = [
    { holdout: cell(2, 1, 0.5), gift: cell(2, 2, 0.5) },
    { holdout: cell(1, 0, 0.25), gift: cell(1, 1, 0.75) },
  ]
  // Day one, guesses ½ and ½. Holdout: −(1 − ½)/½ = −1 and −(0 − ½)/½ = 1; gift: 1 and 1.
  // Day two, guesses (1 + 1)/(2 + 2) = ½ and (2 + 1)/(2 + 2) = ¾, base ¼. Holdout: ¼ + ½/¼ = 2.25; gift: ¼ + ¼/¾ = 7/12.
  const scores = [-1, 1, 1, 1, 2.25, 7 / 12]
  const mean = scores.reduce((sum, score) => sum + score, 0) / 6
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / 5
  const found = dailyEstimate(days, pair)!
  expect(found.difference).toBeCloseTo(mean, 12)
  expect(found.se).toBeCloseTo(Math.sqrt(variance / 6), 12)
  expect(found.n).toBe(6)
})

/** The same, customer by customer, as the paper writes it. */
function slowly(days: { arm: string; value: number; weight: number }[][], prior: number) {
  const scores: number[] = []
  const past: { arm: string; value: number }[] = []
  const guess = (arm: string): number => {
    const own = past.filter((one) => one.arm === arm)
    return (own.reduce((sum, { value }) => sum + value, 0) + 2 * prior) / (own.length + 2)
  }
  for (const day of days) {
    const [mA, mB] = [guess('holdout'), guess('gift')]
    for (const { arm, value, weight } of day) {
      const own = arm === 'gift' ? (value - mB) / weight : arm === 'holdout' ? -(value - mA) / weight : 0
      scores.push(mB - mA + own)
    }
    past.push(...day)
  }
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
  return { difference: mean, se: Math.sqrt(squares / (scores.length - 1) / scores.length), n: scores.length }
}

interface Drawn {
  arm: string
  weight: number
  values: number[]
}

const cellOf = ({ weight, values }: Drawn): Cell => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
  weight,
})

const values = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 6 })
const drawnDay = fc
  .tuple(fc.integer({ min: 1, max: 8 }), values, values, values)
  .map(([tenths, holdout, gift, other]): Drawn[] => [
    { arm: 'holdout', weight: 0.1, values: holdout },
    { arm: 'gift', weight: tenths / 10, values: gift },
    { arm: 'other', weight: (9 - tenths) / 10, values: other },
  ])

test('sums tell what single customers tell, with a third arm beside', () => {
  fc.assert(
    fc.property(fc.array(drawnDay, { minLength: 1, maxLength: 6 }), (days) => {
      const customers = days.map((day) =>
        day.flatMap(({ arm, weight, values }) => values.map((value) => ({ arm, weight, value }))),
      )
      fc.pre(customers.flat().length >= 2)
      const cells = days.map((day) => Object.fromEntries(day.map((drawn) => [drawn.arm, cellOf(drawn)])))
      const [found, right] = [dailyEstimate(cells, { ...pair, prior: 0 })!, slowly(customers, 0)]
      expect(found.n).toBe(right.n)
      expect(found.difference).toBeCloseTo(right.difference, 8)
      expect(found.se ** 2).toBeCloseTo(right.se ** 2, 6)
    }),
  )
})

test('one customer tells nothing', () => {
  expect(dailyEstimate([{ holdout: cell(1, 1, 0.5), gift: cell(0, 0, 0.5) }], pair)).toBeNull()
})

test.each<[string, () => unknown]>([
  ['a day without one of the arms', () => dailyEstimate([{ holdout: cell(1, 1, 0.5) }], pair)],
  ['a weight of nothing', () => dailyEstimate([{ holdout: cell(1, 1, 0), gift: cell(1, 1, 1) }], pair)],
  ['impossible sums', () => dailyEstimate([{ holdout: cell(1, 2, 0.5), gift: cell(1, 1, 0.5) }], pair)],
])('%s is refused', (_, ask) => {
  expect(ask).toThrow(RangeError)
})
