import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statedSignals, type SignalSettings } from '#shared/playbook/signals.ts'
import type { Rule } from '#shared/playbook/playbook.ts'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { chooseOffer } from '#shared/rules/choose-offer.ts'
import { compile } from '#shared/rules/compiled.ts'
import type { Facts } from '#shared/rules/facts.ts'
import { signals, signalsOf } from '#shared/rules/signals.ts'
import { aCustomer } from '#tests/fixtures/a-customer.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'
import { anyFacts } from '#tests/fixtures/arbitraries.ts'

const at = new Date('2026-11-05T10:00:00Z')
const quiet = { complaints: 0, openCases: 0, idleDays: 3, useTrend: 'steady', contractEnd: null } as const
const seen = (facts: Partial<Facts>, settings: Partial<SignalSettings> = {}) =>
  signalsOf(aCustomer({ ...quiet, ...facts }), { ...statedSignals, ...settings }, at)

const cases: [facts: Partial<Facts>, settings: Partial<SignalSettings>, ...found: string[]][] = [
  [{}, {}],
  [{ complaints: 1 }, {}],
  [{ complaints: 2 }, {}, 'complaints'],
  [{ complaints: 2 }, { complaints: 3 }],
  [{ complaints: 1 }, { complaints: 1 }, 'complaints'],
  [{ openCases: 1 }, {}],
  [{ openCases: 2 }, {}, 'open_cases'],
  [{ openCases: 5 }, { openCases: 6 }],
  [{ useTrend: 'falling' }, {}, 'use_falling'],
  [{ useTrend: 'rising' }, {}],
  [{ useTrend: null }, {}],
  [{ idleDays: 44 }, {}],
  [{ idleDays: 45 }, {}, 'idle'],
  [{ idleDays: 45 }, { idleDays: 60 }],
  [{ idleDays: null }, { idleDays: 1 }],
  [{ status: 'past_due' }, {}, 'payment_trouble'],
  [{ status: 'trialing' }, {}],
  [{ contractEnd: '2026-11-05' }, {}, 'contract_ending'],
  [{ contractEnd: '2026-12-20' }, {}, 'contract_ending'],
  [{ contractEnd: '2026-12-21' }, {}],
  [{ contractEnd: '2026-12-20' }, { contractDays: 44 }],
  [{ contractEnd: '2026-11-04' }, {}],
  [
    {
      complaints: 9,
      openCases: 9,
      useTrend: 'falling',
      idleDays: 90,
      status: 'past_due',
      contractEnd: '2026-11-30',
    },
    {},
    ...signals,
  ],
]

describe('S0.4 S2.5 signals', () => {
  test.each(cases)('%j with %j', (facts, settings, ...found) => expect(seen(facts, settings)).toEqual(found))

  test('of somebody of whom nothing is known there are none', () => {
    expect(signalsOf(null, statedSignals, at)).toEqual([])
  })

  test('stricter thresholds never give more', () => {
    const figure = fc.integer({ min: 1, max: 60 })
    const settings = fc.record({
      complaints: figure,
      idleDays: figure,
      openCases: figure,
      contractDays: figure,
    })
    const stricter = fc.record({
      complaints: fc.nat(9),
      idleDays: fc.nat(99),
      openCases: fc.nat(9),
      contractDays: fc.nat(59),
    })
    const facts = fc
      .tuple(anyFacts, fc.constantFrom(null, '2026-11-05', '2026-11-20', '2026-12-31'))
      .map(([one, contractEnd]): Facts => ({ ...one, contractEnd }))
    fc.assert(
      fc.property(facts, settings, stricter, (one, loose, by) => {
        const strict = {
          complaints: loose.complaints + by.complaints,
          idleDays: loose.idleDays + by.idleDays,
          openCases: loose.openCases + by.openCases,
          contractDays: Math.max(1, loose.contractDays - by.contractDays),
        }
        const among = signalsOf(one, loose, at)
        expect(signalsOf(one, strict, at).filter((signal) => !among.includes(signal))).toEqual([])
      }),
    )
  })

  test('follow from named facts and from nothing else', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const { complaints, openCases, useTrend, idleDays, status, contractEnd } = one
        const same = { ...other, complaints, openCases, useTrend, idleDays, status, contractEnd }
        expect(signalsOf(same, statedSignals, at)).toEqual(signalsOf(one, statedSignals, at))
      }),
    )
  })
})

describe('S2.6 an answer of its own for each signal', () => {
  const price = defaultPlaybook.rules.filter(({ reasons }) => reasons.includes('price'))
  const heard: Rule = {
    id: 'price-heard',
    reasons: ['price'],
    tiers: ['preferred', 'standard'],
    attempt: 'first',
    when: '"complaints" in signals',
    offer: 'priority-fix',
  }
  const playbook = aPlaybook({
    rules: [heard, ...price, ...defaultPlaybook.rules.filter((rule) => !price.includes(rule))],
  })
  const chosen = (facts: Partial<Facts>, from = playbook) =>
    chooseOffer(compile(from, 'own'), {
      facts: aCustomer({ ...quiet, ...facts }),
      tier: 'standard',
      reasons: ['price'],
      said: [],
      permitted: true,
      made: [],
      at,
    }).chosen?.rule

  test('is chosen by a rule that reads them', () => {
    expect(checkPlaybook(playbook).ok).toBe(true)
    expect(chosen({ complaints: 2 })).toBe('price-heard')
    expect(chosen({ complaints: 1 })).not.toBe('price-heard')
    expect(chosen({ complaints: 1 }, { ...playbook, signals: { ...statedSignals, complaints: 1 } })).toBe(
      'price-heard',
    )
  })

  test('a playbook published before there were signals has ours', () => {
    const { signals: _, review: __, ...older } = defaultPlaybook
    const checked = checkPlaybook(older)
    expect(checked.ok && [checked.playbook.signals, checked.playbook.review]).toEqual([
      statedSignals,
      { owner: null, reviewers: [] },
    ])
  })
})
