import { describe, expect, test } from 'vitest'
import type { Cell, Day } from '#shared/statistics/daily.ts'
import {
  dailyComparisonsOf,
  comparisonsOf,
  pairsOf,
  type Arm,
  type Arms,
  type Comparison,
  type Plan,
} from '#shared/statistics/comparison.ts'
import { rateRange, type MoneyArm } from '#shared/statistics/gate.ts'
import type { Range } from '#shared/statistics/range.ts'
import { adviceOf, judged, verdictOf, type Calls, type Look } from '#shared/statistics/verdict.ts'

const plan: Plan = { alpha: 0.05, planned: { kept: 5000, money: 5000 }, smallestEffect: 0.05 }
const look: Look = { date: '2026-11-22', revision: 7, isBlocked: false }
const none: Calls = { kept: [], money: [] }

const aRange = (low: number, high: number): Range => ({
  difference: (low + high) / 2,
  se: 0.01,
  low,
  high,
  p: 0.5,
})
const compared = (kept: Range | null, money: Range | null = null): Comparison[] => [
  { offer: 'gift', kept, money },
]
const one = (shown: Comparison[], calls = none, at = look) => judged(shown, plan, calls, at).offers[0]!

const paid = (n: number, each: number): MoneyArm => ({
  n,
  payers: n / 2,
  sum: (n / 2) * each,
  sumOfSquares: (n / 2) * each * each,
})
const anArm = (id: string, n: number, yes: number, money: MoneyArm | null = null): Arm => ({
  id,
  kept: { n, yes },
  money,
})

describe('what is said of shares', () => {
  test.each([
    ['collecting', null],
    ['undecided', aRange(-0.02, 0.06)],
    ['undecided', aRange(0, 0.05)],
    ['keeps_more', aRange(0.001, 0.09)],
    ['keeps_more', aRange(0.001, 0.04)],
    ['keeps_fewer', aRange(-0.09, -0.001)],
    ['no_difference', aRange(-0.049, 0.049)],
    ['not_worth_waiting', aRange(-0.05, 0.049)],
  ])('%s: %j', (state, range) => {
    expect(one(compared(range)).kept).toMatchObject({ state })
  })

  test.each([
    ['collecting', null],
    ['not_proven', aRange(-2, 9)],
    ['profitable', aRange(0.1, 9)],
    ['loses_money', aRange(-9, -0.1)],
  ])('and of money, %s: %j', (state, range) => {
    expect(one(compared(null, range)).money).toMatchObject({ state })
  })
})

describe('a call', () => {
  const first = judged(compared(aRange(0.01, 0.09), aRange(1, 9)), plan, none, look)

  test('is data: of which offer, when, on which data, with what range', () => {
    expect(first.newCalls).toEqual({
      kept: [
        { offer: 'gift', call: 'keeps_more', range: aRange(0.01, 0.09), date: '2026-11-22', revision: 7 },
      ],
      money: [{ offer: 'gift', call: 'profitable', range: aRange(1, 9), date: '2026-11-22', revision: 7 }],
    })
  })

  const later = { date: '2026-12-01', revision: 9, isBlocked: false }

  test.each([
    ['when the range holds 0 again', aRange(-0.01, 0.05)],
    ['when the range lies on the other side', aRange(-0.09, -0.01)],
    ['when a correction left too few', null],
  ])('stays, with the range of today beside it, %s', (_, range) => {
    const { offers, newCalls } = judged(compared(range, null), plan, first.newCalls, later)
    expect(offers[0]!.kept).toEqual({ state: 'keeps_more', range, call: first.newCalls.kept[0] })
    expect(newCalls).toEqual(none)
  })

  test('is made once', () => {
    expect(judged(compared(aRange(0.02, 0.09), aRange(2, 9)), plan, first.newCalls, later).newCalls).toEqual(
      none,
    )
  })

  test('gives way to a stronger one and never to a weaker', () => {
    const weak = judged(compared(aRange(-0.08, 0.04)), plan, none, look)
    expect(weak.newCalls.kept[0]!.call).toBe('not_worth_waiting')
    const strong = judged(compared(aRange(-0.08, -0.01)), plan, weak.newCalls, later)
    expect(strong.newCalls.kept[0]).toMatchObject({ call: 'keeps_fewer', date: '2026-12-01', revision: 9 })
    const all = { kept: [...weak.newCalls.kept, ...strong.newCalls.kept], money: [] }
    expect(one(compared(aRange(-0.02, 0.02)), all).kept.state).toBe('keeps_fewer')
  })

  test('of one offer says nothing of another', () => {
    const other: Comparison[] = [{ offer: 'pause', kept: aRange(-0.1, 0.1), money: null }]
    expect(one(other, first.newCalls).kept.state).toBe('undecided')
  })

  test('is not made while blocked, and one that stands is shown as such', () => {
    const blocked = { ...look, isBlocked: true }
    const fresh = judged(compared(aRange(0.01, 0.09), aRange(1, 9)), plan, none, blocked)
    expect(fresh.newCalls).toEqual(none)
    expect(fresh.offers[0]).toEqual({
      offer: 'gift',
      kept: { state: 'blocked', call: null },
      money: { state: 'blocked', call: null },
      advice: null,
    })
    expect(one(compared(null), first.newCalls, blocked).kept).toEqual({
      state: 'blocked',
      call: first.newCalls.kept[0],
    })
  })
})

describe('advice', () => {
  const more = aRange(0.01, 0.09)
  test.each([
    ['ship_profitable', more, aRange(1, 9)],
    ['ship', more, aRange(-1, 9)],
    [null, more, aRange(-9, -1)],
    [null, more, null],
    [null, aRange(-0.01, 0.09), aRange(1, 9)],
  ])('%s', (advice, kept, money) => {
    const { kept: share, money: worth, advice: given } = one(compared(kept, money))
    expect(given).toBe(advice)
    expect(adviceOf(share, worth)).toBe(advice)
  })
})

describe('several offers', () => {
  const arms: Arms = {
    holdout: anArm('holdout', 2000, 600, paid(2000, 20)),
    offers: [
      anArm('gift', 2000, 760, paid(2000, 30)),
      anArm('pause', 2000, 700, paid(2000, 21)),
      anArm('call', 90, 40),
    ],
  }

  test('share alpha: each range is at a third of it', () => {
    const [gift, pause, call] = comparisonsOf(arms, plan)
    const level = { alpha: 0.05 / 3, planned: 5000 }
    expect(gift!.kept).toEqual(rateRange({ n: 2000, yes: 600 }, { n: 2000, yes: 760 }, level))
    expect(pause!.money).not.toBeNull()
    expect(call).toEqual({ offer: 'call', kept: null, money: null })
  })

  test('are judged at one look', () => {
    const { offers, newCalls } = verdictOf(arms, plan, none, look)
    expect(offers.map(({ offer, kept, money, advice }) => [offer, kept.state, money.state, advice])).toEqual([
      ['gift', 'keeps_more', 'profitable', 'ship_profitable'],
      ['pause', 'undecided', 'not_proven', null],
      ['call', 'collecting', 'collecting', null],
    ])
    expect(newCalls.kept.map(({ offer }) => offer)).toEqual(['gift'])
  })

  test('are held against each other only once better, at alpha over all pairs there could be', () => {
    expect(pairsOf(arms, plan, ['gift'])).toEqual([])
    const level = { alpha: 0.05 / 3, planned: 5000 }
    expect(pairsOf(arms, plan, ['gift', 'pause'])).toEqual([
      { a: 'gift', b: 'pause', kept: rateRange({ n: 2000, yes: 760 }, { n: 2000, yes: 700 }, level) },
    ])
  })

  test('none at all, and a level or an effect of nothing, are refused', () => {
    expect(() => comparisonsOf({ ...arms, offers: [] }, plan)).toThrow(RangeError)
    expect(() => comparisonsOf(arms, { ...plan, alpha: 0 })).toThrow(RangeError)
    expect(() => verdictOf(arms, { ...plan, smallestEffect: 0 }, none, look)).toThrow(RangeError)
  })
})

describe('weights that changed', () => {
  const cell = (n: number, yes: number, weight: number): Cell => ({ n, sum: yes, sumOfSquares: yes, weight })
  // The base rate rose from 20 to 60 in a hundred while the offer's weight rose from 20 to 80: nothing else happened.
  const days: Day[] = [
    { holdout: cell(1600, 320, 0.8), gift: cell(400, 80, 0.2) },
    { holdout: cell(400, 240, 0.2), gift: cell(1600, 960, 0.8) },
  ]
  const arms: Arms = { holdout: anArm('holdout', 2000, 560), offers: [anArm('gift', 2000, 1040)] }

  test('pooled, a season is called an effect; day by day it is not', () => {
    expect(comparisonsOf(arms, plan)[0]!.kept!.low).toBeGreaterThan(0.15)
    const [gift] = dailyComparisonsOf(arms, { kept: days, money: null }, plan)
    expect(gift!.kept!.difference).toBeCloseTo(0, 2)
    expect(judged([gift!], plan, none, look).offers[0]!.kept.state).toBe('undecided')
  })

  test('the gate stands before it', () => {
    const few: Arms = { ...arms, offers: [anArm('gift', 2000, 19)] }
    expect(dailyComparisonsOf(few, { kept: days, money: null }, plan)[0]).toEqual({
      offer: 'gift',
      kept: null,
      money: null,
    })
  })
})
