import { expect, test } from 'vitest'
import { against, aDocument } from './an-experiment.ts'
import { toldOf } from './told.ts'

const withRule = (rule: Record<string, unknown>, before: string | null = null) =>
  against({
    type: 'rule',
    rule: {
      id: 'new',
      reasons: ['unused'],
      tiers: ['standard'],
      attempt: 'first',
      when: null,
      offer: 'right-size',
      ...rule,
    },
    before,
  })

const cases: [what: string, changes: Record<string, unknown>, told: string][] = [
  [
    'an unknown rule',
    { arms: against({ type: 'offer', rule: 'unused-paus', offer: 'pause-2' }) },
    'rule_unknown arms.1.changes.0.rule: no rule is called unused-paus; did you mean unused-pause?',
  ],
  [
    'an unknown offer',
    { arms: against({ type: 'offer', rule: 'unused-pause', offer: 'pause-3' }) },
    'offer_unknown arms.1.changes.0.offer: no offer is called pause-3; did you mean pause-2?',
  ],
  [
    'terms of no offer',
    { arms: against({ type: 'terms', offer: 'constructor', terms: { months: 1 } }) },
    'offer_unknown arms.1.changes.0.offer: no offer is called constructor',
  ],
  [
    'no terms',
    { arms: against({ type: 'terms', offer: 'pause-2', terms: {} }) },
    'malformed arms.1.changes.0.terms: must not be empty: name a figure',
  ],
  [
    'terms of another kind',
    { arms: against({ type: 'terms', offer: 'pause-2', terms: { percent: 10 } }) },
    'arm_wrong arms.1: with these changes offers.pause-2.percent: no such field here',
  ],
  [
    'terms in no currency',
    { arms: against({ type: 'terms', offer: 'loyal-30', terms: { amounts: { USD: 500, EUT: 450 } } }) },
    'currency_unknown arms.1.changes.0.terms.amounts.EUT: "EUT" is no currency of ISO 4217; did you mean EUR?',
  ],
  [
    'a rule that is there',
    { arms: withRule({ id: 'unused-pause' }) },
    'rule_twice arms.1.changes.0.rule.id: there is a rule unused-pause already',
  ],
  [
    'a rule before none',
    { arms: withRule({}, 'nowhere') },
    'rule_unknown arms.1.changes.0.before: no rule is called nowhere',
  ],
  [
    'a rule for no reason',
    { arms: withRule({ reasons: ['unusd'] }) },
    'reason_unknown arms.1.changes.0.rule.reasons.0: no reason is called unusd; did you mean unused?',
  ],
  [
    'a rule that cannot be read',
    { arms: withRule({ when: 'facts.use = 3' }) },
    'arm_wrong arms.1: with these changes rules.21.when: line 1, column 11: = does not compare; write ==',
  ],
  [
    'an unknown step',
    { eligibility: {}, arms: against({ type: 'route', step: 'prob', exit: 'respond', to: 'first' }) },
    'step_unknown arms.1.changes.0.step: no step is called prob; did you mean probe?',
  ],
  [
    'an unknown exit',
    { eligibility: {}, arms: against({ type: 'route', step: 'probe', exit: 'yes', to: 'first' }) },
    'step_unknown arms.1.changes.0.exit: step probe has no exit yes',
  ],
  [
    'a circle',
    { eligibility: {}, arms: against({ type: 'route', step: 'second', exit: 'none', to: 'second' }) },
    'arm_wrong arms.1: with these changes flow.steps.second: leads in a circle',
  ],
  [
    'an unknown sentence',
    { eligibility: {}, arms: against({ type: 'sentence', key: 'offer.declin', text: { en: 'No' } }) },
    'words_unknown arms.1.changes.0.text.en: nothing is said by this name',
  ],
  [
    'a place nobody fills',
    {
      eligibility: {},
      arms: against({ type: 'sentence', key: 'offer.decline', text: { en: 'No, {name}' } }),
    },
    'words_unknown arms.1.changes.0.text.en: nobody fills {name}',
  ],
  [
    'a language we do not speak',
    { eligibility: {}, arms: against({ type: 'sentence', key: 'offer.decline', text: { xx: 'No' } }) },
    'words_unknown arms.1.changes.0.text.xx: we do not speak xx',
  ],
  [
    'three attempts',
    { arms: against({ type: 'attempts', attempts: 3 }) },
    'out_of_range arms.1.changes.0.attempts: must be at most 2',
  ],
  [
    'a change of no type',
    { arms: against({ type: 'ofer', rule: 'a', offer: 'b' }) },
    'malformed arms.1.changes.0.type: must be one of no_offer, offer, rule, terms, sentence, route, attempts; did you mean offer?',
  ],
  [
    'a slip in a change',
    { arms: against({ type: 'offer', rule: 'unused-pause', ofer: 'pause-2', offer: 'pause-2' }) },
    'malformed arms.1.changes.0.ofer: no such field here; did you mean offer?',
  ],
]

test.each(cases)('%s is refused with its place', (_, changes, told) => {
  expect(toldOf(aDocument(changes))).toEqual([told])
})

test('words that shame are refused with the rule they break', () => {
  const text = { en: 'No, I hate saving money' }
  const [told] = toldOf(
    aDocument({ eligibility: {}, arms: against({ type: 'sentence', key: 'offer.decline', text }) }),
  )
  expect(told).toMatch(/^words_unknown arms\.1\.changes\.0\.text\.en: .* breaks shame\.refusal/)
})

const some = { when: 'facts.period == "month"', reasons: ['unused'] }
const met = 'say so in eligibility.reasons, or leave it out'

test.each([
  ['terms', { type: 'terms', offer: 'pause-2', terms: { months: 1 } }, 'who says product'],
  ['an answer', { type: 'offer', rule: 'price-20', offer: 'pause-2' }, 'who says price'],
  ['a sentence', { type: 'sentence', key: 'sorry.price', text: { en: 'Prices matter.' } }, 'who says price'],
  [
    'every offer',
    { type: 'sentence', key: 'offer.decline', text: { en: 'No' } },
    'all, whatever their reason',
  ],
  ['a step', { type: 'route', step: 'first', exit: 'declined', to: 'confirm' }, 'all, whatever their reason'],
  ['the limit', { type: 'attempts', attempts: 1 }, 'all, whatever their reason'],
])('an experiment for one reason does not change %s for others', (_, change, who) => {
  const told = toldOf(aDocument({ eligibility: some, arms: against(change) }))
  expect(told).toEqual([`reasons_too_few arms.1.changes.0: is met by ${who}; ${met}`])
})

test('it may change what is for its reasons alone', () => {
  const change = { type: 'sentence', key: 'sorry.unused', text: { en: 'Thank you for telling us.' } }
  const answer = { type: 'offer', rule: 'unused-pause', offer: 'right-size' }
  expect(toldOf(aDocument({ eligibility: some, arms: against(change, answer) }))).toEqual([])
})
