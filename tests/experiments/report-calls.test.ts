/** What is called of a report, and what stands in the way of a call. */
import { describe, expect, test } from 'vitest'
import { Experiment } from '#shared/experiments/experiment.ts'
import { reportOf } from '#shared/experiments/report.ts'
import { newCalls } from '#shared/experiments/report/new-calls.ts'
import {
  against,
  all,
  arm,
  cap,
  document,
  from,
  report,
  started,
  sums,
  today,
  truths,
  weights,
} from './a-report.ts'
import { chance, dayAfter, play, sumsOf } from './played.ts'

describe('calls', () => {
  const latched = newCalls(report, [])
  test('what is called for the first time is told once, and stands by what was found then', () => {
    expect(latched.map(({ arm: id, metric, call }) => [id, metric, call])).toEqual([
      ['today', 'kept', 'keeps_more'],
      ['today', 'money', 'profitable'],
      ['shorter', 'kept', 'not_worth_waiting'],
    ])
    const next = dayAfter(today, 1)
    const later = reportOf(started(document), sumsOf(all, next, cap), latched, next)
    expect(newCalls(later, latched)).toEqual([])
    expect(against('today', later).verdict).toMatchObject({ call: { date: today } })
  })

  test('two offers are held against each other only when both were called better', () => {
    const both = [...latched, { ...latched[0]!, arm: 'shorter' }]
    expect(report.pairs).toEqual([])
    const { pairs } = reportOf(started(document), sums, both, today)
    expect(pairs).toMatchObject([{ a: 'today', b: 'shorter' }])
    expect(pairs[0]?.kept?.difference).toBeCloseTo((arm('shorter').kept ?? 0) - (arm('today').kept ?? 0), 12)
  })
})

test('one arm that lacks customers blocks every verdict, and the ranges stay to be seen', () => {
  const fewer = all.filter((one, index) => one.arm !== 'today' || index % 3 > 0)
  const blocked = reportOf(started(document), sumsOf(fewer, today, cap), [], today)
  expect(blocked.isBlocked).toBe(true)
  expect(against('today', blocked).verdict).toEqual({ state: 'blocked', call: null })
  expect(blocked.advice).toBe('blocked')
  expect(newCalls(blocked, [])).toEqual([])
})

test('an arm that makes leaving harder is harm, whatever it keeps', () => {
  const harder = { ...truths, today: { ...truths.today, leaves: 0.1 } }
  const some = play({ phase: 1, from, days: 100, perDay: 60, weights }, harder, chance(6))
  const harmed = reportOf(started(document), sumsOf(some, today, cap), [], today)
  expect(against('today', harmed).guardrails[0]).toMatchObject({ guardrail: 'leaving', state: 'harm' })
  expect(harmed.advice).toBe('harm')
  expect(newCalls(harmed, []).filter(({ call }) => call === 'harm')).toMatchObject([
    { arm: 'today', metric: 'leaving', day: today },
  ])
})

test('a restated day is told, and the revision of the data counts it', () => {
  const restated = [{ day: from, horizon: 60, revision: 3, on: today }]
  const again = reportOf(started(document), [{ ...sums[0]!, restated }], [], today)
  expect(again.restated).toEqual({ revision: 3, days: [{ phase: 1, ...restated[0] }] })
  expect(against('today', again).verdict).toMatchObject({ call: { revision: 3 } })
})

test('one without a cap shows money and does not judge it', () => {
  const { valueCap: _, ...rest } = document
  const uncapped = Experiment.parse(rest)
  const told = reportOf(started(uncapped), sumsOf(all, today, null), [], today)
  expect(against('today', told).money).toMatchObject({ range: null, verdict: null })
  expect(against('today', told).money?.roi).toBeGreaterThan(1)
  expect(against('today', told).ship).toBeNull()
})
