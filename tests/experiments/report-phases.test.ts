/** An experiment whose weights changed, and the global holdout, which is drawn anew each quarter. */
import { describe, expect, test } from 'vitest'
import { holdoutIn, holdoutOn, quarterBegins } from '#shared/experiments/holdout.ts'
import { holdoutLife } from '#shared/experiments/holdout-life.ts'
import { lifeOf, type ExperimentEvent } from '#shared/experiments/life.ts'
import { daysNeeded, reportOf } from '#shared/experiments/report.ts'
import { anExperiment, asToday, holdout, shorter } from './an-experiment.ts'
import { chance, dayAfter, isClosed, play, sumsOf, type Played, type Truth } from './played.ts'

const from = '2027-01-04'
const second = dayAfter(from, 50)
const today = dayAfter(from, 170)
const at = (day: string) => ({ at: `${day}T09:00:00.000Z`, by: 'ada' })

const first = anExperiment({
  horizon: 60,
  plannedTotal: 4000,
  arms: [
    { ...holdout, weight: 8000 },
    { ...asToday, weight: 2000 },
  ],
})
const next = anExperiment({
  horizon: 60,
  plannedTotal: 4000,
  phase: 2,
  arms: [
    { ...holdout, weight: 2000 },
    { ...asToday, weight: 4000 },
    { ...shorter, weight: 4000 },
  ],
})
const events: ExperimentEvent[] = [
  { type: 'experiment_planned', experiment: first, ...at(from) },
  { type: 'experiment_started', ...at(from) },
  { type: 'phase_begun', experiment: next, ...at(second) },
]
const life = lifeOf(events)

/** Nothing is different between the arms; but who comes in the second phase is kept more often. */
const alike = (kept: number): Record<string, Truth> =>
  Object.fromEntries(
    ['control', 'today', 'shorter'].map((arm) => [arm, { kept, pays: 9000, accepts: 0.2, leaves: 0.5 }]),
  )
const random = chance(11)
const all = [
  ...play({ phase: 1, from, days: 50, perDay: 60, weights: { control: 8, today: 2 } }, alike(0.2), random),
  ...play(
    { phase: 2, from: second, days: 50, perDay: 60, weights: { control: 2, today: 4, shorter: 4 } },
    alike(0.5),
    random,
  ),
]
const report = reportOf(life, sumsOf(all, today, null), [], today)
const against = (id: string) => report.arms.find(({ arm }) => arm === id)!.against!

/** Customer by customer, as the specification has it in 2.12: guesses of earlier days, weights of that day. */
function byHand(some: readonly Played[], offer: string) {
  const shares: Record<string, Record<string, number>> = {
    1: { control: 0.8, today: 0.2 },
    2: { control: 0.2, today: 0.4, shorter: 0.4 },
  }
  const known = some.flatMap((one) => {
    const kept = one.customer.later.find(({ horizon }) => horizon === 60)?.kept
    return isClosed(one.day, 60, today) && kept != null ? [{ ...one, kept }] : []
  })
  const scores: number[] = []
  for (const day of [...new Set(known.map((one) => one.day))].toSorted()) {
    const guess = (arm: string) => {
      const past = known.filter((one) => one.day < day && one.arm === arm)
      return (past.reduce((sum, { kept }) => sum + kept, 0) + 1) / (past.length + 2)
    }
    const [a, b] = [guess('control'), guess(offer)]
    for (const one of known.filter((seen) => seen.day === day)) {
      const weight = shares[one.phase]![one.arm]!
      const own =
        one.arm === offer ? (one.kept - b) / weight : one.arm === 'control' ? -(one.kept - a) / weight : 0
      scores.push(b - a + own)
    }
  }
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length
  const variance = scores.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (scores.length - 1)
  return { mean, se: Math.sqrt(variance / scores.length) }
}

describe('weights that changed', () => {
  test('are compared day by day, so that a better season is no better offer', () => {
    expect(daysNeeded(life)).toBe(60)
    expect(report).toMatchObject({ method: 'daily', isBlocked: false, phase: 2 })
    const { mean, se } = byHand(all, 'today')
    const saved = against('today').saved!
    expect(saved.difference).toBeCloseTo(mean, 9)
    expect(saved.se).toBeCloseTo(se, 9)
    expect(against('today').verdict.state).not.toBe('keeps_more')
    const [control, offered] = report.arms
    expect(offered!.kept! - control!.kept!).toBeGreaterThan(0.1)
  })

  test('an arm of the second phase is compared with those who were drawn beside it, at a level of its own', () => {
    const { mean, se } = byHand(
      all.filter(({ phase }) => phase === 2),
      'shorter',
    )
    const saved = against('shorter').saved!
    expect(saved.difference).toBeCloseTo(mean, 9)
    const halves = ['today', 'shorter'].map((id) => {
      const { low, high, se: error } = against(id).saved!
      return (high - low) / 2 / error
    })
    expect(saved.se).toBeCloseTo(se, 9)
    // Alone in its phase it has the whole alpha, and so has the one that was alone in the first.
    expect(halves[0]! / halves[1]!).toBeCloseTo(1, 1)
    const beside = all.filter(({ phase, arm }) => phase === 2 && ['control', 'shorter'].includes(arm))
    expect(against('shorter').reached.letIn).toBe(beside.length)
  })

  test('what would compare seasons is not shown', () => {
    expect(against('today').belief).toBeNull()
    expect(against('today').otherDays.map(({ range }) => range)).toEqual([null, null])
    expect(report.pairs).toEqual([])
  })

  test('the split is that of each phase', () => {
    const counts = report.splits[0]!.arms.map(({ expected }) => Math.round(expected))
    expect(counts).toEqual([0.8 * 3000 + 0.2 * 3000, 0.2 * 3000 + 0.4 * 3000, 0.4 * 3000])
  })
})

describe('the global holdout', () => {
  test('says in the number of a phase what it was drawn from', () => {
    const drawn = holdoutOn('2026-11-22', 500)!
    expect(drawn.phase).toBe(2_026_400_500)
    expect(holdoutIn(drawn.phase)).toEqual(drawn)
    expect(quarterBegins(drawn.phase)).toBe('2026-10-01')
    expect(quarterBegins(holdoutOn('2027-01-31', 5000)!.phase)).toBe('2027-01-01')
    expect(holdoutOn('2027-01-31', 0)).toBeNull()
  })

  const phases = [holdoutOn(from, 5000)!.phase, holdoutOn('2027-04-01', 5000)!.phase]
  const played = phases.flatMap((phase) =>
    play(
      { phase, from: quarterBegins(phase), days: 30, perDay: 40, weights: { held: 1, usual: 1 } },
      {
        held: { kept: 0.3, pays: 9000, accepts: 0, leaves: 0.5 },
        usual: { kept: 0.45, pays: 9000, accepts: 0.4, leaves: 0.5 },
      },
      chance(phase),
    ),
  )

  test('reports over all its quarters as one experiment', () => {
    const whole = holdoutLife(phases, 5000, '2027-07-15T09:00:00.000Z')!
    const told = reportOf(whole, sumsOf(played, '2027-07-15', null), [], '2027-07-15')
    expect(told).toMatchObject({
      experiment: 'holdout',
      state: 'running',
      method: 'pooled',
      isBlocked: false,
    })
    expect(told.arms.map(({ arm }) => arm)).toEqual(['held', 'usual'])
    expect(told.arms[1]?.exposed.n).toBe(played.filter(({ arm }) => arm === 'usual').length)
    expect(told.arms[1]?.against?.verdict.state).toBe('keeps_more')
    expect(told.arms[1]?.against?.money?.verdict).toBeNull()
  })

  test('another share is another phase, and quarters are not pooled any more', () => {
    const whole = holdoutLife(phases, 500, '2027-07-15T09:00:00.000Z')!
    expect(whole.phases.map(({ experiment }) => experiment.arms[0]?.weight)).toEqual([5000, 5000, 500])
    expect(daysNeeded(whole)).toBe(60)
  })

  test('where nobody is held out any more it is stopped; where nobody ever was there is none', () => {
    const over = holdoutLife(phases, 0, '2027-07-15T09:00:00.000Z')!
    expect(reportOf(over, [], [], '2027-07-15')).toMatchObject({ state: 'stopped', advice: null })
    expect(holdoutLife([], 0, '2027-07-15T09:00:00.000Z')).toBeNull()
  })
})
