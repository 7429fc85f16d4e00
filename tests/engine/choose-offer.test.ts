import { expect, test } from 'vitest'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { Facts } from '#shared/rules/facts.ts'
import type { Made } from '#shared/rules/limits.ts'
import { tierOf } from '#shared/rules/tiers.ts'
import cases from '#tests/cases/choices.json' with { type: 'json' }
import { aClock, day } from '#tests/fixtures/a-clock.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { compiledDefault } from '#tests/fixtures/a-playbook.ts'

interface Case {
  about: string
  customer?: unknown
  on?: string
  reasons: string[]
  said?: string[]
  permitted?: boolean
  made?: { offer: string; state: string; daysAgo: number }[]
  withheld?: string
  chosen?: string
  /** In full, but for the rules of the other attempt. */
  tried?: string[]
}

function madeIn(made: Case['made'] = [], at: Date): Made[] {
  return made.map(({ offer, state, daysAgo }) => {
    const { kind } = compiledDefault.playbook.offers[offer]!
    return {
      offer,
      kind,
      state: state as Made['state'],
      at: new Date(at.getTime() - daysAgo * day).toISOString(),
    }
  })
}

test.each(cases as Case[])('$about', (one) => {
  const at = aClock(one.on === undefined ? undefined : `${one.on}T10:00:00Z`).now()
  const facts =
    one.customer === null ? null : aCustomer(Facts.partial().parse(one.customer ?? {}) as Partial<Facts>)
  const { reasons, said = [], permitted = true } = one
  const tier = tierOf(compiledDefault, facts, at)
  const choice = chooseOffer(compiledDefault, {
    facts,
    tier,
    reasons,
    said,
    permitted,
    made: madeIn(one.made, at),
    at,
  })
  const tried = choice.tried.filter(({ verdict }) => verdict !== 'other_attempt')
  expect({ withheld: choice.withheld, chosen: choice.chosen?.rule ?? null }).toEqual({
    withheld: one.withheld ?? null,
    chosen: one.chosen ?? null,
  })
  if (one.tried) expect(tried.map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual(one.tried)
})

test('what is chosen carries its terms, and every rule that was looked at says why it passed or not', () => {
  const facts = aCustomer()
  const at = aClock().now()
  const question = { facts, tier: 'standard', reasons: ['price'], said: [], permitted: true, made: [], at }
  const choice = chooseOffer(compiledDefault, question)
  expect(choice.chosen).toMatchObject({
    rule: 'price-smaller',
    offer: 'right-size',
    terms: { kind: 'plan_change' },
  })
  expect(choice).toMatchObject({
    tier: 'standard',
    attempt: 'first',
    tried: [{ rule: 'price-smaller', verdict: 'chosen' }],
  })
})
