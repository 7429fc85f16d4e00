import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { factKeys, factsOfSource, factTable, type FactSource } from '#shared/facts/fact-table.ts'
import { combine } from '#shared/facts/known-facts.ts'
import type { SomeFacts, Stated } from '#shared/facts/stated.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { Facts, type FactKey } from '#shared/rules/facts.ts'
import { tierOf, unknownTier } from '#shared/rules/tiers.ts'
import { compiledDefault } from '#tests/fixtures/a-playbook.ts'
import { anyFacts } from '#tests/fixtures/arbitraries.ts'
import { now, said } from './stated.ts'

const source = fc.constantFrom<FactSource>('token', 'billing', 'pushed')

/** Some facts that a source may state; billing states all it knows. */
const anyStated: fc.Arbitrary<Stated> = fc
  .record({
    source,
    facts: anyFacts,
    keep: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
    days: fc.constantFrom(0, 0, 0, 3, 10, 50, 200, 500),
  })
  .map(({ source, facts, keep, days }) => {
    const names = factsOfSource(source).filter((_, index) => source === 'billing' || keep[index])
    return said(source, pick(facts, names), source === 'billing' ? 0 : days)
  })

const pick = (facts: SomeFacts, names: readonly FactKey[]): SomeFacts =>
  Object.fromEntries(names.map((name) => [name, facts[name]]))

/** Higher is better: what a customer of this tier may be offered. */
const rankOf = (facts: Facts | null): number =>
  [unknownTier, 'courtesy', 'standard', 'preferred'].indexOf(tierOf(compiledDefault, facts, now))

const offersTo = (facts: Facts | null): string[] =>
  compiledDefault.playbook.reasons.flatMap(({ id }) => {
    const tier = tierOf(compiledDefault, facts, now)
    const question = { facts, tier, reasons: [id], said: [], permitted: true, made: [], at: now }
    const { chosen } = chooseOffer(compiledDefault, question)
    return chosen ? [`${id}: ${chosen.offer}`] : []
  })

test('the order in which it was said does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyStated, { maxLength: 6 }), fc.nat(), (stated, turn) => {
      const turned = [...stated.slice(turn % 7), ...stated.slice(0, turn % 7)]
      expect(combine(turned, {}, now)).toEqual(combine(stated, {}, now))
      expect(combine(stated.toReversed(), {}, now)).toEqual(combine(stated, {}, now))
    }),
  )
})

test('what is known is what the schema of facts takes, and every fact is told of', () => {
  fc.assert(
    fc.property(fc.array(anyStated, { maxLength: 6 }), (stated) => {
      const { facts, sources, flags } = combine(stated, {}, now)
      if (facts !== null) expect(Facts.parse(facts)).toEqual(facts)
      for (const fact of factKeys)
        expect(fact in sources || flags.some((flag) => flag.fact === fact), fact).toBe(true)
    }),
  )
})

test('without billing nothing is known, and nothing offered', () => {
  fc.assert(
    fc.property(fc.array(anyStated, { maxLength: 6 }), (stated) => {
      const { facts } = combine(
        stated.filter((one) => one.source !== 'billing'),
        {},
        now,
      )
      expect(facts).toBeNull()
      expect(offersTo(facts)).toEqual([])
    }),
  )
})

const alone = ([name, value]: [FactKey, unknown]) => said('pushed', { [name]: value })
const pushable = fc
  .tuple(fc.constantFrom(...factsOfSource('pushed')), anyFacts)
  .map(([name, facts]): [FactKey, unknown] => [name, facts[name]])
/** Billing that leaves to the tenant what the tenant knows. */
const moneySide = anyFacts.map((facts): Stated => {
  const blank = { name: null, since: null, use: null, idleDays: null, potential: null, anchor: false }
  const also = { openCases: 0, complaints: 0, costToServe: null, place: null }
  return said('billing', { ...facts, ...blank, ...also })
})

test('a word that has grown stale never makes the tier better than it was', () => {
  fc.assert(
    fc.property(moneySide, pushable, (billing, word) => {
      const fresh = combine([billing, alone(word)], {}, now)
      const stale = combine([billing, { ...alone(word), at: '2000-01-01T00:00:00.000Z' }], {}, now)
      if (factTable[word[0]].days === null) expect(stale.facts).toEqual(fresh.facts)
      expect(rankOf(stale.facts)).toBeLessThanOrEqual(rankOf(fresh.facts))
    }),
    { numRuns: 500 },
  )
})

test('nor does one that somebody contradicts make it better than either', () => {
  fc.assert(
    fc.property(moneySide, pushable, anyFacts, (billing, word, others) => {
      const other: [FactKey, unknown] = [word[0], others[word[0]]]
      const both = combine([billing, alone(word), alone(other)], {}, now)
      if (!both.flags.some(({ kind, fact }) => kind === 'contradictory' && fact === word[0])) return
      for (const one of [word, other])
        expect(rankOf(both.facts)).toBeLessThanOrEqual(rankOf(combine([billing, alone(one)], {}, now).facts))
    }),
    { numRuns: 500 },
  )
})

/** The least that can be said of somebody, fact by fact. */
const worst: SomeFacts = {
  use: 0,
  idleDays: 400,
  potential: 'low',
  anchor: false,
  useTrend: 'falling',
  futureValue: 0,
}

test('of whom these are unknown is offered no more than of whom they are known to be bad', () => {
  fc.assert(
    fc.property(moneySide, fc.subarray(Object.keys(worst) as FactKey[]), (billing, names) => {
      const known = combine([billing, said('pushed', pick(worst, names))], {}, now).facts
      const unknown = combine([billing], {}, now).facts
      expect(rankOf(unknown)).toBeLessThanOrEqual(rankOf(known))
      expect(offersTo(unknown)).toEqual(offersTo(known))
    }),
  )
})
