import { describe, expect, test } from 'vitest'
import { outlookOf, type Asked } from '#shared/statistics/outlook.ts'
import { needOf, powerOf } from '#shared/statistics/planner.ts'

const design = {
  measure: { type: 'rate' as const, share: 0.25 },
  offers: 3,
  holdoutShare: 0.25,
  alpha: 0.05,
  power: 0.8,
}
const asked = (changed: Partial<Asked> = {}): Asked => ({
  design,
  effect: 0.05,
  perDay: 40,
  horizon: 60,
  ...changed,
})

describe('an outlook', () => {
  test('speaks of days: three offers, five points, forty customers a day', () => {
    const { need, days } = outlookOf(asked())
    expect(need.total).toBe(11_512)
    expect(days).toEqual({ lettingIn: 288, all: 348 })
  })

  test.each([
    [400, 'well'],
    [40, 'slow'],
    [4, 'hopeless'],
  ] as const)('with %i customers a day it is %s', (perDay, pace) => {
    expect(outlookOf(asked({ perDay })).pace).toBe(pace)
  })

  test('says what holding back costs, were the effect as hoped', () => {
    expect(outlookOf(asked()).held).toEqual({ customers: 2878, forgone: 144 })
    const money = { ...design, measure: { type: 'money' as const, deviation: 100 } }
    expect(outlookOf(asked({ design: money, effect: 10 })).held.forgone).toBe(0)
  })

  test('the smallest effect by a day is found by then, with the power of the design', () => {
    const { found } = outlookOf(asked())
    expect(found.map(({ days }) => days)).toEqual([30, 60, 90])
    for (const { days, effect } of found) expect(powerOf(design, effect!, days * 40)).toBeCloseTo(0.8, 6)
    expect(outlookOf(asked({ perDay: 0.1 })).found[0]).toEqual({ days: 30, effect: null })
  })

  test('more offers cost more customers', () => {
    const { arms } = outlookOf(asked())
    expect(arms.map(({ offers }) => offers)).toEqual([1, 2, 3, 4])
    for (const { offers, total, perArm } of arms)
      expect({ total, perOffer: perArm }).toMatchObject({
        total: needOf({ ...design, offers }, 0.05).total,
        perOffer: needOf({ ...design, offers }, 0.05).perOffer,
      })
    const totals = arms.map(({ total }) => total)
    expect(totals).toEqual(totals.toSorted((a, b) => a - b))
  })

  test('names what would help, with the days it takes then, and nothing that would not', () => {
    const small = outlookOf(asked({ design: { ...design, holdoutShare: 0.1 } }))
    expect(small.helps.map(({ type }) => type)).toEqual(['fewer_offers', 'larger_effect', 'even_shares'])
    for (const { days } of small.helps) expect(days).toBeLessThan(small.days.lettingIn)
    const even = outlookOf(asked({ design: { ...design, offers: 1, holdoutShare: 0.5 } }))
    expect(even.helps.map(({ type }) => type)).toEqual(['larger_effect'])
    const high = { ...design, offers: 1, holdoutShare: 0.5, measure: { type: 'rate' as const, share: 0.9 } }
    expect(outlookOf(asked({ design: high, effect: 0.08 })).helps).toEqual([])
  })

  test('nobody comes, or the effect is more than there can be', () => {
    expect(() => outlookOf(asked({ perDay: 0 }))).toThrow(RangeError)
    expect(() => outlookOf(asked({ effect: 0.8 }))).toThrow(RangeError)
  })
})
