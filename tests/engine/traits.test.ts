/** What must play no part in a decision has no way in. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Answer } from '#shared/protocol/answer.ts'
import { Facts } from '#shared/rules/facts.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { nonsense } from '#tests/fixtures/arbitraries.ts'
import type { Talk } from '#tests/fixtures/a-talk.ts'
import { anyWalk, aWalk } from './walk.ts'

const traits = [
  'gender',
  'sex',
  'age',
  'senior_citizen',
  'partner',
  'dependents',
  'religion',
  'origin',
  'health',
  'churn_score',
]

test.each(traits)('facts have no place for %s', (trait) => {
  const refused = Facts.safeParse({ ...aCustomer(), [trait]: 'any' })
  expect(refused.success).toBe(false)
  expect(JSON.stringify(refused.error?.issues)).toContain(trait)
})

test('nor for keys that every object inherits', () => {
  const parsed = Facts.safeParse(JSON.parse('{"__proto__": {"anchor": true}, "constructor": 1}'))
  expect(parsed.success).toBe(false)
  expect(Object.keys(aCustomer())).not.toContain('__proto__')
})

test.each([
  { type: 'chose', options: ['price'], offer: 'loyal-30' },
  { type: 'accepted', price: 1 },
  { type: 'accepted', customer: 'somebody else' },
  { type: 'chose', options: [] },
  { type: 'chose', options: Array.from({ length: 21 }, () => 'price') },
  { type: 'wrote', text: '' },
  { type: 'wrote', text: 'x'.repeat(5001) },
  { type: 'bought' },
  null,
])('an answer cannot carry more than its kind: %j', (answer) => {
  expect(Answer.safeParse(answer).success).toBe(false)
})

test('options nobody was shown are refused on every turn', () => {
  const look = (talk: Talk) => {
    const length = talk.events.length
    for (const answer of nonsense) {
      expect(talk.say(answer)).toBeNull()
      expect(talk.say({ type: 'chose', options: ['hasOwnProperty'] })).toBeNull()
    }
    expect(talk.events).toHaveLength(length)
  }
  fc.assert(
    fc.property(anyWalk, (one) => void aWalk(one, look)),
    { numRuns: 60 },
  )
})
