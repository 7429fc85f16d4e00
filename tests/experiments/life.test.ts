import { expect, test } from 'vitest'
import * as life from '#shared/experiments/life.ts'
import type { Experiment } from '#shared/experiments/experiment.ts'
import { aDocument, alone, anExperiment, asToday, beside, holdout, shorter } from './an-experiment.ts'

const on = (day: string) => ({ at: `${day}T09:00:00.000Z`, by: 'ada' })
const first = on('2026-12-01')

type Decided = ReturnType<typeof life.stop>
const codes = (decided: Decided): string[] => (decided.ok ? [] : decided.problems.map(({ code }) => code))
const events = (decided: Decided): life.ExperimentEvent[] => {
  if (!decided.ok) throw new Error(JSON.stringify(decided.problems))
  return decided.events
}

const drafted = (changes: Record<string, unknown> = {}): life.Life =>
  life.lifeOf(events(life.plan(null, aDocument(changes), alone, first)))
const running = (changes: Record<string, unknown> = {}): life.Life => {
  const draft = drafted(changes)
  return events(life.start(draft, alone, first)).reduce(life.evolveLife, draft)
}
const armsOf = ({ experiment }: life.Life): string[] => experiment.arms.map(({ id }) => id)

test('from draft to finished, with its dates', () => {
  const started = running()
  expect(life.stateOf(drafted(), '2026-12-01')).toBe('draft')
  expect(life.stateOf(started, '2027-12-01')).toBe('running')
  const stopped = events(life.stop(started, 'planned', on('2027-02-01'))).reduce(life.evolveLife, started)
  expect(stopped.stopped).toEqual({ at: '2027-02-01T09:00:00.000Z', why: 'planned' })
  expect(life.stateOf(stopped, '2027-02-01')).toBe('stopped')
  // The last was let in on 1 February; their ninetieth day is 2 May.
  expect(life.stateOf(stopped, '2027-05-02')).toBe('stopped')
  expect(life.stateOf(stopped, '2027-05-03')).toBe('finished')
})

test('what was to end on a day is stopped after it, and lets nobody in outside its days', () => {
  const dated = running({ startsOn: '2026-12-10', endsOn: '2026-12-31' })
  const open = (day: string) => [life.stateOf(dated, day), life.isOpen(dated, day)]
  expect(open('2026-12-09')).toEqual(['running', false])
  expect(open('2026-12-10')).toEqual(['running', true])
  expect(open('2026-12-31')).toEqual(['running', true])
  expect(open('2027-01-01')).toEqual(['stopped', false])
  expect(open('2027-04-01')).toEqual(['finished', false])
})

test('a draft may be written anew, wholly; nothing of a bad one is kept', () => {
  const draft = drafted()
  const again = life.plan(draft, aDocument({ alpha: 0.01, phase: 7 }), alone, first)
  expect(events(again)).toEqual([
    { type: 'experiment_planned', experiment: anExperiment({ alpha: 0.01 }), ...first },
  ])
  expect(codes(life.plan(draft, aDocument({ alpha: 2 }), alone, first))).toEqual(['out_of_range'])
})

test('a draft may stand beside one that runs; it starts only where that is not in its way', () => {
  const other = anExperiment({ id: 'other' })
  expect(codes(life.plan(null, aDocument(), beside(other), first))).toEqual([])
  expect(codes(life.start(drafted(), beside(other), first))).toEqual(['offer_shared'])
})

test('a start is refused twice, after its last day, and where the playbook lost a rule since', () => {
  expect(codes(life.start(running(), alone, first))).toEqual(['not_a_draft'])
  expect(codes(life.start(drafted({ endsOn: '2026-11-30' }), alone, first))).toEqual(['date_passed'])
  const { 'pause-2': _, ...offers } = alone.playbook.offers
  const rules = alone.playbook.rules.filter(({ offer }) => offer !== 'pause-2')
  const without = { playbook: { ...alone.playbook, offers, rules }, others: [] }
  expect(codes(life.start(drafted(), without, first))).toEqual(['offer_unknown'])
})

const fourth = { ...asToday, id: 'fourth' }
const revise = (changes: Record<string, unknown>) =>
  codes(life.plan(running(), aDocument(changes), alone, on('2026-12-05')))

test.each([
  [
    'its name, owner, last day and coverage',
    { name: 'Other', owner: 'Bo', endsOn: '2027-03-01', coverage: 9000 },
    [],
  ],
  ['an arm more', { arms: [{ ...holdout, weight: 1000 }, asToday, shorter, fourth] }, ['arm_added']],
  ['an arm less', { arms: [holdout, { ...asToday, weight: 6000 }] }, ['arm_removed', 'weights_changed']],
  [
    'other weights',
    { arms: [holdout, { ...asToday, weight: 2000 }, { ...shorter, weight: 4000 }] },
    ['weights_changed'],
  ],
  ['another order of arms', { arms: [asToday, holdout, shorter] }, ['weights_changed']],
  [
    'another arm by the same name',
    { arms: [holdout, asToday, { ...shorter, changes: [] }] },
    ['arm_changed'],
  ],
  ['today as its last day', { endsOn: '2026-12-05' }, []],
  [
    'a last day that is over: who came in since would not be judged',
    { endsOn: '2026-12-04' },
    ['date_passed'],
  ],
  ['another horizon', { horizon: 120 }, ['fixed']],
  ['another plan', { plannedTotal: 9000 }, ['fixed']],
  ['another question', { hypothesis: 'I always said so.' }, ['fixed']],
  ['another level', { alpha: 0.1 }, ['fixed']],
  ['other people', { eligibility: { when: null, reasons: ['unused', 'product'] } }, ['fixed']],
  ['another name for programs', { id: 'other' }, ['fixed']],
])('while it runs: %s', (_, changes, expected) => {
  expect(revise(changes)).toEqual(expected)
})

const phased = (arms: unknown[], more: Record<string, unknown> = {}) =>
  life.newPhase(running(), aDocument({ arms, ...more }), alone, on('2026-12-20'))

test('an arm comes in by a new phase, which keeps the one before', () => {
  const before = running()
  const arms = [
    { ...holdout, weight: 2500 },
    { ...asToday, weight: 2500 },
    { ...shorter, weight: 2500 },
    { ...fourth, weight: 2500 },
  ]
  const after = events(phased(arms)).reduce(life.evolveLife, before)
  expect(armsOf(after)).toEqual(['control', 'today', 'shorter', 'fourth'])
  expect(
    after.phases.map(
      ({
        experiment: {
          phase,
          arms: { length },
        },
        since,
      }) => [phase, length, since],
    ),
  ).toEqual([
    [1, 3, '2026-12-01T09:00:00.000Z'],
    [2, 4, '2026-12-20T09:00:00.000Z'],
  ])
})

test('an arm goes by a new phase with weight 0, and stays what it is for those in it', () => {
  const arms = [
    { ...holdout, weight: 5000 },
    { ...asToday, weight: 0 },
    { ...shorter, weight: 5000 },
  ]
  const [event] = events(phased(arms))
  expect(event).toMatchObject({ type: 'phase_begun', experiment: { phase: 2 } satisfies Partial<Experiment> })
})

test.each([
  ['the same again', [holdout, asToday, shorter], {}, ['no_change']],
  [
    'without an arm',
    [
      { ...holdout, weight: 5000 },
      { ...asToday, weight: 5000 },
    ],
    {},
    ['arm_removed'],
  ],
  [
    'without a holdout',
    [{ ...holdout, weight: 0 }, { ...asToday, weight: 7000 }, shorter],
    {},
    ['holdout_empty'],
  ],
  [
    'with another horizon',
    [holdout, { ...asToday, weight: 2000 }, { ...shorter, weight: 4000 }],
    { horizon: 120 },
    ['fixed'],
  ],
  [
    'with a last day that is over',
    [holdout, { ...asToday, weight: 2000 }, { ...shorter, weight: 4000 }],
    { endsOn: '2026-12-19' },
    ['date_passed'],
  ],
])('a new phase %s is refused', (_, arms, more, expected) => {
  expect(codes(phased(arms, more))).toEqual(expected)
})

test('what does not run is not stopped, and what is over is not written again', () => {
  const started = running()
  const stopped = events(life.stop(started, 'other', on('2026-12-05'))).reduce(life.evolveLife, started)
  expect(codes(life.stop(drafted(), 'other', first))).toEqual(['not_running'])
  expect(codes(life.stop(stopped, 'other', on('2026-12-06')))).toEqual(['not_running'])
  expect(codes(life.newPhase(stopped, aDocument(), alone, on('2026-12-06')))).toEqual(['not_running'])
  expect(codes(life.plan(stopped, aDocument(), alone, on('2026-12-06')))).toEqual(['not_a_draft'])
  expect(codes(life.start(stopped, alone, on('2026-12-06')))).toEqual(['not_a_draft'])
})

const evolved = (before: life.Life, decided: Decided): life.Life =>
  events(decided).reduce(life.evolveLife, before)

test('a draft that is not wanted is discarded, and may be restored as it was written', () => {
  const draft = drafted({ alpha: 0.01 })
  const discarded = evolved(draft, life.discard(draft, on('2026-12-02')))
  expect(life.stateOf(discarded, '2026-12-02')).toBe('discarded')
  expect(discarded.discarded).toEqual({ at: '2026-12-02T09:00:00.000Z', by: 'ada' })
  expect(life.isOpen(discarded, '2026-12-02')).toBe(false)
  const restored = evolved(discarded, life.restore(discarded, on('2026-12-03')))
  expect(restored).toEqual(draft)
  expect(life.stateOf(evolved(restored, life.start(restored, alone, first)), '2026-12-03')).toBe('running')
})

test('what is discarded is not started or written anew, and its id has no other meaning', () => {
  const discarded = evolved(drafted(), life.discard(drafted(), first))
  expect(codes(life.plan(discarded, aDocument(), alone, first))).toEqual(['discarded'])
  expect(codes(life.plan(discarded, aDocument({ name: 'Another one' }), alone, first))).toEqual(['discarded'])
  expect(codes(life.start(discarded, alone, first))).toEqual(['discarded'])
  expect(codes(life.stop(discarded, 'other', first))).toEqual(['not_running'])
  expect(codes(life.newPhase(discarded, aDocument(), alone, first))).toEqual(['not_running'])
  expect(codes(life.discard(discarded, first))).toEqual(['discarded'])
})

test('what was started is never discarded, whatever became of it, and what is not discarded not restored', () => {
  const started = running({ endsOn: '2026-12-31' })
  const stopped = evolved(running(), life.stop(running(), 'other', on('2026-12-05')))
  const discard = (one: life.Life, day: string) => codes(life.discard(one, on(day)))
  expect(discard(started, '2026-12-01')).toEqual(['was_started'])
  expect(discard(started, '2027-01-05')).toEqual(['was_started'])
  expect(discard(stopped, '2026-12-06')).toEqual(['was_started'])
  expect(discard(stopped, '2028-01-01')).toEqual(['was_started'])
  // Nobody is in it before its first day, and yet its question is fixed: it is stopped.
  expect(discard(running({ startsOn: '2027-01-01' }), '2026-12-02')).toEqual(['was_started'])
  for (const one of [drafted(), started, stopped])
    expect(codes(life.restore(one, on('2026-12-07')))).toEqual(['not_discarded'])
})

test('a record begins with the plan', () => {
  expect(() => life.lifeOf([{ type: 'experiment_started', ...first }])).toThrow(
    'begins with experiment_planned',
  )
})
