import { expect, test } from 'vitest'
import { aDocument, asToday, holdout, shorter } from './an-experiment.ts'
import { toldOf } from './told.ts'

const cases: [what: string, changes: Record<string, unknown>, told: string][] = [
  [
    'weights below',
    { arms: [holdout, asToday] },
    'weights_sum arms: weights must sum to 10000 and sum to 7000',
  ],
  [
    'weights above',
    { arms: [holdout, asToday, { ...shorter, weight: 3001 }] },
    'weights_sum arms: weights must sum to 10000 and sum to 10001',
  ],
  [
    'half a basis point',
    { arms: [holdout, asToday, { ...shorter, weight: 0.5 }] },
    'malformed arms.2.weight: must be a whole number',
  ],
  [
    'an empty arm',
    { arms: [{ ...holdout, weight: 7000 }, asToday, { ...shorter, weight: 0 }] },
    'arm_empty arms.2.weight: nobody would come to shorter',
  ],
  [
    'an arm twice',
    { arms: [holdout, asToday, { ...shorter, id: 'today' }] },
    'arm_twice arms.2.id: today is there twice',
  ],
  [
    'no such holdout',
    { holdoutArm: 'contol' },
    'holdout_unknown holdoutArm: no arm is called contol; did you mean control?',
  ],
  [
    'a holdout as today',
    { holdoutArm: 'today', arms: [asToday, { ...shorter, weight: 7000 }] },
    'holdout_makes_offers arms.0.changes: the changes of the holdout are [{ "type": "no_offer" }]',
  ],
  [
    'two holdouts',
    { arms: [holdout, asToday, { ...holdout, id: 'second', weight: 3000 }] },
    'holdout_twice arms.2.changes.0: only the holdout is made no offer',
  ],
  [
    'nobody held out',
    { arms: [{ ...holdout, weight: 0 }, { ...asToday, weight: 7000 }, shorter] },
    'holdout_empty arms.0.weight: nobody would be held out, and there would be nothing to compare with',
  ],
  ['one arm alone', { arms: [{ ...holdout, weight: 10_000 }] }, 'malformed arms: must have at least 2'],
  [
    'dates the wrong way round',
    { startsOn: '2027-02-01', endsOn: '2027-01-31' },
    'dates_reversed endsOn: 2027-01-31 is before 2027-02-01',
  ],
  [
    'a day that is none',
    { startsOn: '2027-02-30' },
    'malformed startsOn: "2027-02-30" is no day; write one like 2027-12-31',
  ],
  [
    'a horizon below a pause',
    { horizon: 60 },
    'horizon_too_short horizon: pause-2 lasts 60 days for who pays by the month, and one more month must pass: must be at least 90',
  ],
  ['a horizon of no use', { horizon: 29 }, 'out_of_range horizon: must be at least 30'],
  ['full coverage and more', { coverage: 10_001 }, 'out_of_range coverage: must be at most 10000'],
  ['no coverage', { coverage: 0 }, 'out_of_range coverage: must be at least 1'],
  ['alpha 0', { alpha: 0 }, 'out_of_range alpha: must be more than 0'],
  ['alpha 1', { alpha: 1 }, 'out_of_range alpha: must be less than 1'],
  ['power 1', { power: 1 }, 'out_of_range power: must be less than 1'],
  ['no effect', { smallestEffect: 0 }, 'out_of_range smallestEffect: must be at least 1'],
  [
    'too few for rates',
    { plannedTotal: 999 },
    'planned_too_few plannedTotal: must be at least 1000 to judge a rate',
  ],
  [
    'too few for money',
    { plannedTotal: 1999, valueCap: { amount: 50_000, currency: 'USD' } },
    'planned_too_few plannedTotal: must be at least 2000 to judge money',
  ],
  [
    'a cap of nothing',
    { valueCap: { amount: 0, currency: 'USD' } },
    'out_of_range valueCap.amount: must be at least 1',
  ],
  [
    'a cap in no currency',
    { valueCap: { amount: 1, currency: 'XQQ' } },
    'currency_unknown valueCap.currency: "XQQ" is no currency of ISO 4217',
  ],
  [
    'a range the wrong way round',
    { namespace: { id: 'offers', from: 5000, to: 4000 } },
    'namespace_reversed namespace.to: must be more than from, 5000',
  ],
  [
    'a range of nobody',
    { namespace: { id: 'offers', from: 4000, to: 4000 } },
    'namespace_reversed namespace.to: must be more than from, 4000',
  ],
  [
    'a range too far',
    { namespace: { id: 'offers', from: 0, to: 10_001 } },
    'out_of_range namespace.to: must be at most 10000',
  ],
  [
    'the seed of the arms',
    { namespace: { id: 'pause-length', from: 0, to: 1 } },
    'namespace_seed namespace.id: must not be the name of the experiment: the arms would follow from the slice',
  ],
  [
    'a condition of a rule',
    { eligibility: { when: '"price" in reasons' } },
    'condition_wrong eligibility.when: line 1, column 12: reasons: no such name here; there is only facts',
  ],
  [
    'an unknown fact',
    { eligibility: { when: 'facts.perod == "month"' } },
    'condition_wrong eligibility.when: line 1, column 1: facts.perod: no such fact; did you mean facts.period?',
  ],
  [
    'an unknown reason',
    { eligibility: { reasons: ['unusd'] } },
    'reason_unknown eligibility.reasons.0: no reason is called unusd; did you mean unused?',
  ],
  [
    'a reason without answer',
    { eligibility: { reasons: ['moved'] } },
    'reason_unknown eligibility.reasons.0: reason moved is never answered with an offer',
  ],
  ['a slip in a field', { coverge: 100 }, 'malformed coverge: no such field here; did you mean coverage?'],
  [
    'an id with a colon',
    { id: 'a:1' },
    'malformed id: "a:1" is no name: small letters, digits, _ and -, beginning with a letter, at most 48',
  ],
]

test('the name of the holdout that every tenant has is taken', () => {
  expect(toldOf(aDocument({ id: 'holdout' }))).toEqual([
    'id_reserved id: holdout is the one that every tenant has',
  ])
})

test.each(cases)('%s is refused with its place', (_, changes, told) => {
  expect(toldOf(aDocument(changes))).toEqual([told])
})
