/** The expected values were computed to thirty digits by mpmath from the formula of the paper, not by this code. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moneyLack, moneyRange, rateLack, rateRange } from '#shared/statistics/gate.ts'
import { ofRate, ofSums } from '#shared/statistics/moments.ts'
import { halfWidthFactor, range, rho2 } from '#shared/statistics/range.ts'

const factor = (n: number, alpha: number, planned: number): number =>
  halfWidthFactor(n, rho2(alpha, planned), alpha)

describe('the half width in standard errors', () => {
  test.each([
    [200, 5.0999599699],
    [2000, 3.12377909167],
    [5000, 3.03520899038],
    [40_000, 3.21215782992],
  ])('at %s customers, planned for 5,000', (n, right) => {
    expect(factor(n, 0.05, 5000)).toBeCloseTo(right, 10)
  })

  test.each([
    [0.05, 3.03520899038],
    [0.025, 3.27921410278],
    [0.05 / 3, 3.41228138066],
    [0.01, 3.57162997087],
  ])('at the planned number and alpha %s, whatever the number', (alpha, right) => {
    for (const planned of [1000, 5000, 1e6]) expect(factor(planned, alpha, planned)).toBeCloseTo(right, 10)
  })

  test('is narrowest near the planned number', () => {
    const [before, at, after] = [2500, 5000, 10_000].map((n) => factor(n, 0.05, 5000))
    expect(at).toBeLessThan(before!)
    expect(at).toBeLessThan(after!)
  })
})

describe('the range', () => {
  const third = 0.05 / 3
  test.each([
    [1000, 300, 1000, 360, 0.05, 5000, 0.06, -0.00555472032053, 0.125554720321, 0.0912998589354],
    [1839, 552, 1839, 662, 0.05, 3678, 0.0598151169114, 0.0128418737229, 0.1067883601, 0.00393354520192],
    [400, 40, 1600, 200, 0.025, 5000, 0.025, -0.0325762277423, 0.0825762277423, 0.942768349927],
    [120, 60, 130, 40, 0.01, 1000, -0.192307692308, -0.422459405382, 0.0378440207665, 0.0492683337692],
    [20_000, 6000, 20_000, 6400, third, 5000, 0.02, 0.00347393100404, 0.036526068996, 0.000887950682407],
  ])('of %s (%s) and %s (%s) at %s', (nA, yesA, nB, yesB, alpha, planned, difference, low, high, p) => {
    const found = range({ a: ofRate(nA, yesA), b: ofRate(nB, yesB), alpha, planned })
    expect(found.difference).toBeCloseTo(difference, 11)
    expect(found.low).toBeCloseTo(low, 11)
    expect(found.high).toBeCloseTo(high, 11)
    expect(found.p).toBeCloseTo(p, 11)
  })

  test('of money', () => {
    const [a, b] = [ofSums(500, 9000, 600_000), ofSums(500, 12_000, 850_000)]
    const found = range({ a, b, alpha: 0.05, planned: 2000 })
    expect(found.difference).toBe(6)
    expect(found.se).toBeCloseTo(2.00200300501, 10)
    expect(found.low).toBeCloseTo(-0.173313832316, 10)
    expect(found.high).toBeCloseTo(12.1733138323, 9)
    expect(found.p).toBeCloseTo(0.0616974852749, 11)
  })

  test('p is at most alpha exactly where the range leaves out 0', () => {
    const arm = fc
      .tuple(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 1, max: 99 }))
      .map(([n, percent]) => ofRate(n, Math.min(n - 1, Math.ceil((n * percent) / 100))))
    const alpha = fc.double({ min: 0.0005, max: 0.2, noNaN: true })
    const planned = fc.integer({ min: 500, max: 100_000 })
    let leftOut = 0
    fc.assert(
      fc.property(arm, arm, alpha, planned, (a, b, alpha, planned) => {
        const { low, high, p } = range({ a, b, alpha, planned })
        expect(p <= alpha).toBe(low > 0 || high < 0)
        if (p <= alpha) leftOut++
      }),
      { numRuns: 2000 },
    )
    expect(leftOut).toBeGreaterThan(100)
  })

  test('arms that changed places give the range that looks the other way', () => {
    const [a, b] = [ofRate(900, 300), ofRate(1100, 440)]
    const there = range({ a, b, alpha: 0.05, planned: 5000 })
    const back = range({ a: b, b: a, alpha: 0.05, planned: 5000 })
    expect([back.low, back.high, back.p]).toEqual([-there.high, -there.low, there.p])
  })
})

describe('moments', () => {
  test('of one number for each customer', () => {
    const { n, mean, variance } = ofSums(4, 10, 30)
    expect([n, mean, variance]).toEqual([4, 2.5, 5 / 3])
    expect(ofSums(0, 0, 0)).toEqual({ n: 0, mean: 0, variance: 0 })
    expect(ofRate(0, 0)).toEqual({ n: 0, mean: 0, variance: 0 })
  })

  test('rounding leaves no variance below nothing', () => {
    const each = 0.1 + 0.2
    expect(ofSums(1e6, each * 1e6, each * each * 1e6).variance).toBeGreaterThanOrEqual(0)
  })

  test('squares of parts of a customer’s value are found out', () => {
    // Two customers who paid 10 each, in two invoices of 5: 4 × 25 is less than any two numbers of sum 20 can have.
    expect(() => ofSums(2, 20, 100)).toThrow('No 2 numbers')
  })
})

describe('the evidence gate', () => {
  const level = { alpha: 0.05, planned: 5000 }
  const enough = { n: 100, yes: 20 }

  test('shares: a hundred whose day has come, twenty of each kind, in each arm', () => {
    expect(rateRange(enough, { n: 100, yes: 80 }, level)).not.toBeNull()
    for (const few of [
      { n: 99, yes: 50 },
      { n: 100, yes: 19 },
      { n: 100, yes: 81 },
    ]) {
      expect(rateRange(enough, few, level)).toBeNull()
      expect(rateRange(few, enough, level)).toBeNull()
    }
    expect(rateLack({ n: 60, yes: 55 })).toEqual({ mature: 40, yes: 0, no: 15 })
  })

  test('money: four hundred, of whom a hundred paid, in each arm', () => {
    const paid = { n: 400, payers: 100, sum: 1000, sumOfSquares: 12_000 }
    expect(moneyRange(paid, paid, level)).not.toBeNull()
    for (const few of [
      { ...paid, n: 399 },
      { ...paid, payers: 99 },
    ]) {
      expect(moneyRange(paid, few, level)).toBeNull()
      expect(moneyRange(few, paid, level)).toBeNull()
    }
    expect(moneyLack({ ...paid, n: 390, payers: 0 })).toEqual({ mature: 10, payers: 100 })
  })

  test('money that is the same for everybody has no range', () => {
    const alike = { n: 400, payers: 400, sum: 4000, sumOfSquares: 40_000 }
    expect(moneyRange(alike, alike, level)).toBeNull()
  })

  test('plans too small to be safe are taken for the least that are', () => {
    const arm = { n: 500, yes: 250 }
    expect(rateRange(arm, arm, { alpha: 0.05, planned: 10 })).toEqual(
      rateRange(arm, arm, { alpha: 0.05, planned: 1000 }),
    )
    const money = { n: 500, payers: 200, sum: 2000, sumOfSquares: 30_000 }
    expect(moneyRange(money, money, { alpha: 0.05, planned: 10 })).toEqual(
      moneyRange(money, money, { alpha: 0.05, planned: 2000 }),
    )
  })
})

test.each<[string, () => unknown]>([
  ['alpha of 0', () => rho2(0, 5000)],
  ['alpha of 1', () => rho2(1, 5000)],
  ['alpha that is no number', () => halfWidthFactor(100, 0.001, NaN)],
  ['a plan of nobody', () => rho2(0.05, 0)],
  ['nobody seen', () => halfWidthFactor(0, 0.001, 0.05)],
  ['an empty arm', () => range({ a: ofRate(0, 0), b: ofRate(9, 3), alpha: 0.05, planned: 5000 })],
  ['no spread at all', () => range({ a: ofRate(9, 0), b: ofRate(9, 9), alpha: 0.05, planned: 5000 })],
  ['more yes than customers', () => ofRate(10, 11)],
  ['half a customer', () => ofRate(10.5, 3)],
  ['fewer than nobody', () => ofRate(-1, 0)],
  ['sums that are not finite', () => ofSums(10, Infinity, 3)],
  ['a sum over nobody', () => ofSums(0, 3, 9)],
])('%s is refused', (_, ask) => {
  expect(ask).toThrow(RangeError)
})
