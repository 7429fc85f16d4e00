import { describe, expect, test } from 'vitest'
import { checkExperiment } from '#shared/experiments/check-experiment.ts'
import { armsOf, askedFor, variedIn, type Varied } from '#shared/experiments/usual.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { alone } from './an-experiment.ts'

const names = { holdout: 'No offer', today: 'As today', other: 'Another' }

const all: [string, Varied, string[] | null][] = [
  ['terms', { type: 'terms', offer: 'pause-2', terms: { months: 1 } }, ['product', 'unused']],
  ['offer', { type: 'offer', rule: 'product-help', offer: 'right-size' }, ['product']],
  ['sentence', { type: 'sentence', key: 'sorry.price', text: { en: 'Fair enough.' } }, ['price']],
  ['attempts', { type: 'attempts', attempts: 1 }, null],
  ['nothing', { type: 'nothing' }, null],
]

describe.each(all)('a question of %s', (_, varied, reasons) => {
  const arms = armsOf({ varied, hasToday: true, holdoutShare: 4101 }, names)

  test('is a document that can be started', () => {
    const document = {
      id: 'usual',
      name: 'Usual',
      owner: 'Product',
      arms,
      holdoutArm: arms[0]!.id,
      eligibility: { when: 'facts.period == "month"', reasons: askedFor(varied, defaultPlaybook) },
      horizon: 120,
      smallestEffect: 500,
    }
    expect(checkExperiment(document, alone)).toMatchObject({ ok: true })
  })

  test('has the holdout first, and what it leaves shared to the last hundredth', () => {
    expect(arms[0]).toMatchObject({ weight: 4101, changes: [{ type: 'no_offer' }] })
    expect(arms.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000)
    const [first = 0, ...others] = arms.slice(1).map(({ weight }) => weight)
    for (const weight of others) expect(first - weight).toBeLessThanOrEqual(1)
  })

  test('asks those who meet it, and is read again from its arms', () => {
    expect(askedFor(varied, defaultPlaybook)).toEqual(reasons)
    expect(variedIn(arms)).toEqual(varied)
  })
})

test('without the arm of today there is one offer; against nothing there is always that one', () => {
  const [, terms] = all[0]!
  expect(armsOf({ varied: terms, hasToday: false, holdoutShare: 5000 }, names).map(({ id }) => id)).toEqual([
    'no-offer',
    'other',
  ])
  expect(
    armsOf({ varied: { type: 'nothing' }, hasToday: false, holdoutShare: 5000 }, names).map(({ id }) => id),
  ).toEqual(['no-offer', 'today'])
})

test.each([
  [
    'two changes',
    [
      { type: 'attempts', attempts: 1 },
      { type: 'attempts', attempts: 2 },
    ],
  ],
  ['a route', [{ type: 'route', step: 'reason', exit: 'respond', to: 'first' }]],
] as const)('%s in one arm are no usual question', (_, changes) => {
  expect(variedIn([{ id: 'other', changes: [...changes] }])).toBeNull()
})
