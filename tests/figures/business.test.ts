import { describe, expect, test } from 'vitest'
import { businessOf, signsOf, type MonthFigures } from '#shared/figures/business.ts'
import type { Counts, MonthSums } from '#shared/figures/counts.ts'
import { Given, type GivenMonths } from '#shared/figures/given.ts'
import { moneyOf } from '#shared/figures/money.ts'

const nobody = { promoters: 0, detractors: 0, all: 0 }
const month = (name: string, left: number): MonthSums => ({
  month: name,
  left,
  outcome: { saved: 10, kept: 10, cancelled: left, abandoned: 5 },
  scores: nobody,
})

const names = Array.from({ length: 13 }, (_, index) =>
  new Date(Date.UTC(2025, 9 + index, 1)).toISOString().slice(0, 7),
)
const months = names.map((name, index) => month(name, 40 - index))
const counts = (since: string | null): Counts => ({
  since,
  span: { from: '', until: '', days: 90 },
  cohort: { from: '', until: '' },
  now: {},
  matured: {},
  year: {},
  weeks: [],
  months,
  draws: [],
})

const given = (changes: Partial<Given> = {}): Given =>
  Given.parse({ currency: 'USD', customers: 1000, revenue: 2_000_000, margin: 50, ...changes })

describe('S2.16, S2.20 the business by months', () => {
  const said = {
    '2026-10': given({ nps: 20, answers: 300 }),
    '2026-07': given({ nps: 60, answers: 300 }),
    '2025-10': given(),
  }
  const business = businessOf(counts('2025-01-20'), said)

  test('stands beside what it was three and twelve months before', () => {
    const { now, change, profit } = business.compared ?? {}
    expect([now?.month, change?.month, profit?.month]).toEqual(['2026-10', '2026-07', '2025-10'])
    expect([now?.churn, change?.churn, profit?.churn]).toEqual([0.028, 0.031, 0.04])
    // 20.00 a month, half of it left, 1 ÷ 2.8 % months.
    expect(now?.value).toBe(Math.round((2000 * 0.5) / 0.028))
    expect(now?.stayed).toBeCloseTo(20 / 48)
    expect(business.fallen).toBe('2026-10')
  })

  test('has four signs of success, each yes, no or not known', () => {
    expect(signsOf(business, 0.4)).toEqual({ churn: 'yes', value: 'yes', score: 'no', return: 'yes' })
    expect(signsOf(business, -0.1).return).toBe('no')
    expect(signsOf(businessOf(counts('2025-01-20'), {}), null)).toEqual({
      churn: 'unknown',
      value: 'unknown',
      score: 'unknown',
      return: 'unknown',
    })
  })

  test('says nothing of a month that was not counted whole, or of which nobody said the customers', () => {
    const late = businessOf(counts('2026-09-02'), said)
    const of = (name: string, { months: all } = late): MonthFigures | undefined =>
      all.find((one) => one.month === name)
    expect([of('2026-07')?.churn, of('2026-09')?.isWhole, of('2026-10')?.churn]).toEqual([null, false, 0.028])
    expect(of('2026-08', business)?.churn).toBeNull()
    expect(businessOf(counts(null), said).months.every(({ churn }) => churn === null)).toBe(true)
  })

  test('a few answers to our own surveys hide no fall, and are not held against what the business measured', () => {
    const asked = months.map((one) =>
      one.month === '2026-09' ? { ...one, scores: { promoters: 5, detractors: 0, all: 5 } } : one,
    )
    expect(businessOf({ ...counts('2025-01-20'), months: asked }, said).fallen).toBe('2026-10')
    const ours = months.map((one) =>
      one.month === '2026-07' ? { ...one, scores: { promoters: 90, detractors: 0, all: 100 } } : one,
    )
    const mixed = businessOf(
      { ...counts('2025-01-20'), months: ours },
      { '2026-10': given({ nps: -50, answers: 500 }) },
    )
    expect([mixed.fallen, signsOf(mixed, null).score]).toEqual([null, 'unknown'])
  })

  test('values of two currencies are not compared', () => {
    const mixed = businessOf(counts('2025-01-20'), { ...said, '2026-07': given({ currency: 'EUR' }) })
    expect(signsOf(mixed, null).value).toBe('unknown')
  })
})

describe('S1.2 a return that cannot be worked out', () => {
  const business = businessOf(counts('2025-01-20'), { '2026-10': given() })
  const sums = {
    'value.kept': { USD: 10, EUR: 30 },
    'value.monthly': { USD: 20_000, EUR: 90_000 },
    cost: { USD: 8000 },
  } as const

  const money = (isProven: boolean, said: GivenMonths) =>
    moneyOf({ sums, days: 90, here: { saved: 12, isProven }, business, given: said })

  test('names what is missing, and is never made up', () => {
    expect(
      moneyOf({ sums: {}, days: 90, here: null, business: businessOf(counts(null), {}), given: {} }).return,
    ).toEqual({
      missing: ['holdout', 'kept', 'churn', 'margin', 'process'],
    })
    expect(money(true, { '2026-10': given() }).return).toEqual({ missing: ['process'] })
  })

  test('counts only those of the truly saved who pay in the currency', () => {
    const said = { '2026-10': given({ process: 30_000 }) }
    const made = money(true, said)
    const months = 1 / 0.028
    const cost = 8000 + Math.round((30_000 * 90) / (365.25 / 12))
    const value = Math.round(3 * 2000 * 0.5 * months)
    expect(made.return).toMatchObject({ saved: 3, months, value, cost, ratio: (value - cost) / cost })
    expect(made.signs.return).toBe('yes')
    expect(money(false, said).signs.return).toBe('unknown')
    expect(made.kept).toEqual([
      { currency: 'EUR', customers: 30, monthly: 90_000, cost: 0 },
      { currency: 'USD', customers: 10, monthly: 20_000, cost: 8000 },
    ])
  })
})
