/** Weights that follow what is known early: off unless somebody turns it on (S2.1, statistics 2.12). */
import { describe, expect, it, test } from 'vitest'
import type { Experiment } from '#shared/experiments/experiment.ts'
import { newPhase } from '#shared/experiments/life.ts'
import { leastMove, movedArms } from '#shared/experiments/report/bandit.ts'
import { reportOf } from '#shared/experiments/report.ts'
import { noExposed, type ArmSums, type ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { noCounts } from '#shared/outcomes/cohort.ts'
import { started } from './a-report.ts'
import { aDocument, alone, anExperiment, fourArms, holdout } from './an-experiment.ts'
import { toldOf } from './told.ts'

const bandit = { floor: 1000 }
const document = (changes: Record<string, unknown> = {}) =>
  anExperiment({ arms: fourArms, bandit, ...changes })

const armOf = (arm: string, n: number, kept: number, day: number): ArmSums => ({
  arm,
  exposed: { ...noExposed, n, deflected: n },
  exposedOn: [],
  lost: [],
  matured: [{ horizon: day, ...noCounts, n, known: n, kept, money: [], days: [] }],
})
interface Seen {
  /** The share of each offer's customers that is kept on the early day, in the order of the document. */
  kept: readonly number[]
  /** In all arms, as their weights say. */
  customers?: number
  day?: number
}
const sumsOf = ({ arms }: Experiment, { kept, customers = 1500, day = 30 }: Seen): ExperimentSums[] => {
  const shares = [0.2, ...kept]
  const open = arms.filter(({ weight }) => weight > 0)
  const own = open.map(({ id, weight }, index) => {
    const n = (customers * weight) / 10_000
    return armOf(id, n, Math.round(n * (shares[index] ?? 0)), day)
  })
  return [{ experiment: 'pause-length', phase: 1, arms: own, restated: [], segments: [] }]
}
const today = '2027-03-10'
interface More extends Omit<Seen, 'kept'> {
  changes?: Record<string, unknown>
  on?: string
}
const moved = (kept: readonly number[], { changes = {}, on = today, ...seen }: More = {}) => {
  const experiment = document(changes)
  const life = started(experiment)
  const report = reportOf(life, sumsOf(experiment, { kept, ...seen }), [], on)
  expect(report.isBlocked).toBe(false)
  return movedArms(life, report)?.map(({ weight }) => weight) ?? null
}
const clear = [0.2, 0.2, 0.8]

describe('a document', () => {
  it('has none unless it says so, and a floor of a tenth where it says no more', () => {
    expect(anExperiment().bandit).toBeNull()
    expect(anExperiment({ bandit: {} }).bandit).toEqual({ floor: 1000 })
    expect(toldOf(aDocument({ arms: fourArms, bandit }))).toEqual([])
  })

  it('with fewer than three offers that customers come to is refused', () => {
    const told = 'bandit_too_few bandit: there are 2 offers that customers come to, and it needs 3'
    expect(toldOf(aDocument({ bandit }))).toEqual([told])
    const [, first, ...others] = fourArms
    const closed = [{ ...holdout, weight: 6000 }, { ...first, weight: 0 }, ...others]
    expect(toldOf({ ...aDocument({ arms: closed, bandit }), phase: 2 })).toEqual([told])
  })

  it('with floors that leave nothing to move is refused', () => {
    const floored = (floor: number) => toldOf(aDocument({ arms: fourArms, bandit: { floor } }))
    expect(floored(3400)).toEqual([
      'bandit_floor bandit.floor: must be at most 3333, or 3 floors leave nothing',
    ])
    expect(floored(3333)).toEqual([])
    expect(floored(400)[0]).toMatch(/^out_of_range bandit\.floor/)
  })

  it('of one that runs cannot turn it on or off', () => {
    const life = started(document())
    const next = { ...life.experiment, bandit: null, arms: [...life.experiment.arms].toReversed() }
    const decided = newPhase(life, next, alone, { at: `${today}T09:00:00.000Z`, by: 'ada' })
    expect(decided).toMatchObject({ ok: false, problems: [{ code: 'fixed', path: 'bandit' }] })
  })
})

describe('weights', () => {
  it('go to the offer that is likely the best, above the floor; the holdout’s stays', () => {
    // The chance of the third is one: 0.1 + 0.7 of the 6,000 that the holdout leaves, and a tenth for the others.
    expect(moved(clear)).toEqual([4000, 600, 600, 4800])
    const [held, ...offers] = moved([0.3, 0.32, 0.36]) ?? []
    expect(held).toBe(4000)
    expect(offers.reduce((sum, weight) => sum + weight, 4000)).toBe(10_000)
    expect(offers.toSorted((a, b) => a - b)).toEqual(offers)
    expect(Math.min(...offers)).toBeGreaterThanOrEqual(600)
  })

  it('of day 30, also where that is the day that is judged', () => {
    expect(moved(clear, { day: 60 })).toBeNull()
    expect(moved(clear, { changes: { horizon: 30 } })).toEqual([4000, 600, 600, 4800])
  })

  it.each([
    ['it is off', { changes: { bandit: null } }],
    ['an offer has too few customers', { customers: 495 }],
    ['it has ended', { changes: { endsOn: '2027-03-01' } }],
    ['they were changed, or it began, on the same day', { on: '2027-01-04' }],
  ])('stay where %s', (_, more) => {
    expect(moved([0.3, 0.3, 0.7], more)).toBeNull()
  })

  it('stay where an offer has too few that were lost', () => {
    expect(moved([0.2, 0.2, 281 / 300])).toBeNull()
    expect(moved([0.2, 0.2, 280 / 300])).not.toBeNull()
  })

  it('stay where the arms fill otherwise than they should', () => {
    const life = started(document())
    const [sums] = sumsOf(life.experiment, { kept: clear })
    const arms = sums!.arms.map((arm) =>
      arm.arm === 'today' ? { ...arm, exposed: { ...arm.exposed, n: 900, deflected: 900 } } : arm,
    )
    const report = reportOf(life, [{ ...sums!, arms }], [], today)
    expect([report.isBlocked, movedArms(life, report)]).toEqual([true, null])
  })

  it('stay where none would change by five points', () => {
    // Alike, so each keeps the third it has.
    expect(leastMove).toBe(500)
    expect(moved([0.3, 0.3, 0.3])).toBeNull()
    const [held, ...others] = fourArms
    const arms = [held, ...others.map((arm, index) => ({ ...arm, weight: [900, 700, 4400][index] }))]
    expect(moved(clear, { changes: { arms } })).toBeNull()
  })

  it('of an offer that was closed stay nothing', () => {
    const arms = [...fourArms.slice(0, 1), { ...fourArms[1], id: 'gone', weight: 0 }, ...fourArms.slice(1)]
    expect(moved(clear, { changes: { arms } })).toEqual([4000, 0, 600, 600, 4800])
  })
})

test('once they were moved, a report compares day by day', () => {
  const life = started(document())
  const sums = sumsOf(life.experiment, { kept: clear })
  const report = reportOf(life, sums, [], today)
  const next = { ...life.experiment, arms: movedArms(life, report)! }
  const decided = newPhase(life, next, alone, { at: `${today}T00:10:00.000Z`, by: 'parley' })
  const [event] = decided.ok ? decided.events : []
  expect(event).toMatchObject({ type: 'phase_begun', by: 'parley', experiment: { phase: 2 } })
  const after = reportOf(started(life.experiment, event!), sums, [], '2027-03-11')
  expect([report.method, after.method]).toEqual(['pooled', 'daily'])
  expect(movedArms(started(life.experiment, event!), after)).toBeNull()
})
