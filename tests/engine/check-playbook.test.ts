import { expect, test } from 'vitest'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Playbook, Reason } from '#shared/playbook/playbook.ts'
import { aPlaybook, playbooks } from '#tests/fixtures/a-playbook.ts'

const { flow, rules, reasons, tiers, offers } = defaultPlaybook
const { steps } = flow
const [firstRule] = rules
const weather: Reason = { id: 'weather', path: 'respond', probe: { options: ['rain'] }, case: null }
const only = (id: string) => rules.filter((rule) => rule.reasons.includes(id))
const without = (id: string) => rules.filter((rule) => !rule.reasons.includes(id))
const care = { owner: 'Care', reviewBy: '2027-12-31' }

const withSteps = (changes: Playbook['flow']['steps']) => ({
  flow: { ...flow, steps: { ...steps, ...changes } },
})
const withRule = (changes: Partial<Playbook['rules'][number]>) => ({
  rules: [{ ...firstRule!, ...changes }, ...rules.slice(1)],
})
const withWhen = (when: string) => withRule({ when })
const withWords = (key: string, text: string) => ({ words: { en: { [key]: text } } })

const malformed: [about: string, changes: object, problem: string][] = [
  ['a key nobody knows', { colour: 'red' }, 'colour: no such field here'],
  [
    'a discount beyond half',
    { offers: { ...offers, more: { kind: 'discount', percent: 60, cycles: 1, ...care } } },
    'offers.more.percent: must be at most 50',
  ],
  ['three offers', { limits: { ...defaultPlaybook.limits, offers: 3 } }, 'limits.offers: must be at most 2'],
  [
    'a short cooldown',
    { limits: { ...defaultPlaybook.limits, cooldownDays: 1 } },
    'limits.cooldownDays: must be at least 30',
  ],
  [
    'an id with capitals',
    { reasons: [{ ...reasons[0], id: 'Bereaved' }] },
    'reasons.0.id: "Bereaved" is no name:',
  ],
  ['no reason at all', { reasons: [] }, 'reasons: must not be empty'],

  ['a start that is no step', { flow: { ...flow, start: 'hello' } }, 'flow.start: no step is called hello'],
  [
    'a start every object has',
    { flow: { ...flow, start: 'constructor' } },
    'flow.start: no step is called constructor',
  ],
  [
    'an exit to nowhere',
    withSteps({ first: { kind: 'offer', declined: 'third', none: 'confirm' } }),
    'flow.steps.first.declined: no step is called third',
  ],
  [
    'a start that does not ask',
    { flow: { ...flow, start: 'probe' } },
    'flow.start: must be a step of kind ask: everyone is asked for the reason',
  ],
  [
    'a step nobody reaches',
    withSteps({ third: { kind: 'offer', declined: 'confirm', none: 'confirm' } }),
    'flow.steps.third: no step leads here',
  ],
  [
    'two confirmations',
    withSteps({ second: { kind: 'confirm' } }),
    'flow.steps: needs one step of kind confirm and has 2',
  ],
  [
    'no confirmation',
    { flow: { start: 'a', steps: { a: { kind: 'ask', respond: 'a', leave: 'a', unknown: 'a' } } } },
    'flow.steps: needs one step of kind confirm and has 0',
  ],
  [
    'a circle',
    withSteps({ second: { kind: 'offer', declined: 'first', none: 'confirm' } }),
    'flow.steps.second: leads in a circle',
  ],
  [
    'a step that leads to itself',
    withSteps({ probe: { kind: 'listen', respond: 'permission', leave: 'probe' } }),
    'flow.steps.probe: leads in a circle',
  ],

  ['a reason twice', { reasons: [...reasons, reasons[0]] }, 'reasons.11.id: bereaved is there twice'],
  ['a tier twice', { tiers: [...tiers, tiers[0]] }, 'tiers.3.id: preferred is there twice'],
  ['a rule twice', { rules: [...rules, rules[0]] }, `rules.${rules.length}.id: service-fix is there twice`],
  [
    'a rule for no reason',
    withRule({ reasons: ['service', 'weather'] }),
    'rules.0.reasons.1: no reason is called weather',
  ],
  [
    'a rule for those who mourn',
    withRule({ reasons: ['service', 'bereaved'] }),
    'rules.0.reasons.1: reason bereaved is never answered with an offer',
  ],
  [
    'a rule for a wrong charge',
    withRule({ reasons: ['service', 'billing_error'] }),
    'rules.0.reasons.1: reason billing_error is never answered with an offer',
  ],
  ['a rule for no tier', withRule({ tiers: ['gold'] }), 'rules.0.tiers.0: no tier is called gold'],
  [
    'a rule for a tier without offers',
    withRule({ tiers: ['standard', 'courtesy'] }),
    'rules.0.tiers.1: tier courtesy is never made an offer',
  ],
  ['a rule for no offer', withRule({ offer: 'gift' }), 'rules.0.offer: no offer is called gift'],
  [
    'a rule for what every object has',
    withRule({ offer: 'constructor' }),
    'rules.0.offer: no offer is called constructor',
  ],
  ['a reason without an answer', { rules: without('unused') }, 'reasons.9: no rule answers unused'],
  [
    'a reason with a second answer only',
    { rules: [...without('unused'), ...only('unused').slice(2)] },
    'reasons.9: no rule answers unused',
  ],
  [
    'S2.6 a reason answered by sales only',
    { rules: [...without('price'), ...only('price').slice(1)] },
    'reasons.8: every answer to price is a sale; one must mend the cause',
  ],

  ['a condition that is no CEL', withWhen('facts.use >'), 'rules.0.when: '],
  [
    'a condition on a fact nobody has',
    withWhen('facts.period == "month" || facts.gender == "f"'),
    'rules.0.when: line 1, column 28: facts.gender: protected traits may not decide an offer',
  ],
  [
    'one where evaluation would not look',
    withWhen('facts.use > 200 && facts.churn_score > 3'),
    'rules.0.when: line 1, column 20: facts.churn_score: no such fact',
  ],
  [
    'a condition that is no question',
    withWhen('facts.use'),
    'rules.0.when: line 1, column 1: is a number, and must be yes or no',
  ],
  [
    'a condition that calls out',
    withWhen('fetch("https://example.com")'),
    'rules.0.when: line 1, column 1: fetch: no such function',
  ],
  [
    'a name nobody knows',
    withWhen('reason == "price"'),
    'rules.0.when: line 1, column 1: reason: no such name here; did you mean reasons?',
  ],
  [
    'a comparison of unlike things',
    withWhen('facts.plan > 3'),
    'rules.0.when: line 1, column 12: > does not go with a text and a number',
  ],
  [
    'a tier that cannot be read',
    { tiers: [{ ...tiers[0], when: 'use >= 70' }, ...tiers.slice(1)] },
    'tiers.0.when: line 1, column 1: use: no such name here; did you mean facts.use?',
  ],

  [
    'a reason without words',
    { reasons: [...reasons, weather], rules: [...rules, { ...firstRule, id: 'w', reasons: ['weather'] }] },
    'words.en: reason.weather has no words',
  ],
  [
    'words in one language only',
    {
      reasons: [...reasons, { ...weather, path: 'leave', probe: null }],
      words: { en: { 'reason.weather': 'The weather', 'parting.weather': 'Keep dry.' } },
    },
    'words.he: reason.weather has no words',
  ],
  [
    'a benefit without words',
    { offers: { ...offers, gift: { kind: 'benefit', benefit: 'space', months: 1, ...care } } },
    'words.he: benefit.space has no words',
  ],
  ['words for nothing', withWords('way_uot', 'Leave'), 'words.en.way_uot: nothing is said by this name'],
  [
    'a place nobody fills',
    withWords('greet.plan', 'Goodbye, {name}, and {plan}'),
    'words.en.greet.plan: nobody fills {name}',
  ],
  ['a language we do not speak', { words: { fr: { back: 'Retour' } } }, 'words.fr: we do not speak fr'],
]

const problemsOf = (playbook: unknown): string[] => {
  const checked = checkPlaybook(playbook)
  return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path}: ${message}`)
}

test.each(malformed)('%s', (_about, changes, problem) => {
  const found = problemsOf({ ...aPlaybook(), ...changes })
  expect(found.filter((one) => one.startsWith(problem))).not.toEqual([])
})

test('what we ship and what the transcripts use is well', () => {
  expect(problemsOf(defaultPlaybook)).toEqual([])
  expect(Object.values(playbooks).flatMap(({ playbook }) => problemsOf(playbook))).toEqual([])
})

test('a playbook is read as it came: through JSON nothing is lost', () => {
  expect(checkPlaybook(JSON.parse(JSON.stringify(defaultPlaybook)))).toEqual({
    ok: true,
    playbook: defaultPlaybook,
  })
})

test.each([null, 'playbook', 7, [], {}])('what is no playbook is refused: %j', (document) => {
  expect(checkPlaybook(document).ok).toBe(false)
})

test('one mistake is told once', () => {
  const { flow: bad } = withSteps({ first: { kind: 'offer', declined: 'third', none: 'confirm' } })
  expect(problemsOf(aPlaybook({ flow: bad }))).toEqual(['flow.steps.first.declined: no step is called third'])
})

test('a business may say things its own way', () => {
  const words = {
    en: {
      'greet.plan': 'Leaving {plan}?',
      'reason.weather': 'The weather',
      'parting.weather': 'Keep dry until {due}.',
    },
    'en-GB': { back: 'Go back' },
    he: { 'reason.weather': 'מזג האוויר', 'parting.weather': 'שיהיה יבש.' },
  }
  const leaving: Reason = { ...weather, path: 'leave', probe: null }
  expect(problemsOf(aPlaybook({ words, reasons: [...reasons, leaving] }))).toEqual([])
})
