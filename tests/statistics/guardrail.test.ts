import { describe, expect, test } from 'vitest'
import { moneyGuardrail, oneSidedFactor, rateGuardrail } from '#shared/statistics/guardrail.ts'
import { halfWidthFactor, rho2 } from '#shared/statistics/range.ts'

// Computed to thirty digits by mpmath.
test.each([
  [200, 4.97599188874],
  [2000, 2.88601396134],
  [5000, 2.77909423531],
])('the half width of one side at %s customers', (n, right) => {
  expect(oneSidedFactor(n, 0.05, 5000)).toBeCloseTo(right, 10)
  expect(oneSidedFactor(n, 0.05, 5000)).toBeLessThan(halfWidthFactor(n, rho2(0.05, 5000), 0.05))
})

describe('an offer that makes leaving harder', () => {
  const limit = { alpha: 0.05, planned: 2000, harm: 'less', margin: 0.02 } as const
  const holdout = { n: 1000, yes: 700 }

  test('is stopped once fewer get to cancel than is put up with', () => {
    const found = rateGuardrail(holdout, { n: 1000, yes: 580 }, limit)!
    expect(found.difference).toBeCloseTo(-0.12, 12)
    // SE = √(0.7 × 0.3 / 1000 + 0.58 × 0.42 / 1000); one-sided factor 2.7790942 at the planned number.
    expect(found.bound).toBeCloseTo(-0.12 + 2.77909423531 * Math.sqrt((0.21 + 0.2436) / 1000), 9)
    expect(found.isAlarm).toBe(true)
  })

  test('is left alone where the harm may lie within the margin, or is none', () => {
    expect(rateGuardrail(holdout, { n: 1000, yes: 640 }, limit)!.isAlarm).toBe(false)
    expect(rateGuardrail(holdout, { n: 1000, yes: 900 }, limit)!.isAlarm).toBe(false)
    expect(rateGuardrail(holdout, { n: 1000, yes: 580 }, { ...limit, margin: 0.1 })!.isAlarm).toBe(false)
  })

  test('is not judged below the gate', () => {
    expect(rateGuardrail(holdout, { n: 99, yes: 40 }, limit)).toBeNull()
  })

  test('is found by its minutes too', () => {
    const quick = { n: 500, payers: 500, sum: 1000, sumOfSquares: 3000 }
    const slow = { n: 500, payers: 500, sum: 2000, sumOfSquares: 10_000 }
    const minutes = { alpha: 0.05, planned: 2000, harm: 'more', margin: 1 } as const
    expect(moneyGuardrail(quick, slow, minutes)).toMatchObject({ difference: 2, isAlarm: true })
    expect(moneyGuardrail(slow, quick, minutes)!.isAlarm).toBe(false)
    expect(moneyGuardrail(quick, { ...slow, n: 399, payers: 399, sumOfSquares: 11_000 }, minutes)).toBeNull()
  })

  test('a margin below nothing and a level of a half are refused', () => {
    expect(() => rateGuardrail(holdout, holdout, { ...limit, margin: -1 })).toThrow(RangeError)
    expect(() => rateGuardrail(holdout, holdout, { ...limit, margin: NaN })).toThrow(RangeError)
    expect(() => oneSidedFactor(100, 0.5, 1000)).toThrow(RangeError)
  })
})
