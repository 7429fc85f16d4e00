import { describe, expect, test } from 'vitest'
import { lookBack, references } from '#shared/figures/references.ts'
import { atStake, churnRate, expectedMonths, lifetimeValue, mostMonths } from '#shared/figures/rates.ts'
import { candidates, ranked, type Programme } from '#shared/figures/programmes.ts'
import { replacementOf, replacing, returnOf } from '#shared/figures/return.ts'
import { npsOf } from '#shared/nps.ts'

describe('S2.1 the three measures', () => {
  test('churn rate is leavers of customers at the start, and nothing where nobody said how many there were', () => {
    expect(churnRate(45, 1500)).toBe(0.03)
    expect(churnRate(0, 1500)).toBe(0)
    expect(churnRate(45, null)).toBeNull()
    expect(churnRate(45, 0)).toBeNull()
  })

  test('lifetime value is revenue of a customer × margin × expected months', () => {
    // 30.00 a month, 60 % of it left, 1 ÷ 4 % = 25 months.
    expect(lifetimeValue({ customers: 1000, revenue: 3_000_000, margin: 60, churn: 0.04 })).toBe(45_000)
    expect(lifetimeValue({ customers: 0, revenue: 0, margin: 60, churn: 0.04 })).toBeNull()
    expect(expectedMonths(0.001)).toBe(mostMonths)
    expect(expectedMonths(0)).toBe(mostMonths)
  })

  test('willingness to recommend is promoters less detractors, in percent', () => {
    expect(npsOf({ promoters: 50, detractors: 20, all: 100 })).toBe(30)
    expect(npsOf({ promoters: 0, detractors: 0, all: 0 })).toBeNull()
  })
})

test('S2.13 at stake is what a customer pays in a year', () => expect(atStake(1999)).toBe(23_988))

describe('S1.2 the return', () => {
  const kept = { saved: 20, monthly: 3000, margin: 50, months: 10, offers: 60_000, process: 40_000 }

  test('is the profit of the truly saved less the cost, of the cost', () => {
    // 20 × 30.00 × 50 % × 10 = 3,000.00 against 1,000.00.
    expect(returnOf(kept)).toEqual({ value: 300_000, cost: 100_000, ratio: 2, keeping: 5000 })
    expect(returnOf({ ...kept, offers: 0, process: 0 }).ratio).toBeNull()
    expect(returnOf({ ...kept, saved: -4 })).toMatchObject({ value: -60_000, ratio: -1.6, keeping: null })
  })

  test('stands beside what replacing them would cost: by their own figure, else 6 to 10 times', () => {
    const made = returnOf(kept)
    expect(replacementOf(20, made, 35_000)).toEqual({ type: 'own', cost: 700_000, times: 7 })
    expect(replacementOf(20, made, null)).toEqual({ type: 'usual', low: 600_000, high: 1_000_000 })
    expect(replacementOf(-4, returnOf({ ...kept, saved: -4 }), null)).toBeNull()
    expect(replacing).toEqual({ low: 6, high: 10, most: 20 })
  })
})

const programme = (offer: string, known: number, kept: number): Programme => ({
  offer,
  shown: known + 5,
  took: kept + 10,
  known,
  kept,
  taken: kept + 8,
})

describe('S0.26 programmes', () => {
  const found = ranked([programme('weak', 200, 10), programme('good', 200, 90), programme('new', 12, 0)])

  test('are ranked by success, and only one that is surely behind is proposed for retirement', () => {
    expect(found.map(({ offer, rank, retire }) => [offer, rank, retire])).toEqual([
      ['good', 1, false],
      ['weak', 2, true],
      ['new', 3, false],
    ])
    expect(ranked([programme('alone', 500, 1)])[0]?.retire).toBe(false)
    // Nine of fifty against 22 %: the range reaches from 10 % to 31 %.
    expect(ranked([programme('a', 50, 9), programme('b', 1000, 220)])[1]?.retire).toBe(false)
  })

  test('S0.27 those that kept customers may be offered unasked', () => {
    expect(candidates(found).map(({ offer }) => offer)).toEqual(['good'])
  })
})

test('S2.15, S1.17, S2.21 what is said of others is a range without a verdict', () => {
  expect(references).toEqual({
    digitalMonthly: { low: 0.05, high: 0.07 },
    businessYearly: { low: 0.1, high: 0.15 },
    proactive: { low: 0.05, high: 0.08 },
    trust: 0.12,
    keeping: { low: 5, high: 7 },
    fiveYears: 0.5,
  })
})

test('S2.16 a report looks three and twelve months back', () =>
  expect(lookBack).toEqual({ change: 3, profit: 12 }))
