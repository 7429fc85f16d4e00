import { expect, test } from 'vitest'
import { applyArm } from '#shared/experiments/apply-arm.ts'
import { Change } from '#shared/experiments/changes.ts'
import type { Arm } from '#shared/experiments/experiment.ts'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { compile } from '#shared/rules/compiled.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'

const before = JSON.stringify(defaultPlaybook)
const arm = (...changes: unknown[]): Playbook =>
  applyArm(defaultPlaybook, { changes: changes.map((change) => Change.parse(change)) })
const offerOf = ({ rules }: Playbook, id: string): string | undefined =>
  rules.find((rule) => rule.id === id)?.offer

const monthOff = {
  type: 'rule',
  rule: {
    id: 'price-pause',
    reasons: ['price'],
    tiers: ['standard'],
    attempt: 'first',
    when: null,
    offer: 'pause-2',
  },
  before: 'price-smaller',
}

const cases: [string, unknown[], (playbook: Playbook) => unknown, unknown][] = [
  ['nothing', [], (playbook) => playbook, defaultPlaybook],
  ['no offer at all', [{ type: 'no_offer' }], ({ limits }) => limits.offers, 0],
  ['one attempt', [{ type: 'attempts', attempts: 1 }], ({ limits }) => limits.offers, 1],
  [
    'another offer of a rule',
    [{ type: 'offer', rule: 'price-20', offer: 'pause-2' }],
    (playbook) => [offerOf(playbook, 'price-20'), offerOf(playbook, 'price-30')],
    ['pause-2', 'loyal-30'],
  ],
  [
    'one more rule',
    [monthOff],
    ({ rules }) => rules.filter(({ reasons }) => reasons.includes('price')).map(({ id }) => id)[0],
    'price-pause',
  ],
  [
    'one more rule at the end, changed by what follows',
    [
      { ...monthOff, before: null },
      { type: 'offer', rule: 'price-pause', offer: 'right-size' },
    ],
    ({ rules }) => rules.at(-1),
    { ...monthOff.rule, offer: 'right-size' },
  ],
  [
    'other figures',
    [{ type: 'terms', offer: 'loyal-20', terms: { percent: 25, cycles: 2 } }],
    ({ offers }) => offers['loyal-20'],
    { ...defaultPlaybook.offers['loyal-20'], percent: 25, cycles: 2 },
  ],
  [
    'amounts in place of percent',
    [{ type: 'terms', offer: 'loyal-20', terms: { amounts: { USD: 900 } } }],
    ({ offers }) => offers['loyal-20'],
    {
      kind: 'discount',
      amounts: { USD: 900 },
      cycles: 3,
      owner: 'Product marketing',
      reviewBy: '2027-12-31',
    },
  ],
  [
    'a sentence in two languages',
    [{ type: 'sentence', key: 'offer.decline', text: { en: 'No, go on', he: 'לא, להמשיך' } }],
    ({ words }) => words,
    { en: { 'offer.decline': 'No, go on' }, he: { 'offer.decline': 'לא, להמשיך' } },
  ],
  [
    'another order of steps',
    [
      { type: 'route', step: 'reason', exit: 'respond', to: 'permission' },
      { type: 'route', step: 'permission', exit: 'yes', to: 'probe' },
      { type: 'route', step: 'probe', exit: 'respond', to: 'first' },
    ],
    ({ flow }) => [flow.steps['reason'], flow.steps['permission'], flow.steps['probe']],
    [
      { kind: 'ask', respond: 'permission', leave: 'probe', unknown: 'confirm' },
      { kind: 'permit', yes: 'probe', no: 'confirm' },
      { kind: 'listen', respond: 'first', leave: 'confirm' },
    ],
  ],
  [
    'a step gone round',
    [
      { type: 'route', step: 'reason', exit: 'respond', to: 'permission' },
      { type: 'route', step: 'reason', exit: 'leave', to: 'confirm' },
    ],
    ({ flow }) => Object.keys(flow.steps),
    ['reason', 'permission', 'first', 'second', 'confirm'],
  ],
]

test.each(cases)('an arm with %s is a playbook that can be published', (_, changes, look, expected) => {
  const made = arm(...changes)
  expect(look(made)).toEqual(expected)
  expect(checkPlaybook(made)).toEqual({ ok: true, playbook: made })
  expect(JSON.stringify(defaultPlaybook)).toBe(before)
})

test('every type of change is among the cases', () => {
  const types = new Set(cases.flatMap(([, changes]) => changes.map((change) => Change.parse(change).type)))
  expect([...types].toSorted()).toEqual(Change.options.map(({ shape }) => shape.type.value).toSorted())
})

test.each([
  { type: 'offer', rule: 'gone', offer: 'pause-2' },
  { type: 'terms', offer: 'gone', terms: { months: 1 } },
  { type: 'terms', offer: 'constructor', terms: { months: 1 } },
  { type: 'route', step: 'gone', exit: 'respond', to: 'first' },
  { type: 'route', step: 'reason', exit: 'kind', to: 'first' },
])('a name that went with an older playbook changes nothing: $type', (change) => {
  expect(arm(change)).toEqual(defaultPlaybook)
})

const choice = (playbook: Playbook, reason: string) =>
  chooseOffer(compile(playbook, 'test'), {
    facts: aCustomer(),
    tier: 'standard',
    reasons: [reason],
    said: [],
    permitted: true,
    made: [],
    at: new Date('2026-11-22T09:00:00Z'),
  })
const held: Pick<Arm, 'changes'> = { changes: [{ type: 'no_offer' }] }

test('the holdout comes as far as everybody, and is made no offer', () => {
  expect(choice(defaultPlaybook, 'unused').chosen?.offer).toBe('pause-2')
  expect(choice(applyArm(defaultPlaybook, held), 'unused')).toMatchObject({
    chosen: null,
    withheld: 'limit',
  })
})

test('the holdout of an experiment for some reasons is made the offers for others', () => {
  const some = applyArm(defaultPlaybook, held, ['unused', 'price'])
  expect(choice(some, 'unused').chosen).toBeNull()
  expect(choice(some, 'service')).toEqual(choice(defaultPlaybook, 'service'))
  const mixed = {
    ...defaultPlaybook,
    rules: defaultPlaybook.rules.map((rule) => ({ ...rule, reasons: ['unused', 'service'] })),
  }
  const reasons = applyArm(mixed, held, ['unused']).rules.map((rule) => rule.reasons)
  expect(reasons).toEqual(mixed.rules.map(() => ['service']))
})
