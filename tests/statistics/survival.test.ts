/** Weeks in remission under 6-mercaptopurine: Freireich et al., Blood 21:699–716 (1963), in every textbook since. */
import { describe, expect, test } from 'vitest'
import { censoredOf, meanDaysKept, survivalOf, type Ages } from '#shared/statistics/survival.ts'

const byAge = (ages: number[]): number[] =>
  Array.from({ length: 36 }, (_, age) => ages.filter((one) => one === age).length)

const mercaptopurine: Ages = {
  lost: byAge([6, 6, 6, 7, 10, 13, 16, 22, 23]),
  censored: byAge([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
}
const curve = survivalOf(mercaptopurine)

describe('the 6-MP arm', () => {
  // Age, at risk, share, standard error, log-log range: as textbooks print them, to four places.
  test.each([
    [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
    [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
    [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
    [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
    [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
    [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
    [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
  ])('week %s', (age, atRisk, share, se, low, high) => {
    const row = curve[age]!
    expect(row.atRisk).toBe(atRisk)
    expect(row.share).toBeCloseTo(share, 4)
    expect(Math.abs(row.se - se)).toBeLessThan(0.000_06)
    expect(row.range!.low).toBeCloseTo(low, 4)
    expect(row.range!.high).toBeCloseTo(high, 4)
  })

  test('weeks kept of 35 on average', () => {
    expect(meanDaysKept(curve, 35)).toBeCloseTo(23.2874, 4)
    expect(meanDaysKept(curve, 37)).toBeNull()
  })

  test('before the first loss there is no range, nor when nobody is left', () => {
    expect(curve[5]).toEqual({ atRisk: 21, share: 1, se: 0, range: null })
    expect(survivalOf({ lost: [0, 2], censored: [] })[1]).toEqual({ atRisk: 2, share: 0, se: 0, range: null })
  })
})

test('without anybody whose day is still to come, the curve is the share that is left', () => {
  const all = survivalOf({ lost: [1, 0, 3], censored: [0, 0, 0, 6] })
  expect(all.map(({ share }) => share)).toEqual([0.9, 0.9, expect.closeTo(0.6, 12), expect.closeTo(0.6, 12)])
  expect(all[2]!.se).toBeCloseTo(Math.sqrt((0.6 * 0.4) / 10), 12)
})

test('who is still there has got as far as today', () => {
  const cohorts = [
    { day: 100, n: 10, lost: 4 },
    { day: 102, n: 5, lost: 0 },
    { day: 103, n: 2, lost: 2 },
  ]
  expect(censoredOf(cohorts, 103)).toEqual([0, 5, 0, 6])
})

test.each<[string, () => unknown]>([
  ['a day that lies ahead', () => censoredOf([{ day: 5, n: 1, lost: 0 }], 4)],
  ['more lost than there were', () => censoredOf([{ day: 1, n: 1, lost: 2 }], 4)],
  ['half a loss', () => survivalOf({ lost: [0.5], censored: [] })],
  ['a level of 1', () => survivalOf({ lost: [1], censored: [] }, 1)],
])('%s is refused', (_, ask) => {
  expect(ask).toThrow(RangeError)
})
