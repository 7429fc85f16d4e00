/** What was seen of taken offers can only lower what is expected of them (S0.24, S0.26). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { statedEconomics } from '#shared/playbook/economics.ts'
import { chanceOf, noEvidence, type OfferEvidence, type Tally } from '#shared/rules/chance.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { compile } from '#shared/rules/compiled.ts'
import { aCustomer } from '../fixtures/a-customer.ts'
import { anyEvidence, anyFacts, anyTally } from '../fixtures/arbitraries.ts'

const percent = fc.integer({ min: 0, max: 100 })
const weight = fc.integer({ min: 1, max: 100_000 })

const used = (stated: number, priorWeight: number, tally: Tally | null): number => {
  const economics = {
    ...statedEconomics,
    priorWeight,
    chance: { ...statedEconomics.chance, discount: stated },
  }
  return chanceOf('discount', economics, tally === null ? noEvidence : { discount: tally }).used
}

describe('the chance (S0.24)', () => {
  test('is the stated one where nothing is known, and never more', () => {
    fc.assert(
      fc.property(percent, weight, anyTally, (stated, prior, tally) => {
        expect(used(stated, prior, null)).toBe(stated)
        expect(used(stated, prior, { taken: 0, stayed: 0 })).toBe(stated)
        expect(used(stated, prior, tally)).toBeLessThanOrEqual(stated)
        expect(used(stated, prior, tally)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('is never lowered by one more who stayed, nor raised by one more who did not', () => {
    fc.assert(
      fc.property(percent, weight, anyTally, (stated, prior, { taken, stayed }) => {
        const now = used(stated, prior, { taken, stayed })
        expect(used(stated, prior, { taken: taken + 1, stayed: stayed + 1 })).toBeGreaterThanOrEqual(now)
        expect(used(stated, prior, { taken: taken + 1, stayed })).toBeLessThanOrEqual(now)
      }),
    )
  })

  test.each([
    ['a few outcomes say little', 60, 50, { taken: 3, stayed: 0 }, 56],
    ['many say what they say', 60, 50, { taken: 5000, stayed: 1500 }, 30],
    ['120 took it and 41 stayed', 60, 50, { taken: 120, stayed: 41 }, 41],
    ['a tenant may trust its own figure less', 60, 20, { taken: 120, stayed: 41 }, 37],
    ['everybody stayed: it is still what was stated', 60, 50, { taken: 1000, stayed: 1000 }, 60],
  ] as const)('%s', (_, stated, prior, tally, expected) => {
    expect(used(stated, prior, tally)).toBe(expected)
  })
})

const at = new Date('2026-11-05T10:00:00Z')
const compiled = compile(defaultPlaybook, 'test')
const reasons = fc.constantFrom('price', 'competitor', 'service', 'product', 'unused')
const ask = (facts: ReturnType<typeof aCustomer>, reason: string, evidence?: OfferEvidence) =>
  chooseOffer(compiled, {
    facts,
    tier: 'preferred',
    reasons: [reason],
    said: [],
    permitted: true,
    made: [],
    at,
    ...(evidence && { evidence }),
  })

test('with evidence nothing is offered that was not worth it without, and each figure says its chance', () => {
  fc.assert(
    fc.property(anyFacts, reasons, anyEvidence, (facts, reason, evidence) => {
      const { chosen, tried } = ask(facts, reason, evidence)
      const before = new Map(ask(facts, reason).tried.map(({ rule, verdict }) => [rule, verdict]))
      for (const { rule, verdict, chance } of tried) {
        expect(chance !== undefined).toBe(verdict === 'not_worth_it')
        if (before.get(rule) === 'not_worth_it') expect(verdict).toBe('not_worth_it')
      }
      if (chosen === null) return
      expect(chosen.chance).toEqual(chanceOf(chosen.terms.kind, defaultPlaybook.economics, evidence))
      expect(chosen.value).toBeGreaterThan(0)
    }),
  )
})

test('a kind of offer that keeps nobody is no longer made, and the trace says why (S0.26)', () => {
  const facts = aCustomer({ use: 80, costToServe: 500, smallerPlan: null })
  expect(ask(facts, 'price').chosen?.terms.kind).toBe('discount')
  const evidence = { discount: { taken: 4000, stayed: 10 } }
  const { chosen, tried } = ask(facts, 'price', evidence)
  expect(chosen?.terms.kind).not.toBe('discount')
  const refused = tried.find(({ verdict }) => verdict === 'not_worth_it')
  expect(refused?.chance).toEqual({ stated: 60, taken: 4000, stayed: 10, used: 0 })
})
