/** Show only what may be seen: a turn holds no fact, no rule, no id of an offer, and nothing of offers not made. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { impulse } from '#tests/fixtures/arbitraries.ts'
import { walk } from './walk.ts'

const marked = aCustomer({
  plan: { id: 'secret-plan', name: 'Studio' },
  use: 87.654_321,
  idleDays: 424_242,
  openCases: 515_151,
  complaints: 616_161,
  costToServe: 131,
  potential: 'high',
  place: 'GB',
  smallerPlan: { id: 'secret-smaller', name: 'Solo', price: { amount: 2900, currency: 'USD' }, loses: [] },
})

const facts = [
  'secret-plan',
  '87.65',
  '87,65',
  '424242',
  '424,242',
  '515151',
  '515,151',
  '616161',
  '616,161',
  '1.31',
  '"GB"',
]
const inside = [
  'tier',
  'preferred',
  'courtesy',
  'marginPercent',
  'costToServe',
  'idleDays',
  'potential',
  'anchor',
  'gates',
]
const secrets = [
  ...facts,
  ...inside,
  ...Object.keys(defaultPlaybook.offers),
  ...defaultPlaybook.rules.map(({ id }) => id),
  'secret-smaller',
  'seed-9876543',
  '9876543',
  'customer-1',
  'subscription-1',
  'default-1',
]

const acts = impulse('choose', 'choose several', 'skip', 'back', 'yes', 'no', 'no', 'leave')

test('no turn holds a secret', () => {
  let offers = 0
  const look = (talk: Talk) => {
    const turn = JSON.stringify(talk.turn())
    expect(secrets.filter((secret) => turn.includes(secret))).toEqual([])
    if (talk.turn().input?.type === 'offer') offers++
  }
  const walks = fc.array(
    acts.map((one) => ({ ...one, text: 'x' })),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(walks, fc.constantFrom('en', 'he'), (impulses, locale) => {
      walk(aTalk({ facts: marked, locale, seed: 9_876_543 }), impulses, look)
    }),
    { numRuns: 300 },
  )
  expect(offers).toBeGreaterThan(10)
})

test('an offer not made is nowhere in the turn', () => {
  const { turn, say } = aTalk({ facts: marked })
  say({ type: 'chose', options: ['price'] })
  const shown = JSON.stringify(turn())
  expect(turn().input).toMatchObject({ type: 'offer', title: 'A smaller plan: Solo' })
  expect(shown).not.toMatch(/30%|20%|pause|credit/i)
})
