/** A year is never sold to one who does not use the plan or not for long, whatever a playbook says. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { compile } from '#shared/rules/compiled.ts'
import { monthlyPrice } from '#shared/rules/facts.ts'
import { reducedMonthlyPrice } from '#shared/rules/terms.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'
import { aTalk } from '#tests/fixtures/a-talk.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { anyFacts } from '../fixtures/arbitraries.ts'

const at = new Date('2026-11-05T10:00:00Z')
const team = { owner: 'Growth', reviewBy: '2027-12-31' }
const all = defaultPlaybook.reasons.filter(({ path }) => path === 'respond').map(({ id }) => id)
const said = defaultPlaybook.reasons.flatMap(({ probe }) => probe?.options ?? [])

/** Offers both terms, first and second, to everybody who says anything; no publish would take it. */
const pushy = compile(
  aPlaybook({
    offers: {
      year: { kind: 'continuation', to: 'year', ...team },
      month: { kind: 'continuation', to: 'month', ...team },
    },
    rules: (['first', 'second'] as const).flatMap((attempt) =>
      ['year', 'month'].map((offer) => {
        const to = { reasons: all, tiers: ['preferred', 'standard'] }
        return { id: `${offer}-${attempt}`, ...to, attempt, when: null, offer }
      }),
    ),
  }),
  'pushy',
)

/** Of every second customer billing names the other period, at a price near that of its months. */
const anybody = fc
  .tuple(anyFacts, fc.integer({ min: 6, max: 14 }), fc.boolean())
  .map(([facts, times, is]) => {
    if (!is) return facts
    const { period, price } = facts
    const amount = Math.round(period === 'year' ? price.amount / times : price.amount * times)
    const otherPeriod = { period: period === 'year' ? 'month' : 'year', price: { ...price, amount } } as const
    return { ...facts, otherPeriod }
  })

test('a year is paid by those who use it, is cheaper than its months, and leaves the margin; a month binds nobody', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      anybody,
      fc.subarray(all, { minLength: 1 }),
      fc.subarray(said, { maxLength: 2 }),
      (facts, reasons, options) => {
        const question = { facts, tier: 'standard', reasons, said: options, permitted: true, made: [], at }
        const { chosen } = chooseOffer(pushy, question)
        if (chosen?.terms.kind !== 'continuation') return
        const { to, price, priceNow, cost } = chosen.terms
        seen.add(to)
        expect(price.currency).toBe(priceNow.currency)
        expect(cost.amount).toBeGreaterThanOrEqual(0)
        expect(chosen.value).toBeGreaterThan(0)
        if (to === 'month') return
        expect([...reasons, ...options]).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(unused|for_now|for_good)$/)]),
        )
        expect(price.amount).toBeLessThan(priceNow.amount * 12)
        const left = (reducedMonthlyPrice(chosen.terms, facts) ?? 0) - (facts.costToServe ?? 0)
        expect(left * 100).toBeGreaterThanOrEqual(facts.costToServe === null ? 0 : monthlyPrice(facts) * 20)
      },
    ),
    { numRuns: 3000 },
  )
  expect([...seen].toSorted()).toEqual(['month', 'year'])
})

test('nor is it shown once more to one who came back and said so', () => {
  const otherPeriod = { period: 'year' as const, price: { amount: 49000, currency: 'USD' } }
  const talk = aTalk({ facts: aCustomer({ smallerPlan: null, otherPeriod }) })
  talk.say({ type: 'chose', options: ['price'] })
  expect(talk.session().offers.map(({ kind }) => kind)).toEqual(['continuation'])
  expect(talk.turn().input?.type).toBe('offer')
  talk.say({ type: 'back' })
  talk.say({ type: 'chose', options: ['price', 'unused'] })
  expect(talk.session().reasons).toEqual(['price', 'unused'])
  expect(talk.turn().input?.type).toBe('confirm')
})
