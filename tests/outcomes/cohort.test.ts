import { describe, expect, it } from 'vitest'
import { cellsOf, closesAt, nextClosing, type Member } from '#shared/outcomes/cohort.ts'
import {
  agesOf,
  commonestCurrency,
  moneyIn,
  noExposed,
  type ArmSums,
  type ExperimentSums,
  type Matured,
} from '#shared/outcomes/experiment-sums.ts'
import { noCounts, noSums } from '#shared/outcomes/cohort.ts'
import type { ExposedCustomer, Later } from '#shared/outcomes/exposed-customer.ts'
import { ofSums } from '#shared/statistics/moments.ts'
import { survivalOf } from '#shared/statistics/survival.ts'
import { anExposedCustomer, later } from '#tests/fixtures/an-exposed-customer.ts'

const customer = (more: Partial<ExposedCustomer>, day: Partial<Later> = {}): ExposedCustomer =>
  anExposedCustomer({ later: [later(day)], ...more })
const member = (one: ExposedCustomer, arm = 'b', cameBack: number | null = null): Member => ({
  arm,
  cameBack,
  customer: one,
})

describe('the cells of an exposure day', () => {
  it('count who is known apart from who is there', () => {
    const members = [
      member(customer({ accepted: true }, { kept: 1 })),
      member(customer({}, { kept: 0, involuntary: true })),
      member(customer({ deflected: false }, { kept: null, paid: null, value: null })),
      member(customer({}, { kept: 0 }), 'a'),
      member(customer({ later: [] })),
    ]
    const cells = cellsOf(members, 60, null)
    expect(cells.map(({ arm }) => arm)).toEqual(['a', 'b'])
    expect(cells[1]).toMatchObject({ n: 4, known: 2, kept: 1, involuntary: 1, accepted: 1, deflected: 3 })
    expect(cells[1]).toMatchObject({ valued: 2, askedAgain: 0 })
  })

  it('count refunds and complaints of those of whom they are told', () => {
    const members = [
      member(customer({}, { refunded: true, complained: null })),
      member(customer({}, { refunded: false, complained: false })),
      member(customer({}, { kept: null, refunded: null, complained: true })),
      member(customer({ later: [] })),
    ]
    const [cell] = cellsOf(members, 60, null)
    expect(cell).toMatchObject({ refundsKnown: 2, refunded: 1, complaintsKnown: 2, complained: 1, known: 2 })
  })

  it('sum money in whole units, by currency and its own decimals', () => {
    const members = [
      member(customer({ cost: 1000 }, { paid: 9800, value: 9800 })),
      member(customer({}, { paid: 0, value: -250 })),
      member(customer({ currency: 'JPY', monthly: 900 }, { paid: 900, value: 900 })),
      member(customer({ currency: null, monthly: null }, { paid: 900, value: 900 })),
    ]
    const [unknown, jpy, usd] = cellsOf(members, 60, null)
    expect(unknown).toMatchObject({ currency: '', n: 1, known: 1, valued: 0, value: 0 })
    expect(jpy).toMatchObject({ currency: 'JPY', valued: 1, value: 900, price: 900 })
    expect(usd).toMatchObject({ currency: 'USD', valued: 2, payers: 1, cost: 10, price: 98 })
    expect(usd?.value).toBeCloseTo(95.5)
    expect(usd?.valueSquares).toBeCloseTo(98 ** 2 + 2.5 ** 2)
    expect(usd?.priceTimesValue).toBeCloseTo(49 * 98 - 49 * 2.5)
  })

  it('nobody counts for more than the cap, either way, in its currency', () => {
    const members = [9800, -99_999, 100].map((value) => member(customer({}, { paid: 1, value })))
    const dear = member(customer({ currency: 'EUR' }, { paid: 1, value: 9800 }))
    const [eur, usd] = cellsOf([...members, dear], 60, { amount: 5000, currency: 'USD' })
    expect(usd?.value).toBe(50 - 50 + 1)
    expect(eur?.value).toBe(98)
  })

  it('back again is who came before the horizon', () => {
    const back = [0, 29, 30, 59, 60, null].map((days) =>
      member(customer({ later: [later({ horizon: 30 }), later({})] }), 'b', days),
    )
    expect(cellsOf(back, 30, null)[0]?.askedAgain).toBe(2)
    expect(cellsOf(back, 60, null)[0]?.askedAgain).toBe(4)
  })

  it('a million customers do not outgrow what a number holds', () => {
    const one = member(customer({}, { paid: 10_000_000, value: 10_000_000 }))
    function* many() {
      for (let n = 0; n < 1_000_000; n++) yield one
    }
    const [cell] = cellsOf(many(), 60, null)
    expect(cell).toMatchObject({ valued: 1_000_000, value: 1e11, valueSquares: 1e16 })
    expect(ofSums(1_000_000, cell?.value ?? 0, cell?.valueSquares ?? 0).variance).toBe(0)
  })
})

it('a day is closed once two whole days have passed after its last customer’s day', () => {
  expect(new Date(closesAt('2027-01-10', 60)).toISOString()).toBe('2027-03-14T00:10:00.000Z')
  const next = (at: string) => new Date(nextClosing(Date.parse(at))).toISOString()
  expect(next('2027-01-10T00:09:59.999Z')).toBe('2027-01-10T00:10:00.000Z')
  expect(next('2027-01-10T00:10:00.000Z')).toBe('2027-01-11T00:10:00.000Z')
  expect(next('2027-01-10T23:00:00.000Z')).toBe('2027-01-11T00:10:00.000Z')
})

const matured = (money: Matured['money']): Matured => ({ horizon: 60, ...noCounts, money, days: [] })
const sumsOf = (...arms: Partial<ArmSums>[]): ExperimentSums => ({
  experiment: 'one',
  phase: 1,
  restated: [],
  segments: [],
  arms: arms.map((arm) => ({ arm: 'a', exposed: noExposed, exposedOn: [], lost: [], matured: [], ...arm })),
})

it('money is that of the commonest currency; who pays in another, or in none we know, is told apart', () => {
  const usd = { currency: 'USD', n: 5, ...noSums }
  const eur = { currency: 'EUR', n: 9, ...noSums }
  const none = { currency: '', n: 40, ...noSums }
  const sums = sumsOf({ matured: [matured([none, eur, usd])] }, { matured: [matured([{ ...usd, n: 6 }])] })
  expect(commonestCurrency([sums], 60)).toBe('USD')
  expect(commonestCurrency([sums], 90)).toBeNull()
  const later = { ...sumsOf({ matured: [matured([{ ...eur, n: 3 }])] }), phase: 2 }
  expect(commonestCurrency([sums, later], 60), 'over all phases').toBe('EUR')
  expect(moneyIn(matured([none, eur, usd]), 'USD')).toEqual({ sums: usd, apart: 49 })
  expect(moneyIn(matured([eur]), 'USD')).toEqual({ sums: null, apart: 9 })
})

it('who is not lost has got as far as today, for the survival curve', () => {
  const exposedOn = [
    { day: '2027-01-01', n: 4, lost: 2 },
    { day: '2027-01-03', n: 3, lost: 0 },
  ]
  const [arm] = sumsOf({ exposedOn, lost: [1, 0, 0, 1] }).arms
  const ages = agesOf(arm!, '2027-01-05')
  expect(ages).toEqual({ lost: [1, 0, 0, 1], censored: [0, 0, 3, 0, 2] })
  expect(survivalOf(ages).map(({ atRisk }) => atRisk)).toEqual([7, 6, 6, 3, 2])
})
