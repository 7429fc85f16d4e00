/** When an experiment begins to matter to a session: the same moment in every arm, and nothing differs before it. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '#shared/experiments/changes.ts'
import { holdoutOn } from '#shared/experiments/holdout.ts'
import type { Experiment } from '#shared/experiments/experiment.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { anExperiment } from '#tests/fixtures/an-experiment.ts'
import { aTalk, type Talk } from '#tests/fixtures/a-talk.ts'
import { anyFacts, anyImpulse, answerTo, likelyFacts, type Impulse } from '#tests/fixtures/arbitraries.ts'

const holdout = holdoutOn('2026-11-22', 500) as Experiment

const ownWords: Change = { type: 'sentence', key: 'sorry.price', text: { en: 'Money is tight, we see.' } }
const kinds: Record<string, Experiment> = {
  'of no offers at all': holdout,
  'of other terms': anExperiment([{ type: 'terms', offer: 'loyal-20', terms: { percent: 30 } }]),
  'of one attempt': anExperiment([{ type: 'attempts', attempts: 1 }]),
  'of a sentence': anExperiment([ownWords], {
    arms: [
      { id: 'held', name: 'As it is', weight: 5000, changes: [] },
      { id: 'other', name: 'In other words', weight: 5000, changes: [ownWords] },
    ],
  }),
}

interface Played {
  /** What was shown at each turn, up to the one at which they were exposed. */
  shown: string[]
  exposedAt: number | null
  talk: Talk
}

function play(experiment: Experiment, arm: string, facts: Facts, impulses: readonly Impulse[]): Played {
  const talk = aTalk({ facts, trying: { experiment, arm } })
  const shown: string[] = []
  for (const one of impulses) {
    if (isExposed(talk)) break
    shown.push(JSON.stringify(talk.turn()))
    if (talk.session().outcome !== null) break
    talk.say(answerTo(talk.turn(), one))
  }
  return { shown, exposedAt: isExposed(talk) ? shown.length : null, talk }
}

const isExposed = (talk: Talk): boolean => talk.session().exposed.length > 0
const facts = fc.oneof(likelyFacts, anyFacts)
const impulses = fc.array(anyImpulse, { minLength: 1, maxLength: 12 })

test.each(Object.entries(kinds))(
  'an experiment %s: everything before the exposure is blind',
  (_, experiment) => {
    fc.assert(
      fc.property(facts, impulses, (who, acts) => {
        const [first, ...others] = experiment.arms.map(({ id }) => play(experiment, id, who, acts))
        for (const other of others) {
          expect(other.shown).toEqual(first?.shown)
          expect(other.exposedAt).toBe(first?.exposedAt)
        }
        for (const { talk } of [first, ...others].filter((one) => one !== undefined))
          expect(talk.session().exposed.length).toBeLessThanOrEqual(1)
      }),
    )
  },
)

test.each(Object.entries(kinds))('an experiment %s: the exposure is where the arms part', (_, experiment) => {
  let exposed = 0
  fc.assert(
    fc.property(likelyFacts, impulses, (who, acts) => {
      const played = experiment.arms.map(({ id }) => play(experiment, id, who, acts))
      if (played[0]?.exposedAt == null) return
      exposed++
      expect(new Set(played.map(({ talk }) => JSON.stringify(talk.turn()))).size).toBeGreaterThan(1)
    }),
    { numRuns: 300 },
  )
  expect(exposed).toBeGreaterThan(0)
})

test('who is held out is exposed where an offer would have been shown, and is shown none', () => {
  const chosen = { type: 'chose', options: ['price'] } satisfies Answer
  const { events, session, say } = aTalk({ trying: { experiment: holdout, arm: 'held' } })
  expect(events.some(({ type }) => type === 'exposed')).toBe(false)
  say(chosen)
  expect(session().exposed).toMatchObject([{ experiment: 'holdout', arm: 'held', plain: false }])
  expect(session().offers).toEqual([])
  const usual = aTalk({ trying: { experiment: holdout, arm: 'usual' } })
  usual.say(chosen)
  expect(usual.session().exposed).toMatchObject([{ experiment: 'holdout', arm: 'usual', plain: true }])
  expect(usual.session().offers).toHaveLength(1)
})

test('who would have been shown none in any arm is not exposed', () => {
  const moved = aTalk({ trying: { experiment: holdout, arm: 'held' } })
  moved.say({ type: 'chose', options: ['moved'] })
  moved.say({ type: 'accepted' })
  expect(moved.session().exposed).toEqual([])
})

test('a test customer is shown the arm and counts in none', () => {
  const talk = aTalk({ mode: 'test', trying: { experiment: holdout, arm: 'held' } })
  talk.say({ type: 'chose', options: ['price'] })
  expect(talk.session()).toMatchObject({ exposed: [], offers: [] })
})

test('where the first question is in other words, its customer is exposed as it begins', () => {
  const other: Change = { type: 'sentence', key: 'ask.label', text: { en: 'Why?' } }
  const experiment = anExperiment([other], {
    arms: [
      { id: 'held', name: 'As it is', weight: 5000, changes: [] },
      { id: 'other', name: 'Short', weight: 5000, changes: [other] },
    ],
  })
  expect(aTalk({ trying: { experiment, arm: 'held' } }).session().exposed).toHaveLength(1)
})

test('an experiment for some reasons leaves all others as they are, also where the reason changes', () => {
  const experiment = anExperiment([], { eligibility: { when: null, reasons: ['price'] } })
  const trying = { experiment, arm: 'held' }
  const product = aTalk({ trying, facts: aCustomer({ potential: 'high' }) })
  product.say({ type: 'chose', options: ['product'] })
  product.say({ type: 'skipped' })
  expect(product.session()).toMatchObject({ exposed: [], offers: [{}] })
  product.say({ type: 'back' })
  product.say({ type: 'back' })
  product.say({ type: 'chose', options: ['price'] })
  expect(product.session().offers).toHaveLength(1)
  expect(product.session().exposed).toMatchObject([{ experiment: 'price-offer', arm: 'held' }])
  const price = aTalk({ trying })
  price.say({ type: 'chose', options: ['price'] })
  expect(price.session()).toMatchObject({ exposed: [{ arm: 'held' }], offers: [] })
})
