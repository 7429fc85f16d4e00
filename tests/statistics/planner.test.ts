import { describe, expect, test } from 'vitest'
import {
  bestHoldoutShare,
  daysFor,
  needOf,
  powerOf,
  smallestEffect,
  type Design,
} from '#shared/statistics/planner.ts'

const aDesign = (changed: Partial<Design> = {}): Design => ({
  measure: { type: 'rate', share: 0.25 },
  offers: 1,
  holdoutShare: 0.5,
  alpha: 0.05,
  power: 0.8,
  ...changed,
})

describe('the need', () => {
  test('of one offer that keeps five or ten in a hundred more than 25 %', () => {
    expect(needOf(aDesign(), 0.05)).toEqual({
      holdout: 2390,
      perOffer: 2390,
      total: 4780,
      planned: 4780,
      fixedTotal: 2496,
    })
    expect(needOf(aDesign(), 0.1)).toMatchObject({ holdout: 624, perOffer: 624 })
  })

  test('of three offers in equal shares, in customers and in days', () => {
    const need = needOf(aDesign({ offers: 3, holdoutShare: 0.25 }), 0.05)
    expect(need).toMatchObject({ holdout: 2878, perOffer: 2878, total: 11_512, planned: 5756 })
    expect(daysFor(need.total, 40, 60)).toBe(288 + 60)
  })

  test('of unequal shares', () => {
    expect(needOf(aDesign({ holdoutShare: 0.2 }), 0.05)).toMatchObject({ holdout: 1443, perOffer: 5772 })
    expect(needOf(aDesign({ offers: 3, holdoutShare: 0.2 }), 0.05)).toMatchObject({
      holdout: 2498,
      perOffer: 3330,
    })
  })

  test('of always being right is 1.91 times that of one look', () => {
    const { total, fixedTotal } = needOf(aDesign(), 0.01)
    expect(total / fixedTotal).toBeCloseTo(1.91, 2)
  })

  test('a plan too small to be safe is stored as the least that is', () => {
    expect(needOf(aDesign(), 0.5).planned).toBe(1000)
    expect(needOf(aDesign({ measure: { type: 'money', deviation: 1 } }), 5).planned).toBe(2000)
  })

  test.each([
    [0.2, 1.6],
    [0.1, 2.8],
    [0.05, 5.3],
  ])('a holdout of %s needs %s times the customers of an even split', (holdoutShare, times) => {
    const money = aDesign({ measure: { type: 'money', deviation: 30 } })
    const small = needOf({ ...money, holdoutShare }, 0.5).total
    expect(small / needOf(money, 0.5).total).toBeCloseTo(times, 1)
  })
})

describe('turned round', () => {
  const designs = [
    aDesign(),
    aDesign({ offers: 3, holdoutShare: 0.2 }),
    aDesign({ measure: { type: 'money', deviation: 30 }, holdoutShare: 0.3 }),
  ]
  test.each(designs)('the smallest effect and the power agree with the need: %j', (design) => {
    const effect = design.measure.type === 'rate' ? 0.04 : 2
    const { total } = needOf(design, effect)
    expect(smallestEffect(design, total)! / effect).toBeCloseTo(1, 3)
    expect(powerOf(design, effect, total)).toBeCloseTo(0.8, 3)
    expect(powerOf(design, effect, total / 4)).toBeLessThan(0.2)
  })

  test('no effect is large enough for a handful', () => {
    expect(smallestEffect(aDesign(), 10)).toBeNull()
  })
})

test.each([
  [1, 50],
  [2, 41],
  [3, 37],
  [4, 33],
])('the best holdout for %s offers is %s in a hundred', (offers, percent) => {
  const share = bestHoldoutShare(offers)
  expect(Math.round(share * 100)).toBe(percent)
  const total = (holdoutShare: number): number =>
    needOf(aDesign({ offers, holdoutShare, measure: { type: 'money', deviation: 100 } }), 0.5).total
  expect(total(share)).toBeLessThan(total(share - 0.05))
  expect(total(share)).toBeLessThan(total(share + 0.05))
})

test.each<[string, () => unknown]>([
  ['no effect', () => needOf(aDesign(), 0)],
  ['more than everybody kept', () => needOf(aDesign(), 0.76)],
  ['no offers', () => needOf(aDesign({ offers: 0 }), 0.05)],
  ['half an offer', () => needOf(aDesign({ offers: 0.5 }), 0.05)],
  ['no holdout', () => needOf(aDesign({ holdoutShare: 0 }), 0.05)],
  ['certain power', () => smallestEffect(aDesign({ power: 1 }), 1000)],
  ['no spread', () => needOf(aDesign({ measure: { type: 'money', deviation: 0 } }), 1)],
  ['nobody a day', () => daysFor(100, 0, 60)],
  ['half a day', () => daysFor(100, 10, 60.5)],
  ['nobody at all', () => powerOf(aDesign(), 0.05, 0)],
])('%s is refused', (_, ask) => {
  expect(ask).toThrow(RangeError)
})
