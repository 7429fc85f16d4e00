/** The sums of experiments are those of the rows they are made of, whatever way these came. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Standing } from '#shared/engine/standing.ts'
import type { ArmSums } from '#shared/outcomes/experiment-sums.ts'
import type { Outcome } from '#shared/protocol/outcome.ts'
import { closeDays, noCap, rebuild } from '#worker/tenant/experiments/close.ts'
import { experimentSums } from '#worker/tenant/experiments/sums.ts'
import type { SessionRow } from '#worker/tenant/session-row.ts'
import { againRow, aTenant, exposedRow, keepAll, tablesIn, type Tables } from './exposed-rows.ts'

const late = Date.parse('2028-01-01T00:10:00Z')
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-03-02T13:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const asked = { experiment: 'pause-or-less', phase: 1, daysOf: 60 }
const days = ['2027-01-10', '2027-01-11', '2027-03-02']

const standing = fc.constantFrom<Standing>(
  'paying',
  'paying',
  'paying',
  'paused',
  'past_due',
  'ended',
  'unknown',
)
const aCustomer = fc.record({
  day: fc.constantFrom(...days),
  arm: fc.constantFrom('held', 'pause', 'less'),
  outcome: fc.constantFrom<Outcome>('saved', 'kept', 'cancelled', 'abandoned'),
  currency: fc.constantFrom('USD', 'USD', 'EUR', 'JPY'),
  monthly: fc.integer({ min: 100, max: 99_999 }),
  standings: fc.tuple(standing, standing, standing),
  paid: fc.option(fc.integer({ min: -5000, max: 300_000 }), { freq: 4 }),
  refunded: fc.option(fc.constantFrom(0, 0, 900)),
  complaints: fc.option(fc.constantFrom(0, 0, 2)),
  took: fc.option(fc.constantFrom('discount', 'contact'), { freq: 2 }),
  leaving: fc.option(fc.integer({ min: 1, max: 4000 }), { freq: 2 }),
  again: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 2 }),
  reasons: fc.constantFrom<string[]>(['price'], ['unused', 'price'], []),
  tier: fc.constantFrom('standard', 'preferred'),
  period: fc.constantFrom<'month' | 'year'>('month', 'year'),
})
type Customer = ReturnType<(typeof aCustomer)['generate']>['value']

/** The reports of one customer, oldest first: at the end of the conversation, on day 30, 60 and 90, and another chat. */
function reportsOf(customer: Customer, number: number): SessionRow[] {
  const { day, arm, outcome, currency, monthly, standings, paid, refunded, complaints } = customer
  const { took, leaving, again, reasons, tier, period } = customer
  const money = (amount: number) => ({ amount, currency })
  const more: Partial<SessionRow> = {
    outcome,
    pays: { monthly: money(monthly), period },
    reasons,
    tier,
    ...(took !== null && { accepted: 'one', took: { kind: took, cost: money(777) } }),
    ...(leaving !== null && { leaving: { asked: `${day}T12:00:00.000Z`, took: leaving } }),
  }
  const seen = standings.map((one, index) => ({
    day: 30 * (index + 1),
    standing: one,
    ...(paid !== null && { paid: paid * (index + 1) }),
    ...(refunded !== null && { refunded }),
    ...(complaints !== null && { complaints }),
  }))
  const who = { session: `s-${number}`, customer: `c-${number}`, day, arm }
  const rows = [0, 1, 2, 3].map((known) =>
    exposedRow({ ...who, position: 10 + known, seen: seen.slice(0, known) }, more),
  )
  return again === null ? rows : [...rows, againRow(`again-${number}`, who.customer, day, again)]
}

/** A revision says how often a day was closed anew, which is of the way they came. */
const figures = ({ cohorts, ...tables }: Tables) => ({
  ...tables,
  cohorts: cohorts.map(({ experiment, phase, day, horizon, due }) => [experiment, phase, day, horizon, due]),
})

it('in any order, twice, late and after a closing: the same rows, and the same made anew', async () => {
  const run = fc.record({
    customers: fc.array(aCustomer, { minLength: 1, maxLength: 12 }),
    order: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
    closings: fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(run, async ({ customers, order, closings }) => {
      const reports = customers.flatMap(reportsOf)
      const twice = [...reports, ...reports.filter((_, index) => index % 3 === 0)]
      const muddled = twice
        .map((row, index) => ({ row, key: (order[index % order.length] ?? 0) + index / 1e6 }))
        .toSorted((a, b) => a.key - b.key)
      const straight = await aTenant()((sql) => {
        keepAll(sql, reports)
        closeDays(sql, late, noCap)
        return tablesIn(sql)
      })
      const tenant = aTenant()
      const kept = await tenant((sql) => {
        muddled.forEach(({ row }, index) => {
          keepAll(sql, [row])
          if (closings.includes(index)) closeDays(sql, late - 1, noCap)
        })
        closeDays(sql, late, noCap)
        return tablesIn(sql)
      })
      expect(figures(kept)).toEqual(figures(straight))
      const again = await tenant((sql) => {
        rebuild(sql, late, noCap)
        return tablesIn(sql)
      })
      expect(again).toEqual(kept)
      const fromNothing = await tenant((sql) => {
        const { exposures: _, ...sums } = kept
        for (const table of Object.keys(sums)) sql.exec(`DELETE FROM ${table}`)
        rebuild(sql, late, noCap)
        return tablesIn(sql)
      })
      expect(fromNothing).toEqual(straight)
    }),
    { numRuns: 25 },
  )
})

/** The same figures of an arm, counted over the customers one by one. */
function countedOver(customers: readonly Customer[], arm: string) {
  const mine = customers.filter((one) => one.arm === arm)
  const known = mine.filter(({ standings }) => standings[1] !== 'unknown')
  const dollars = mine.filter(({ currency }) => currency === 'USD')
  const values = dollars
    .filter(({ standings, paid }) => standings[1] !== 'unknown' && paid !== null)
    .map(({ paid, took }) => (2 * (paid ?? 0) - (took === 'contact' ? 777 : 0)) / 100)
  return {
    n: mine.length,
    known: known.length,
    kept: known.filter(({ standings }) => standings[1] === 'paying').length,
    involuntary: known.filter(({ standings }) => standings[1] === 'past_due').length,
    accepted: mine.filter(({ took }) => took !== null).length,
    deflected: mine.filter(({ outcome }) => outcome === 'saved' || outcome === 'kept').length,
    askedAgain: mine.filter(({ again }) => again !== null && again < 60).length,
    refundsKnown: mine.filter(({ refunded }) => refunded !== null).length,
    refunded: mine.filter(({ refunded }) => refunded === 900).length,
    complaintsKnown: mine.filter(({ complaints }) => complaints !== null).length,
    complained: mine.filter(({ complaints }) => complaints === 2).length,
    dollars: dollars.length,
    valued: values.length,
    value: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
    asked: mine.filter(({ leaving }) => leaving !== null).length,
    seconds: mine.reduce((sum, { leaving }) => sum + (leaving ?? 0), 0),
  }
}

it('a report says what counting over all customers says', async () => {
  const customers =
    fc.sample(fc.array(aCustomer, { minLength: 300, maxLength: 300 }), { seed: 5, numRuns: 1 })[0] ?? []
  const sums = await aTenant()((sql) => {
    keepAll(sql, customers.flatMap(reportsOf))
    closeDays(sql, late, noCap)
    return experimentSums(sql, asked)
  })
  expect(sums.arms.map(({ arm }) => arm)).toEqual(['held', 'less', 'pause'])
  for (const { arm, exposed, exposedOn, matured } of sums.arms) {
    const counted = countedOver(customers, arm)
    const on60 = matured.find(({ horizon }) => horizon === 60)!
    expect(on60).toMatchObject({
      n: counted.n,
      known: counted.known,
      kept: counted.kept,
      involuntary: counted.involuntary,
      accepted: counted.accepted,
      deflected: counted.deflected,
      askedAgain: counted.askedAgain,
      refundsKnown: counted.refundsKnown,
      refunded: counted.refunded,
      complaintsKnown: counted.complaintsKnown,
      complained: counted.complained,
    })
    const [usd] = on60.money
    expect(usd).toMatchObject({ currency: 'USD', n: counted.dollars, valued: counted.valued })
    expect(usd?.value).toBeCloseTo(counted.value, 6)
    expect(usd?.valueSquares).toBeCloseTo(counted.squares, 3)
    expect(exposed).toMatchObject({ n: counted.n, askedToLeave: counted.asked, seconds: counted.seconds })
    expect(total(exposedOn, 'n')).toBe(counted.n)
    expect(total(on60.days, 'kept')).toBe(counted.kept)
    const dollarDays = on60.days.filter(({ currency }) => currency === 'USD').map(({ day }) => day)
    expect(dollarDays).toEqual(days)
    expect(matured.find(({ horizon }) => horizon === 30)?.days).toEqual([])
  }
})

const total = <K extends string>(rows: readonly Record<K, unknown>[], field: K): number =>
  rows.reduce((sum, row) => sum + Number(row[field]), 0)

it('first losses are by age, and those still there as old as they are', async () => {
  const seen = (standings: Standing[]) =>
    standings.map((one, index) => ({ day: 30 * (index + 1), standing: one }))
  const who = (number: number, standings: Standing[]) => ({
    session: `s-${number}`,
    customer: `c-${number}`,
    day: '2027-01-10',
    arm: 'pause',
    position: 10 + standings.length,
    seen: seen(standings),
  })
  const told = {
    what: 'ended',
    standing: 'ended',
    voluntary: true,
    occurred: '2027-01-15T00:00:00.000Z',
  } as const
  const [arm] = await aTenant()((sql): ArmSums[] => {
    keepAll(sql, [
      exposedRow(who(1, ['ended'])),
      exposedRow(who(2, ['paying', 'past_due'])),
      exposedRow(who(3, []), { outcome: 'cancelled' }),
      exposedRow(who(4, []), { told }),
      exposedRow(who(5, ['paying', 'paying', 'paying'])),
      // A cancellation that was taken back after it was reported.
      exposedRow(who(6, []), { outcome: 'cancelled' }),
      exposedRow(
        { ...who(6, []), position: 20 },
        {
          outcome: 'cancelled',
          undone: { state: 'done', at: '2027-01-10T13:00:00.000Z' },
        },
      ),
    ])
    return experimentSums(sql, asked).arms
  })
  const lost = Array.from({ length: 61 }, (_, age) => ([0, 4, 30, 60].includes(age) ? 1 : 0))
  expect(arm).toMatchObject({
    lost,
    exposed: { n: 6, lost: 4 },
    exposedOn: [{ day: '2027-01-10', n: 6, lost: 4 }],
    matured: [],
  })
})
