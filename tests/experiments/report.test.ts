/** Every figure of a report, reckoned again from the customers themselves. */
import { expect, test } from 'vitest'
import { reportOf } from '#shared/experiments/report.ts'
import {
  against,
  all,
  arm,
  cap,
  document,
  from,
  report,
  started,
  today,
  truths,
  weights,
} from './a-report.ts'
import { chance, dayAfter, isClosed, play, sumsOf, type Played } from './played.ts'

/** Customers of an arm whose day at a horizon is closed. */
const judgedIn = (id: string, horizon: number, among: readonly Played[] = all) =>
  among.filter((one) => one.arm === id && isClosed(one.day, horizon, today))
const laterOf = (one: Played, horizon: number) =>
  one.customer.later.find((later) => later.horizon === horizon)!
const known = (id: string, horizon = 60) =>
  judgedIn(id, horizon).flatMap((one) => laterOf(one, horizon).kept ?? [])
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
const spread = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + (one - mean(values)) ** 2, 0) / (values.length - 1)

/** The range as written in the specification, 2.3. */
function rangeOf(difference: number, se: number, n: number, level: number, planned: number) {
  const rho = (-2 * Math.log(level) + Math.log(1 - 2 * Math.log(level))) / planned
  const root = n * rho + 1
  const half = Math.sqrt(((2 * root) / (n * rho)) * Math.log(Math.sqrt(root) / level)) * se
  return { low: difference - half, high: difference + half }
}

test('counts of everybody exposed, and of those whose day is closed', () => {
  expect(report).toMatchObject({ state: 'running', method: 'pooled', isBlocked: false, horizon: 60 })
  expect(report.arms.map(({ arm: id, isHoldout }) => [id, isHoldout])).toEqual([
    ['control', true],
    ['today', false],
    ['shorter', false],
  ])
  for (const id of ['control', 'today', 'shorter']) {
    const own = all.filter((one) => one.arm === id)
    const mature = judgedIn(id, 60)
    expect(arm(id).exposed.n).toBe(own.length)
    expect(arm(id).exposed.accepted).toBe(own.filter(({ customer }) => customer.accepted).length)
    expect(arm(id).judged).toMatchObject({ n: mature.length, known: known(id).length })
    expect(mature.length).toBeLessThan(own.length)
    expect(arm(id).kept).toBeCloseTo(mean(known(id)), 12)
    expect(arm(id).deflected).toBeCloseTo(mean(mature.map(({ customer }) => Number(customer.deflected))), 12)
  }
})

test('truly saved is kept less the kept of the holdout, with the range of the specification', () => {
  for (const id of ['today', 'shorter']) {
    const [a, b] = [known('control'), known(id)]
    const saved = against(id).saved!
    const [p, q] = [mean(a), mean(b)]
    const se = Math.sqrt((p * (1 - p)) / a.length + (q * (1 - q)) / b.length)
    const range = rangeOf(q - p, se, a.length + b.length, 0.05 / 2, 4000)
    expect(saved.difference).toBeCloseTo(q - p, 12)
    expect(saved.low).toBeCloseTo(range.low, 10)
    expect(saved.high).toBeCloseTo(range.high, 10)
    expect(saved.p <= 0.025).toBe(saved.low > 0 || saved.high < 0)
    expect(against(id).reached).toEqual({
      planned: 4000,
      letIn: all.filter((one) => one.arm === id || one.arm === 'control').length,
      judged: a.length + b.length,
    })
  }
  expect(against('today').verdict).toMatchObject({ state: 'keeps_more', call: { date: today, revision: 1 } })
  expect(against('today').stopping).toBe('called')
  expect(report.advice).toBe('called')
})

test('money: net value in the declared currency, at most the cap; its cost; what comes back of it', () => {
  const paid = (id: string) =>
    judgedIn(id, 60).flatMap((one) => {
      const { value } = laterOf(one, 60)
      const isOurs = one.customer.currency === 'USD' && value !== null
      return isOurs ? [{ value: Math.min(cap.amount, value) / 100, cost: one.customer.cost / 100 }] : []
    })
  const [a, b] = [paid('control').map(({ value }) => value), paid('today').map(({ value }) => value)]
  const cost = mean(paid('today').map((one) => one.cost))
  const shown = arm('today').money!
  expect(shown).toMatchObject({ currency: 'USD', n: b.length })
  expect(shown.apart).toBe(judgedIn('today', 60).filter(({ customer }) => customer.currency === 'EUR').length)
  expect(shown.meanValue).toBeCloseTo(mean(b), 9)
  expect(shown.meanCost).toBeCloseTo(cost, 9)
  expect(arm('control').money?.meanCost).toBe(0)
  const money = against('today').money!
  const se = Math.sqrt(spread(a) / a.length + spread(b) / b.length)
  const range = rangeOf(mean(b) - mean(a), se, a.length + b.length, 0.05 / 2, 4000)
  expect(money.range?.low).toBeCloseTo(range.low, 6)
  expect(money.range?.high).toBeCloseTo(range.high, 6)
  expect(money.roi).toBeCloseTo((mean(b) - mean(a) + cost) / cost, 9)
  expect(money.verdict?.state).toBe('profitable')
  expect(against('today').ship).toBe('ship_profitable')
})

test('guardrails: who gets to leave, how long it takes, who comes back, whose payment failed', () => {
  const found = Object.fromEntries(against('today').guardrails.map((one) => [one.guardrail, one]))
  const [a, b] = ['control', 'today'].map((id) => all.filter((one) => one.arm === id)) as [Played[], Played[]]
  const gone = (some: Played[]) => some.filter(({ customer }) => !customer.deflected)
  const left = (some: Played[]) => some.flatMap(({ customer }) => customer.secondsToLeave ?? [])
  expect(found['leaving']).toMatchObject({
    harm: 'less',
    margin: 0.02,
    holdout: { n: gone(a).length, yes: left(a).length },
    offer: { n: gone(b).length, yes: left(b).length },
  })
  expect(found['secondsToLeave']).toMatchObject({ harm: 'more', margin: 60, offer: { yes: null } })
  expect(found['secondsToLeave']?.offer?.mean).toBeCloseTo(mean(left(b)), 10)
  const again = judgedIn('today', 60).filter(({ cameBack }) => cameBack !== null && cameBack < 60)
  expect(found['askedAgain']?.offer).toMatchObject({ n: judgedIn('today', 60).length, yes: again.length })
  const stand = judgedIn('today', 60).map((one) => laterOf(one, 60))
  const failed = stand.filter(({ involuntary }) => involuntary).length
  expect(found['failedPayments']?.offer).toMatchObject({
    n: failed + known('today').filter((kept) => kept === 1).length,
    yes: failed,
  })
  for (const name of ['refunds', 'complaints'])
    expect(found[name]).toMatchObject({ state: 'not_counted', offer: null, difference: null })
})

test('guardrails: refunds and complaints are shares of those of whom they are told, and more is harm', () => {
  const [plain, offered] = [truths.control, truths.today]
  const told = {
    control: { ...plain, refunds: 0.05 },
    today: { ...offered, refunds: 0.3, complains: 0.1 },
    shorter: { ...truths.shorter, refunds: 0.05 },
  }
  const phase = { phase: 1, from, days: 100, perDay: 60, weights }
  const customers = play(phase, told, chance(6))
  const [refunds, complaints] = against(
    'today',
    reportOf(started(document), sumsOf(customers, today, cap), [], today),
  ).guardrails.slice(4)
  const judged = customers.filter(({ arm, day }) => arm === 'today' && isClosed(day, 60, today))
  const known = judged.map((one) => laterOf(one, 60)).filter(({ refunded }) => refunded !== null)
  const yes = known.filter(({ refunded }) => refunded).length
  expect(refunds).toMatchObject({ guardrail: 'refunds', state: 'harm', harm: 'more', margin: 0.02 })
  expect(refunds?.offer).toEqual({ n: known.length, yes, mean: yes / known.length })
  // Told of the offer alone: there is nothing to compare it with.
  expect(complaints).toMatchObject({
    guardrail: 'complaints',
    state: 'collecting',
    holdout: null,
    bound: null,
  })
  expect(complaints?.offer?.n).toBe(judged.length)
})

test('the arms fill as their weights say: exposed, matured and known, each against what it should be', () => {
  expect(report.splits.map(({ check }) => check)).toEqual(['exposed', 'matured', 'known'])
  const [exposed, matured] = report.splits
  expect(exposed?.arms.map(({ count }) => count)).toEqual(
    ['control', 'today', 'shorter'].map((id) => all.filter((one) => one.arm === id).length),
  )
  expect(exposed?.arms.map(({ expected }) => expected)).toEqual([2400, 1800, 1800])
  expect(matured?.arms[1]?.count).toBe(judgedIn('today', 60).length)
})

test('the early sign and the confirmation have a range and no verdict', () => {
  const [early, late] = against('today').otherDays
  expect([early?.day, early?.role, late?.day, late?.role]).toEqual([30, 'early', 90, 'confirmation'])
  expect(early?.offer).toEqual({
    n: known('today', 30).length,
    yes: known('today', 30).filter((kept) => kept === 1).length,
  })
  expect(early?.range?.difference).toBeCloseTo(mean(known('today', 30)) - mean(known('control', 30)), 12)
  expect(early).not.toHaveProperty('verdict')
})

test('the curve counts losses by age, also of those whose day has not come', () => {
  const { ages, meanDays } = arm('today').curve
  const own = all.filter((one) => one.arm === 'today')
  const gone = own.filter(({ customer }) => customer.lostAt === 0).length
  expect(ages[0]).toMatchObject({ atRisk: own.length })
  expect(ages[0]?.share).toBeCloseTo(1 - gone / own.length, 12)
  expect(ages).toHaveLength(91)
  const area = ages.slice(0, 60).reduce((sum, { share }) => sum + share, 0)
  expect(meanDays).toBeCloseTo(area, 9)
})

test('belief is near the chance that the difference is above zero', () => {
  const { difference, se } = against('shorter').saved!
  const z = difference / se
  const normal = 0.5 + z / Math.sqrt(2 * Math.PI) - z ** 3 / (6 * Math.sqrt(2 * Math.PI))
  expect(Math.abs(z)).toBeLessThan(1.5)
  expect(against('shorter').belief?.chanceToBeat).toBeCloseTo(normal, 1)
  expect(against('today').belief?.expectedLoss).toBeLessThan(1e-4)
})

test('how long it takes: at the pace of the last four weeks, for the comparison that is furthest behind', () => {
  const early = dayAfter(from, 20)
  const some = all.filter(({ day }) => day < early)
  const halfway = reportOf(started(document), sumsOf(some, early, cap), [], early)
  const letIn = (id: string) => some.filter((one) => one.arm === id || one.arm === 'control').length
  const least = Math.min(letIn('today'), letIn('shorter'))
  const left = Math.ceil((4000 - least) / (least / 20))
  expect(halfway.progress).toMatchObject({ planned: 4000, letIn: least, judged: 0, daysToPlanned: left })
  expect(halfway.progress?.perDay).toBeCloseTo(least / 20, 12)
  // The last one is judged 60 days later, and the day is closed after two more have passed.
  expect(halfway.progress?.daysToJudged).toBe(left + 63)
  expect(halfway.advice).toBe('wait')
  for (const id of ['today', 'shorter']) {
    expect(against(id, halfway).verdict).toEqual({ state: 'collecting' })
    expect(against(id, halfway).saved).toBeNull()
    expect(against(id, halfway).belief).toBeNull()
  }
})
