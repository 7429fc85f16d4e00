/** A list of experiments says of each what its report says. */
import { describe, expect, test } from 'vitest'
import { holdoutLife } from '#shared/experiments/holdout-life.ts'
import type { ExperimentEvent, Life } from '#shared/experiments/life.ts'
import { reportOf, type ExperimentReport } from '#shared/experiments/report.ts'
import { briefOf } from '#shared/experiments/report/brief.ts'
import { newCalls } from '#shared/experiments/report/new-calls.ts'
import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { all, cap, document, from, started, today, truths, weights } from './a-report.ts'
import { chance, dayAfter, play, sumsOf } from './played.ts'

/** What a list shows, read off the whole report. */
const briefIn = ({ arms, isBlocked, advice }: ExperimentReport) => ({
  letIn: arms.reduce((sum, { exposed }) => sum + exposed.n, 0),
  isBlocked,
  isHarm: advice === 'harm',
  offers: arms.flatMap(({ name, against }) =>
    against ? [{ name, verdict: against.verdict.state, saved: against.saved }] : [],
  ),
})

const at = (day: string) => ({ at: `${day}T09:00:00.000Z`, by: 'ada' })
const second = dayAfter(from, 50)
const moved = {
  ...document,
  phase: 2,
  arms: document.arms.map((arm, n) => ({ ...arm, weight: n === 0 ? 2000 : 4000 })),
}
const begun: ExperimentEvent = { type: 'phase_begun', experiment: moved, ...at(second) }
const stopped: ExperimentEvent = { type: 'experiment_stopped', why: 'called', ...at(dayAfter(from, 110)) }
const twoPhases = [
  ...play({ phase: 1, from, days: 50, perDay: 60, weights }, truths, chance(5)),
  ...play(
    { phase: 2, from: second, days: 50, perDay: 60, weights: { control: 2, today: 4, shorter: 4 } },
    truths,
    chance(6),
  ),
]
const harmful = {
  ...truths,
  today: { ...truths.today, complains: 0.4 },
  control: { ...truths.control, complains: 0.1 },
}
const played = (some: typeof truths | typeof harmful) =>
  sumsOf(play({ phase: 1, from, days: 100, perDay: 60, weights }, some, chance(7)), today, cap)
const uneven = play(
  { phase: 1, from, days: 100, perDay: 60, weights: { control: 1, today: 1, shorter: 4 } },
  truths,
  chance(8),
)

const cases: Record<string, [life: Life, sums: ExperimentSums[]]> = {
  'whose offer keeps more': [started(document), sumsOf(all, today, cap)],
  'that nobody came to yet': [started(document), []],
  'whose weights changed': [started(document, begun), sumsOf(twoPhases, today, cap)],
  'that does harm': [started(document), played(harmful)],
  'that did harm and is stopped': [started(document, stopped), played(harmful)],
  'whose arms fill otherwise than they should': [started(document), sumsOf(uneven, today, cap)],
  'that is the global holdout': [holdoutLife([], 500, `${today}T12:00:00.000Z`)!, []],
}

describe('in a list, an experiment', () => {
  test.each(Object.entries(cases))('%s is told as in its report', (_, [life, sums]) => {
    const report = reportOf(life, sums, [], today)
    expect(briefOf(life, sums, [], today)).toMatchObject(briefIn(report))
    const latched = newCalls(report, [])
    const later = dayAfter(today, 1)
    expect(briefOf(life, sums, latched, later)).toMatchObject(briefIn(reportOf(life, sums, latched, later)))
  })

  test('the cases are as they are called', () => {
    const told = Object.entries(cases).map(
      ([name, [life, sums]]) => [name, briefOf(life, sums, [], today)] as const,
    )
    const states = (name: string) => told.find(([one]) => one === name)?.[1]
    expect(states('whose offer keeps more')?.offers[0]?.verdict).toBe('keeps_more')
    expect(states('whose weights changed')?.offers.map(({ saved }) => saved !== null)).toEqual([true, true])
    expect(told.filter(([, { isHarm }]) => isHarm).map(([name]) => name)).toEqual(['that does harm'])
    expect(told.filter(([, { isBlocked }]) => isBlocked)).toHaveLength(1)
  })

  test('plans for as many as one comparison needs, of all arms; the global holdout goes on for ever', () => {
    const planned = (name: string) => briefOf(...cases[name]!, [], today).planned
    // 4,000 in the holdout (40 %) and one offer (30 %).
    expect(planned('whose offer keeps more')).toBe(Math.round((4000 * 10_000) / 7000))
    expect(planned('that is the global holdout')).toBeNull()
  })
})
