/** No discount takes more than half of a price off, by percent or by amount, whatever a playbook says (S4.3). */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostOff } from '#shared/money.ts'
import { Offer } from '#shared/playbook/offers.ts'
import { chooseOffer, type Choice } from '#shared/rules/choose-offer.ts'
import { compile } from '#shared/rules/compiled.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { anyFacts } from '../fixtures/arbitraries.ts'

const at = new Date('2026-11-05T10:00:00Z')
const team = { owner: 'Care', reviewBy: '2027-12-31' }
const rule = { tiers: ['standard'], when: null, offer: 'off' }

const plain = aPlaybook({
  tiers: [{ id: 'standard', when: 'true', offers: true, marginFloorPercent: null }],
})

/** What comes of one discount, offered to everybody who says *price*. */
function made(off: Offer, facts: Facts): Choice {
  const rules = [{ id: 'off', reasons: ['price'], attempt: 'first' as const, ...rule }]
  const compiled = compile({ ...plain, offers: { off }, rules }, 'one discount')
  const who = { facts: { ...facts, costToServe: 0 }, tier: 'standard' }
  return chooseOffer(compiled, { ...who, reasons: ['price'], said: [], permitted: true, made: [], at })
}

const amount = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 1_000_000_000 }))
const amounts = fc.dictionary(fc.constantFrom('USD', 'ILS', 'JPY', 'KWD'), amount, { minKeys: 1 })
const cycles = fc.integer({ min: 1, max: 12 })
const sound: fc.Arbitrary<Offer> = fc
  .oneof(fc.record({ percent: fc.integer({ min: 1, max: 50 }), cycles }), fc.record({ amounts, cycles }))
  .map((terms) => Offer.parse({ kind: 'discount', ...terms, ...team }))

test('in every currency, by the month and by the year, at most half is taken off and something is left', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(sound, anyFacts, (off, facts) => {
      const { chosen, tried } = made(off, facts)
      const terms = chosen?.terms
      const by = off.kind === 'discount' && off.amounts ? 'amount' : 'percent'
      if (terms?.kind !== 'discount') {
        if (tried[0]?.verdict === 'over_cap') seen.set(`${by} refused`, 1)
        return
      }
      const taken = terms.priceNow.amount - terms.priceDuring.amount
      expect(taken).toBeGreaterThanOrEqual(1)
      expect(taken).toBeLessThanOrEqual(mostOff(terms.priceNow.amount))
      expect(Number.isInteger(terms.priceDuring.amount)).toBe(true)
      expect(terms.priceDuring.amount).toBeGreaterThanOrEqual(0)
      if (terms.amount) expect(terms.amount).toEqual({ amount: taken, currency: facts.price.currency })
      seen.set(`${by} ${facts.price.currency} ${facts.period}`, 1)
    }),
    { numRuns: 2000 },
  )
  const each = ['USD', 'ILS', 'JPY', 'KWD'].flatMap((currency) => [`${currency} month`, `${currency} year`])
  const all = each.flatMap((one) => [`amount ${one}`, `percent ${one}`])
  expect([...seen.keys()].toSorted()).toEqual([...all, 'amount refused'].toSorted())
})

test('an amount over half of a small price is refused by that name, and one of exactly half is made', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 100_000 }),
      fc.constantFrom<Facts['period']>('month', 'year'),
      (half, period) => {
        const of = (off: number) => {
          const facts = { ...base, period, price: { amount: half * 2, currency: 'KWD' } }
          const offer = Offer.parse({ kind: 'discount', amounts: { KWD: off }, cycles: 1, ...team })
          return made(offer, facts).tried[0]?.verdict
        }
        // Half of a year's price is within the cap, and may still cost more than it is expected to keep.
        if (period === 'month') expect(of(half)).toBe('chosen')
        else expect(of(half)).not.toBe('over_cap')
        expect(of(half + 1)).toBe('over_cap')
      },
    ),
  )
})

const base = aCustomer({ costToServe: 0 })

/** What no schema lets through, as a store that was written to by hand might hold it. */
const unsound: fc.Arbitrary<Offer> = fc
  .oneof(
    fc.record({ percent: fc.integer({ min: 51, max: 5000 }), cycles }),
    fc.record({ percent: fc.constantFrom(-20, 0, Number.NaN, Infinity), cycles }),
    fc.record({ amounts: fc.constantFrom({ USD: -1, ILS: -5, JPY: 0, KWD: Number.NaN }), cycles }),
    fc.record({ percent: fc.integer({ min: 1, max: 50 }), cycles: fc.integer({ min: 13, max: 1200 }) }),
  )
  .map((terms) => ({ kind: 'discount' as const, ...terms, ...team }))

test('T16 what no publish would take is refused again where a decision is made', () => {
  fc.assert(
    fc.property(unsound, anyFacts, (off, facts) => {
      expect(Offer.safeParse(off).success).toBe(false)
      expect(made(off, facts).chosen).toBeNull()
    }),
    { numRuns: 1000 },
  )
})
