/** Against printed tables (Abramowitz & Stegun, 1964), closed forms, and values computed to 40 digits by mpmath. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaCdf, betaDensity, betaQuantile } from '#shared/statistics/beta.ts'
import { logBeta, logGamma } from '#shared/statistics/log-gamma.ts'
import { normalQuantile, upperTail } from '#shared/statistics/normal.ts'

/** How far off, as a share of what is right. */
const off = (value: number, right: number): number => Math.abs(value - right) / Math.abs(right)

describe('log gamma, to 1e-14 or 1e-15 of the value', () => {
  test.each([
    [0.001, 6.907178885383853],
    [0.5, Math.log(Math.PI) / 2],
    [1, 0],
    [1.5, Math.log(Math.PI) / 2 - Math.LN2],
    [2, 0],
    [3.7, 1.4280723266653879],
    [14.99, 25.164481163825506],
    [15, 25.191221182738683],
    [100, 359.1342053695754],
    [1e5, 1051287.7089736569],
    [1e6, 12815504.569147613],
  ])('ln Γ(%s)', (x, right) => {
    expect(Math.abs(logGamma(x) - right)).toBeLessThanOrEqual(Math.max(1e-14, 1e-15 * Math.abs(right)))
  })

  test.each([
    [1.25, 0.9064024771],
    [1.5, 0.8862269255],
    [1.75, 0.9190625268],
  ])('Γ(%s) of table 6.1', (x, right) => {
    expect(Math.exp(logGamma(x))).toBeCloseTo(right, 10)
  })

  test('factorials', () => {
    expect(Math.exp(logGamma(11))).toBeCloseTo(3_628_800, 6)
    expect(logGamma(101)).toBeCloseTo(363.7393755555635, 10)
  })

  test.each([0, -1, NaN, Infinity])('Γ is not asked at %s', (x) => {
    expect(() => logGamma(x)).toThrow(RangeError)
  })
})

describe('the normal distribution, to 1e-14 of the value', () => {
  test.each([
    [-3, 0.9986501019683699],
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145705],
    [2, 0.02275013194817921],
    [3, 0.0013498980316300946],
    [5, 2.866515718791939e-7],
    [8, 6.220960574271784e-16],
    [37, 5.725571222524577e-300],
  ])('above %s', (z, right) => {
    expect(off(upperTail(z), right)).toBeLessThan(1e-14)
  })

  test.each([
    [5, 6.54265],
    [10, 23.11805],
    [20, 88.5601],
    [30, 197.30921],
  ])('−log₁₀ Q(%s) of table 26.2', (z, right) => {
    expect(-Math.log10(upperTail(z))).toBeCloseTo(right, 5)
  })

  test.each([
    [1e-300, -37.0470962993612],
    [1e-12, -7.034483825301132],
    [1e-6, -4.753424308822899],
    [0.005, -2.575829303548901],
    [0.025, -1.9599639845400543],
    [0.075, -1.439531470938456],
    [0.3, -0.5244005127080408],
    [0.8, 0.8416212335729142],
    [0.99, 2.326347874040841],
  ])('quantile of %s', (p, right) => {
    expect(off(normalQuantile(p), right)).toBeLessThan(1e-15)
  })

  test.each([
    [0.025, 1.95996],
    [0.005, 2.57583],
    [0.001, 3.09023],
    [0.0001, 3.71902],
  ])('quantile of %s in table 26.5', (p, right) => {
    expect(-normalQuantile(p)).toBeCloseTo(right, 5)
  })

  test('the tail above a quantile is what was asked for', () => {
    const p = fc.double({ min: 1e-290, max: 0.5, noNaN: true })
    fc.assert(fc.property(p, (p) => off(upperTail(-normalQuantile(p)), p) < 2e-12))
  })

  test.each([0, 1, -0.1, NaN])('there is no quantile of %s', (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError)
  })

  test('there is no tail above what is no number', () => {
    expect(() => upperTail(NaN)).toThrow(RangeError)
  })
})

describe('the beta distribution, to 1e-15 × (a + b) of the value or 5e-14', () => {
  test.each([
    [0.2, 0.5, 0.5, 0.2951672353008665],
    [0.3, 20, 60, 0.849120876247458],
    [0.9, 300, 20, 0.007165489809358689],
    [0.091, 1e4, 1e5, 0.5428868871248308],
    [0.0907, 1e5, 1e6, 0.22289695304531496],
  ])('below %s of Beta(%s, %s)', (x, a, b, right) => {
    expect(off(betaCdf(x, a, b), right)).toBeLessThan(Math.max(5e-14, 1e-15 * (a + b)))
  })

  const shares = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  const shapes = fc.integer({ min: 1, max: 200 })

  test('closed forms: powers, the arc sine law, Beta(2, 3)', () => {
    fc.assert(
      fc.property(shares, shapes, (x, a) => {
        expect(betaCdf(x, a, 1)).toBeCloseTo(x ** a, 12)
        expect(betaCdf(x, 1, a)).toBeCloseTo(1 - (1 - x) ** a, 12)
        expect(betaCdf(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13)
        expect(betaCdf(x, 2, 3)).toBeCloseTo(x * x * (6 - 8 * x + 3 * x * x), 13)
        expect(betaDensity(x, 2, 3)).toBeCloseTo(12 * x * (1 - x) ** 2, 13)
      }),
    )
  })

  test('its two sides mirror each other, and it ends at 0 and 1', () => {
    fc.assert(
      fc.property(shares, shapes, shapes, (x, a, b) => {
        expect(betaCdf(x, a, b)).toBeCloseTo(1 - betaCdf(1 - x, b, a), 12)
      }),
    )
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaDensity(1.1, 1, 1)]).toEqual([0, 1, 0])
    expect(betaDensity(0, 1, 1)).toBeCloseTo(1, 13)
    expect(Math.exp(logBeta(2, 3))).toBeCloseTo(1 / 12, 14)
  })

  test('the quantile is where the chance is what was asked for', () => {
    fc.assert(
      fc.property(shares, shapes, shapes, (p, a, b) => {
        expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 12)
      }),
    )
    expect(off(betaQuantile(1e-10, 0.5, 0.5), Math.sin((Math.PI / 2) * 1e-10) ** 2)).toBeLessThan(1e-12)
  })

  test('a shape that is none is refused', () => {
    expect(() => betaCdf(0.5, 0, 1)).toThrow(RangeError)
    expect(() => betaDensity(0.5, 1, -1)).toThrow(RangeError)
    expect(() => betaQuantile(1, 1, 1)).toThrow(RangeError)
  })
})
