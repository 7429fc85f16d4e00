/** An offer is made only where it is expected to keep more than it costs. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statedEconomics } from '#shared/playbook/economics.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import type { Offer } from '#shared/playbook/offers.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { compile } from '#shared/rules/compiled.ts'
import { expectedValue } from '#shared/rules/economics.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { termsOf } from '#shared/rules/terms.ts'
import { tierOf } from '#shared/rules/tiers.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { anyFacts } from '../fixtures/arbitraries.ts'

const at = new Date('2026-11-05T10:00:00Z')
const care = { owner: 'Care', reviewBy: '2027-12-31' }
const discount: Offer = { kind: 'discount', percent: 30, cycles: 3, ...care }

/** Price 49.00 a month; 12 months; chance 60 % for a discount that costs 3 × 14.70. */
const cases: [string, Partial<Facts>, Offer, number][] = [
  [
    'the margin kept, times the chance, less the cost',
    { costToServe: 900 },
    discount,
    4000 * 12 * 0.6 - 4410,
  ],
  [
    'a cost to serve nobody knows leaves the stated share',
    { costToServe: null },
    discount,
    4900 * 0.6 * 12 * 0.6 - 4410,
  ],
  ['a margin that is gone is not worth paying for', { costToServe: 4900 }, discount, -4410],
  [
    'an answer that costs nothing is worth what it keeps',
    { costToServe: 900 },
    { kind: 'service_fix', withinHours: 24, ...care },
    4000 * 12 * 0.6,
  ],
  [
    'a year is counted by the month',
    { costToServe: 900, period: 'year', price: { amount: 58800, currency: 'USD' } },
    { ...discount, cycles: 1 },
    4000 * 12 * 0.6 - 17640,
  ],
]

test.each(cases)('%s', (_, facts, offer, value) => {
  const customer = aCustomer(facts)
  const terms = termsOf(offer, customer, at)
  expect(terms && expectedValue(terms, customer, statedEconomics)).toBe(Math.round(value))
})

const compiled = compile(defaultPlaybook, 'test')
const ask = (facts: Facts, reason: string, playbook = compiled) =>
  chooseOffer(playbook, {
    facts,
    tier: tierOf(playbook, facts, at),
    reasons: [reason],
    said: [],
    permitted: true,
    made: [],
    at,
  })

describe('whoever it is and whatever they say', () => {
  const reasons = fc.constantFrom('price', 'competitor', 'service', 'product', 'unused')

  test('what is offered is worth more than nothing, and says what', () => {
    fc.assert(
      fc.property(anyFacts, reasons, (facts, reason) => {
        const { chosen } = ask(facts, reason)
        if (chosen === null) return
        expect(chosen.value).toBe(expectedValue(chosen.terms, facts, statedEconomics))
        expect(chosen.value).toBeGreaterThan(0)
      }),
    )
  })

  test('a tenant who expects nothing of offers makes none', () => {
    const chance = Object.fromEntries(Object.keys(statedEconomics.chance).map((kind) => [kind, 0]))
    const economics = { ...statedEconomics, chance: chance as typeof statedEconomics.chance }
    const hopeless = compile({ ...defaultPlaybook, economics }, 'hopeless')
    fc.assert(
      fc.property(anyFacts, reasons, (facts, reason) => {
        expect(ask(facts, reason, hopeless).chosen).toBeNull()
      }),
    )
  })
})

test('a tier may hold to a floor of its own', () => {
  const facts = aCustomer({ use: 80, costToServe: 2200, smallerPlan: null })
  expect(ask(facts, 'price').chosen?.offer).toBe('loyal-30')
  const tiers = defaultPlaybook.tiers.map((tier) => ({ ...tier, marginFloorPercent: 40 }))
  const careful = compile({ ...defaultPlaybook, tiers }, 'careful')
  expect(ask(facts, 'price', careful).tried.map(({ verdict }) => verdict)).toContain('below_margin')
  expect(ask(facts, 'price', careful).chosen).toBeNull()
})
