import { describe, expect, test } from 'vitest'
import { begin } from '#shared/engine/engine.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import { factKeys, factTable } from '#shared/facts/fact-table.ts'
import { combine } from '#shared/facts/known-facts.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { compiledDefault } from '#tests/fixtures/a-playbook.ts'
import { text } from '../house/files.ts'
import { cases } from './cases.ts'
import { billed, daysAgo, now, said } from './stated.ts'

describe('one fact', () => {
  test.each(cases)('%s', (_, stated, fact, value, source, flag) => {
    const known = combine(
      [billed(), ...stated].slice(stated.some((one) => one.source === 'billing') ? 1 : 0),
      {},
      now,
    )
    expect(known.facts?.[fact]).toEqual(value)
    expect(known.sources[fact]?.source ?? null).toBe(source)
    expect(known.flags.find((one) => one.fact === fact)?.kind ?? null).toBe(flag)
  })

  test('S0.5, S2.7 names who said it and when, and who contradicted whom', () => {
    const { sources, flags } = combine(
      [billed({ place: 'US' }), said('token', { place: 'IL' }), said('pushed', { use: 80 }, 3)],
      {},
      now,
    )
    expect(sources.use).toEqual({ source: 'pushed', at: daysAgo(3) })
    expect(flags).toContainEqual({ fact: 'place', kind: 'contradictory', sources: ['billing', 'token'] })
  })

  test('S0.5 counts for as long as the tenant says', () => {
    const stated = [billed(), said('pushed', { use: 80 }, 3)]
    expect(combine(stated, { use: 2 }, now).facts?.use).toBeNull()
    expect(combine([billed(), said('pushed', { use: 80 }, 300)], { use: 365 }, now).facts?.use).toBe(80)
  })
})

describe('without billing', () => {
  test('nothing is known, whatever else was said', () => {
    const known = combine([said('token', aCustomer()), said('pushed', aCustomer())], {}, now)
    expect(known.facts).toBeNull()
    expect(known.flags.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['plan', 'period', 'price', 'periodEnd', 'status']),
    )
  })

  test('of yesterday neither', () => {
    expect(combine([said('billing', aCustomer(), 2)], {}, now).facts).toBeNull()
  })

  test('of nobody at all', () => {
    expect(combine([], {}, now)).toMatchObject({ facts: null, sources: {} })
  })
})

test('a log from before facts had sources still folds, and later facts are unknown in it', () => {
  const start = {
    session: 's',
    tenant: 't',
    business: 'b',
    customer: 'c',
    subscription: 'u',
    mode: 'live',
    locale: 'en',
    seed: 1,
  } as const
  const events = structuredClone(begin(compiledDefault, { ...start, facts: aCustomer() }, now))
  const [first] = events
  if (first?.type !== 'session_started' || first.facts === null) throw new Error('no beginning')
  for (const later of [
    'otherPeriod',
    'useTrend',
    'futureValue',
    'contractEnd',
    'contactConsent',
    'accountGroup',
  ])
    Reflect.deleteProperty(first.facts, later)
  expect(sessionOf(events).started.facts).toEqual(aCustomer())
  expect(sessionOf(events).started.flags).toBeUndefined()
})

test('every fact stands in docs/facts.md, with its days', () => {
  const page = text('docs/facts.md')
  const told = factKeys.map((fact) => {
    const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${fact}\``))
    return [fact, row?.split('|')[3]?.trim()]
  })
  expect(told).toEqual(factKeys.map((fact) => [fact, String(factTable[fact].days ?? 'for good')]))
})
