import { expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { lintCopy } from '#shared/copy/lint.ts'
import { answerTo } from '#shared/copy/objection-answer.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { objections, type Objection } from '#shared/reading/objection.ts'
import type { Offer } from '#shared/playbook/offers.ts'
import { termsOf, type Terms } from '#shared/rules/terms.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'

const at = new Date('2026-11-05T10:00:00Z')
const care = { owner: 'Customer care', reviewBy: '2027-12-31' }
const kinds: Offer[] = [
  { kind: 'discount', percent: 20, cycles: 3, ...care },
  { kind: 'credit', percent: 50, ...care },
  { kind: 'pause', months: 2, ...care },
  { kind: 'plan_change', to: 'smaller', ...care },
  { kind: 'continuation', to: 'year', ...care },
  { kind: 'trial_extension', days: 14, ...care },
  { kind: 'benefit', benefit: 'space', months: 2, ...care },
  { kind: 'service_fix', withinHours: 24, ...care },
  { kind: 'guided_help', withinHours: 48, ...care },
  { kind: 'contact', withinHours: 48, ...care },
]

function made(offer: Offer): Terms {
  const status = offer.kind === 'trial_extension' ? 'trialing' : 'active'
  const otherPeriod = { period: 'year' as const, price: { amount: 49000, currency: 'USD' } }
  const terms = termsOf(offer, aCustomer({ status, otherPeriod }), at)
  if (terms === null) throw new Error(`no terms for ${offer.kind}`)
  return terms
}

const said: [Offer['kind'], Objection, string][] = [
  [
    'discount',
    'too_expensive',
    'After the 3 months the price would be $49.00 a month again, so it would not have solved that.',
  ],
  ['discount', 'too_short', 'That is so: after February 28, 2027 the price would be $49.00 a month again.'],
  ['pause', 'too_short', 'That is so: it could have lasted until January 30, 2027 at the latest.'],
  ['plan_change', 'too_expensive', 'Clear: it would still have cost $29.00 a month.'],
  ['continuation', 'too_expensive', 'Clear: it would still have cost $490.00 a year.'],
  [
    'credit',
    'too_expensive',
    'The credit would have come off once, and the price would have stayed $49.00 a month.',
  ],
  [
    'plan_change',
    'wants_function',
    'It would have left out shared folders and version history, and not added what you are missing.',
  ],
  [
    'service_fix',
    'no_trust',
    'The case is open already and goes on whether you stay or leave. You hear from us by November 6, 2026 at 10:00 AM UTC.',
  ],
]

test.each(said)('S4.7 of a %s, %s: %s', (kind, objection, sentence) => {
  const offer = kinds.find((one) => one.kind === kind) as Offer
  expect(answerTo(objection, made(offer), copyFor('en')).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(sentence)
})

test('a year that is paid ahead is not said to end at any time', () => {
  const year = made(kinds.find(({ kind }) => kind === 'continuation') as Offer)
  expect(answerTo('no_trust', year, copyFor('en'))).not.toContain('any time')
  expect(answerTo('no_trust', made(kinds[0] as Offer), copyFor('en'))).toContain('any time')
})

test.each(['en', 'he'])(
  '%s: each kind has its one answer to each objection, filled and clean',
  (language) => {
    const copy = copyFor(language)
    for (const terms of [...kinds.map(made), null])
      for (const objection of objections) {
        const sentence = answerTo(objection, terms, copy)
        expect(sentence).not.toMatch(/[{}]|^objection\./)
        expect(lintCopy(sentence, copy.language)).toEqual([])
      }
  },
)

const preferred = () => aTalk({ facts: aCustomer({ use: 82 }) })
const types = (talk: ReturnType<typeof aTalk>) => talk.events.map(({ type }) => type)

test('S4.1 who has decided is offered nothing more, whatever they press or name afterwards', () => {
  const talk = preferred()
  talk.say({ type: 'wrote', text: 'too expensive' })
  talk.say({ type: 'wrote', text: 'My mind is made up.' })
  expect(talk.session().step).toBe('confirm')
  for (let back = 0; back < 4; back++) talk.say({ type: 'back' })
  talk.say({ type: 'chose', options: ['service'] })
  talk.say({ type: 'skipped' })
  expect(talk.session().step).toBe('confirm')
  expect(types(talk).filter((type) => type === 'offer_presented')).toHaveLength(1)
  expect(talk.events.findLast((event) => event.type === 'offer_considered')).toMatchObject({
    choice: { withheld: 'decided' },
  })
})

test.each(['I have already decided', 'כבר החלטתי'])(
  '“%s”, asked for leave to offer, leads to the end',
  (text) => {
    const talk = aTalk({ facts: aCustomer({ place: 'US-MN' }) })
    talk.say({ type: 'chose', options: ['price'] })
    expect(talk.session().step).toBe('permission')
    talk.say({ type: 'wrote', text })
    expect([talk.session().step, talk.session().decided]).toEqual(['confirm', true])
    expect(types(talk)).not.toContain('offer_presented')
  },
)

test('“stop sending offers” at the first question is no wish to leave', () => {
  const talk = preferred()
  talk.say({ type: 'wrote', text: 'stop sending offers' })
  expect(talk.session().step).not.toBe('confirm')
})

test.each([
  ['no thanks', 'declined'],
  ['that is too complicated', 'declined'],
  ['yes, but only for two months', 'open'],
  ['is it only for three months?', 'open'],
  ['hm, that could be fine', 'open'],
  ['I want to stay', 'open'],
])('at an offer, “%s” leaves it %s', (text, state) => {
  const talk = preferred()
  talk.say({ type: 'chose', options: ['price'] })
  talk.say({ type: 'wrote', text })
  expect(talk.session().offers[0]?.state).toBe(state)
  expect(talk.session().outcome).toBeNull()
})

test('an objection is kept by its kind, and outlives the words', () => {
  const talk = preferred()
  talk.say({ type: 'chose', options: ['price'] })
  talk.say({ type: 'wrote', text: 'you promised me that before' })
  for (const event of talk.events) if (event.type === 'words_given') event.text = null
  expect(talk.events).toContainEqual(
    expect.objectContaining({ type: 'objection_raised', offer: 'right-size', objection: 'no_trust' }),
  )
  expect(talk.turn().messages[0]).toBe(talk.copy.say('objection.no_trust'))
  expect(sessionOf(talk.events).heard).toBeNull()
})
