/** The report as lines: every figure of the JSON document under its name, and the days that it is made of. */
import { describe, expect, test } from 'vitest'
import { reportOf, type ExperimentReport } from '#shared/experiments/report.ts'
import { dayLines } from '#shared/experiments/report/day-lines.ts'
import { reportLines, type ReportLine } from '#shared/experiments/report/lines.ts'
import type { Latched } from '#shared/experiments/report/latched.ts'
import { leavesIn, leavesOf, ofReport } from '../figures/leaves.ts'
import { all, cap, document, from, report, started, sums, today, truths, weights } from './a-report.ts'
import { anExperiment, asToday, holdout } from './an-experiment.ts'
import { chance, dayAfter, play, sumsOf } from './played.ts'

const linesOf = (of: ExperimentReport): ReportLine[] => [...reportLines(of)].flat()

/** Both offers keep more, so that they are set against each other. */
const better = { ...truths, shorter: { ...truths.shorter, kept: 0.5 } }
const both = reportOf(
  started(document),
  sumsOf(play({ phase: 1, from, days: 100, perDay: 60, weights }, better, chance(6)), today, cap),
  [],
  today,
)
const restated = { day: from, horizon: 60, revision: 2, on: today }
const harm: Latched = {
  phase: 1,
  arm: 'today',
  day: dayAfter(from, 80),
  revision: 1,
  metric: 'leaving',
  call: 'harm',
  range: { difference: -0.2, bound: -0.1 },
}
const late = reportOf(
  started(document),
  sums.map((one) => ({ ...one, restated: [restated] })),
  [harm],
  today,
)
const little = play({ phase: 1, from, days: 5, perDay: 6, weights }, truths, chance(5))
const early = reportOf(started(document), sumsOf(little, dayAfter(from, 9), cap), [], dayAfter(from, 9))
const uncapped = reportOf(started(anExperiment({ horizon: 60 })), sums, [], today)
const weighted = (holds: number, phase: number) =>
  anExperiment({
    horizon: 60,
    valueCap: cap,
    plannedTotal: 4000,
    phase,
    arms: [
      { ...holdout, weight: holds },
      { ...asToday, weight: 10_000 - holds },
    ],
  })
const daily = reportOf(
  started(weighted(6000, 1), {
    type: 'phase_begun',
    experiment: weighted(5000, 2),
    at: `${dayAfter(from, 50)}T09:00:00.000Z`,
    by: 'ada',
  }),
  sums,
  [],
  today,
)

describe.each([
  ['one offer is called', report],
  ['two are, and set against each other', both],
  ['days were restated and harm was found', late],
  ['there is little yet', early],
  ['money is not judged', uncapped],
  ['weights changed', daily],
])('a report in which %s', (_, of) => {
  test('every figure of the document is a line, and no other', () => {
    expect(leavesIn(linesOf(of))).toEqual(leavesOf(of, ofReport))
  })

  test('no two lines are of the same', () => {
    const names = linesOf(of).map(({ value: _value, unit: _unit, ...name }) => JSON.stringify(name))
    expect(new Set(names).size).toBe(names.length)
  })
})

test('what is meant to be there is', () => {
  expect(both.pairs).toHaveLength(1)
  expect(late.restated.revision).toBe(2)
  expect(early.arms[1]?.against?.saved).toBeNull()
  expect(uncapped.arms[1]?.against?.money?.verdict).toBeNull()
  expect(daily.method).toBe('daily')
})

test('a line says of which arm, day and group it is, and in what', () => {
  const lines = linesOf(report)
  const line = (measure: string, of: Partial<ReportLine>) =>
    lines.find(
      (one) => one.measure === measure && Object.entries(of).every(([name, is]) => one[name as 'arm'] === is),
    )
  const twoMonths = report.arms.find(({ arm }) => arm === 'today')!
  expect(line('arms.kept', { arm: 'today' })).toMatchObject({
    horizon: 60,
    unit: 'share',
    value: twoMonths.kept,
  })
  expect(line('arms.against.money.range.low', { arm: 'today' })).toMatchObject({
    unit: 'money',
    currency: 'USD',
    value: twoMonths.against!.money!.range!.low,
  })
  expect(line('arms.against.otherDays.range.p', { arm: 'today', horizon: 30 })?.value).toBe(
    twoMonths.against!.otherDays.find(({ day }) => day === 30)!.range!.p,
  )
  expect(line('arms.against.guardrails.margin', { arm: 'today', key: 'secondsToLeave' })).toMatchObject({
    by: 'guardrail',
    unit: 'seconds',
    value: 60,
  })
  const price = report.segments.find(({ by, key }) => by === 'reason' && key === 'price')!
  expect(line('segments.arms.kept', { arm: 'control', by: 'reason', key: 'price' })?.value).toBe(
    price.arms[0]!.kept,
  )
})

test('days add up to what was played, and to the totals', () => {
  const lines = sums.flatMap((one) => [...dayLines(one)].flat())
  const sum = (measure: string, of: (line: ReportLine) => boolean) =>
    lines
      .filter((line) => line.measure === measure && of(line))
      .reduce((total, { value }) => total + Number(value), 0)
  for (const { arm, judged, exposed } of report.arms) {
    expect(sum('days.exposed.n', (line) => line.arm === arm)).toBe(exposed.n)
    for (const field of ['n', 'known', 'kept'] as const)
      expect(sum(`days.judged.${field}`, (line) => line.arm === arm && line.horizon === 60)).toBe(
        judged[field],
      )
  }
  const ofDay = all.filter(({ day, arm }) => day === from && arm === 'today')
  expect(sum('days.exposed.n', ({ day, arm }) => day === from && arm === 'today')).toBe(ofDay.length)
  const euros = ofDay.filter(({ customer }) => customer.currency === 'EUR')
  const inEuros = ({ day, arm, horizon, currency }: ReportLine) =>
    day === from && arm === 'today' && horizon === 60 && currency === 'EUR'
  expect(sum('days.judged.n', inEuros)).toBe(euros.length)
})
