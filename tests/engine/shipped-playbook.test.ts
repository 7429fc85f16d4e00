/** What was asked of the conversation that we ship, demand by demand. */
import { describe, expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { Offer } from '#shared/playbook/offers.ts'
import type { Answer } from '#shared/protocol/answer.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { tierOf } from '#shared/rules/tiers.ts'
import { aClock } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { compiledDefault } from '#tests/fixtures/a-playbook.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'

const at = aClock().now()
const answered = defaultPlaybook.reasons.filter(({ path }) => path === 'respond').map(({ id }) => id)

function offered(reason: string, facts: Facts): string | undefined {
  const tier = tierOf(compiledDefault, facts, at)
  const question = { facts, tier, reasons: [reason], said: [], permitted: true, made: [], at }
  return chooseOffer(compiledDefault, question).chosen?.offer
}

test('S1.1, S4.6 a failing service, the product, a rival, the price and no use are reasons of their own, and several may hold', () => {
  expect(answered.toSorted()).toEqual(['competitor', 'price', 'product', 'service', 'unused'])
  const talk = aTalk()
  expect(talk.turn().input).toMatchObject({ type: 'choice', many: true })
  expect(talk.say({ type: 'chose', options: ['service', 'price'] })).not.toBeNull()
  expect(talk.session().reasons.toSorted()).toEqual(['price', 'service'])
})

test.each(['en', 'he'])('S0.8 every reason is answered in words of its own (%s)', (locale) => {
  const said = answered.map((reason) => copyFor(locale, {}).say(`sorry.${reason}`))
  expect(new Set(said).size).toBe(answered.length)
  expect(said.join(' ')).not.toContain('sorry.')
})

test('S3.7 the question is open and corners nobody', () => {
  const { input, messages } = aTalk().turn()
  const asked = [...messages, input && 'label' in input ? input.label : ''].join(' ')
  expect(asked).toContain('What makes you want to leave?')
  expect(asked).not.toMatch(/why (don.t|won.t|not)|are you sure|really|stay/i)
})

test('S0.14 it is heard, then learnt, then solved: acknowledged, the reason, one question, and only then an offer', () => {
  const talk = aTalk()
  const steps = [talk.session().step]
  expect(talk.turn().messages.join(' ')).toContain('Studio')
  const answers: Answer[] = [{ type: 'chose', options: ['service'] }, { type: 'skipped' }]
  for (const answer of answers) {
    expect(talk.session().offers).toEqual([])
    talk.say(answer)
    steps.push(talk.session().step)
  }
  expect(steps).toEqual(['reason', 'probe', 'first'])
  expect(talk.session().offers).toHaveLength(1)
})

test('S2.18 what can be mended at once is: the case is open before anything is asked for it', () => {
  const talk = aTalk()
  talk.say({ type: 'chose', options: ['service'] })
  talk.say({ type: 'wrote', text: 'Nobody answered my two letters' })
  expect(talk.session().cases).toMatchObject([{ kind: 'service_fix' }])
  expect(talk.session().offers).toMatchObject([{ kind: 'service_fix', state: 'open' }])
})

describe('S0.18, S2.7 the answer follows from', () => {
  const small = { use: 20, smallerPlan: null } as const
  test.each<[string, Partial<Facts>]>([
    ['how much it is used', { use: 90 }],
    ['what is expected of the customer', { potential: 'high' }],
    ['who else is a customer because of them', { anchor: true }],
  ])('%s', (_, facts) => {
    expect(offered('price', aCustomer(small))).toBe('loyal-20')
    expect(offered('price', aCustomer({ ...small, ...facts }))).toBe('loyal-30')
  })

  test('what they have: a smaller plan before a discount, where there is one', () => {
    expect(offered('price', aCustomer({ use: 20 }))).toBe('right-size')
  })
})

test('S4.2, S4.9 every tool of the telephone has a counterpart here', () => {
  const kinds = Offer.options.flatMap(({ shape }) => [...shape.kind.values])
  expect(kinds).toEqual(
    expect.arrayContaining([
      'benefit',
      'discount',
      'credit',
      'continuation',
      'plan_change',
      'pause',
      'service_fix',
      'guided_help',
      'contact',
    ]),
  )
})
