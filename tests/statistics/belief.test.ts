/** Expected values: closed forms by hand, and sums and integrals computed by mpmath. */
import { describe, expect, test } from 'vitest'
import { banditWeights } from '#shared/statistics/bandit.ts'
import { beliefIn, beliefRange, chancesBest } from '#shared/statistics/belief.ts'
import { tracedTogether } from '#shared/statistics/shares-traced.ts'

const arm = (n: number, yes: number) => ({ n, yes })
type Arm = ReturnType<typeof arm>
const chanceToBeat = (a: Arm, b: Arm): number => beliefIn(a, b).chanceToBeat
const expectedLoss = (a: Arm, b: Arm): number => beliefIn(a, b).expectedLoss

describe('belief', () => {
  // One customer each, lost in a and kept in b: ∫ 2x (1 − (1 − x)²) = 5/6, and the loss is 1/30.
  test('by hand', () => {
    expect(chanceToBeat(arm(1, 0), arm(1, 1))).toBeCloseTo(5 / 6, 8)
    expect(expectedLoss(arm(1, 0), arm(1, 1))).toBeCloseTo(1 / 30, 8)
    expect(chanceToBeat(arm(0, 0), arm(0, 0))).toBeCloseTo(0.5, 8)
  })

  test.each([
    [arm(100, 30), arm(100, 40), 0.929849359072, 1e-8],
    [arm(1000, 300), arm(900, 290), 0.852101090729, 1e-8],
    [arm(2000, 1000), arm(30, 3), 2.69774259777e-6, 1e-8],
    [arm(10, 0), arm(10, 1), 0.761904761905, 1e-8],
    [arm(1000, 0), arm(1000, 1), 0.750124937531, 1e-8],
    // Nearly all kept; one arm a thousand times wider than the other; more customers than anybody has.
    [arm(100, 100), arm(100, 99), 0.248756218905, 1e-8],
    [arm(2, 1), arm(1_000_000, 500_100), 0.500149999548, 1e-8],
    [arm(10_000_000, 4_000_000), arm(100, 41), 0.590836839812, 1e-8],
  ])('the chance to beat %j of %j', (a, b, right, most) => {
    expect(Math.abs(chanceToBeat(a, b) - right)).toBeLessThan(most)
    expect(Math.abs(chanceToBeat(a, b) + chanceToBeat(b, a) - 1)).toBeLessThan(2 * most)
  })

  test.each([
    [arm(100, 30), arm(100, 40), 0.002073878347],
    [arm(1000, 300), arm(900, 290), 0.001620019447],
    // Nothing but the distance between two arms that do not meet.
    [arm(1_000_000, 900_000), arm(1_000_000, 100_000), 0.7999984000032],
    [arm(10_000_000, 4_000_000), arm(100, 41), 0.01401714943],
  ])('the loss where %j is better than %j', (a, b, right) => {
    expect(Math.abs(expectedLoss(a, b) - right)).toBeLessThan(1e-8)
  })

  test('the chance to be the best of three', () => {
    const best = chancesBest([arm(100, 30), arm(100, 35), arm(120, 48)])
    for (const [place, right] of [0.03940011521, 0.2137532521, 0.7468466327].entries())
      expect(Math.abs(best[place]! - right)).toBeLessThan(1e-8)
    expect(chancesBest([arm(50, 10), arm(50, 10)])).toEqual([expect.closeTo(0.5, 7), expect.closeTo(0.5, 7)])
  })

  test('where one share lies', () => {
    // Beta(1, 1): all shares alike.
    expect(beliefRange(arm(0, 0), 0.2)).toEqual({
      low: expect.closeTo(0.1, 12),
      high: expect.closeTo(0.9, 12),
    })
  })

  test('costs about as many points at ten million customers as at a hundred', () => {
    const points = (n: number) => tracedTogether([arm(n, 0.3 * n), arm(n, 0.31 * n)]).points.length
    expect(points(10_000_000)).toBeLessThan(2 * points(100) + 1)
  })

  test('impossible counts are refused', () => {
    expect(() => chanceToBeat(arm(1, 2), arm(1, 1))).toThrow(RangeError)
    expect(() => chancesBest([arm(1, 1), arm(-1, 0)])).toThrow(RangeError)
    expect(() => beliefRange(arm(1, 1), 0)).toThrow(RangeError)
  })
})

describe('a bandit', () => {
  test('gives floors first and the rest by chance; the holdout stays', () => {
    // 0.1 + 0.7 × chance, of the 8,000 that the holdout leaves.
    expect(banditWeights([0.5, 0.3, 0.2], { holdout: 2000, floor: 0.1 })).toEqual([3600, 2480, 1920])
    expect(banditWeights([1, 0, 0], { holdout: 1000, floor: 0.1 })).toEqual([7200, 900, 900])
  })

  test('weights are whole and sum to everybody', () => {
    for (const holdout of [0, 500, 3333]) {
      const weights = banditWeights([1 / 3, 1 / 3, 1 / 3], { holdout, floor: 0.1 })
      expect(weights.reduce((sum, weight) => sum + weight, holdout)).toBe(10_000)
      expect(weights.every(Number.isInteger)).toBe(true)
    }
  })

  test.each<[string, () => unknown]>([
    ['chances that are not one whole', () => banditWeights([0.5, 0.4], { holdout: 0, floor: 0.1 })],
    ['a chance below nothing', () => banditWeights([1.2, -0.2], { holdout: 0, floor: 0.1 })],
    ['floors above everybody', () => banditWeights([0.5, 0.5], { holdout: 0, floor: 0.6 })],
    ['a holdout of everybody', () => banditWeights([1], { holdout: 10_000, floor: 0.1 })],
    ['a holdout of half a basis point', () => banditWeights([1], { holdout: 0.5, floor: 0.1 })],
  ])('%s are refused', (_, ask) => {
    expect(ask).toThrow(RangeError)
  })
})
