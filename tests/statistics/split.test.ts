import { expect, test } from 'vitest'
import { splitOf } from '#shared/statistics/split.ts'

const halves = (one: number, other: number) => [
  { count: one, share: 0.5 },
  { count: other, share: 0.5 },
]
const thirds = [
  { count: 100, share: 0.1 },
  { count: 290, share: 0.45 },
  { count: 310, share: 0.45 },
]

// Computed to thirty digits by mpmath.
test.each([
  ['450 and 550', halves(450, 550), 3.35466789623],
  ['500 and 500', halves(500, 500), -1.20122032204],
  ['1800 and 2200', halves(1800, 2200), 17.6888245181],
  ['three arms', thirds, 3.74791964041],
])('the odds for another split: %s', (_, parts, right) => {
  expect(splitOf([parts]).logOdds).toBeCloseTo(right, 9)
})

test('the alarm sounds where the odds reach a hundred to one', () => {
  expect(splitOf([halves(450, 550)]).isAlarm).toBe(false)
  expect(splitOf([halves(1800, 2200)]).isAlarm).toBe(true)
  expect(splitOf([halves(450, 550)], 0.05)).toMatchObject({ isAlarm: true })
  expect(splitOf([halves(0, 0)])).toEqual({ logOdds: 0, isAlarm: false })
})

test('phases with their own weights speak together', () => {
  const [first, second] = [splitOf([halves(450, 550)]).logOdds, splitOf([thirds]).logOdds]
  expect(splitOf([halves(450, 550), thirds])).toEqual({ logOdds: first + second, isAlarm: true })
})

test.each<[string, () => unknown]>([
  ['shares that are not one whole', () => splitOf([[{ count: 3, share: 0.5 }]])],
  ['a share of nothing', () => splitOf([[...halves(1, 1), { count: 0, share: 0 }]])],
  ['half a customer', () => splitOf([halves(1.5, 2)])],
  ['alpha of 0', () => splitOf([halves(1, 1)], 0)],
])('%s is refused', (_, ask) => {
  expect(ask).toThrow(RangeError)
})
