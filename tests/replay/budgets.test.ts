/** Budgets in a replay: used up in the order of the file, by first offers as if all were accepted. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Budget } from '#shared/playbook/budgets.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { changeInWords } from '#shared/playbook/diff-words.ts'
import { diffPlaybooks } from '#shared/playbook/diff.ts'
import { compare } from '#shared/replay/compare.ts'
import { replay, type Replay } from '#shared/replay/replay.ts'
import { overBudget, sumOf } from '#shared/replay/totals.ts'
import { compile } from '#shared/rules/compiled.ts'
import { report as tryReport } from '#worker/cli/playbook/try-report.ts'
import { report } from '#worker/cli/replay/report.ts'
import { aMapping, header, row } from './a-file.ts'
import { Mapping } from '#shared/replay/mapping.ts'
import { at, mappingOf, textOf } from './played.ts'

const under = (budgets: Budget[], text: string, mapping: Mapping): Replay =>
  replay(compile({ ...defaultPlaybook, budgets }, 'budgets'), text, mapping, at)

/** Ten customers alike, at 20.00 a month, each of whom would be offered 20 % for three months: 12.00. */
const facts = { ...aMapping.facts, price: { amount: { value: 2000 }, currency: { value: 'USD' } } }
const ten = Mapping.parse({ ...aMapping, facts })
const alike = [header, ...Array.from({ length: 10 }, (_, index) => row({ id: String(index) }))].join('\n')
const month = (USD: number): Budget[] => [{ id: 'prices', kinds: ['discount'], monthly: { USD } }]

test('the first in the file are served, until the money is gone; the rest are told why', () => {
  const { results } = under(month(3 * 1200 + 1199), alike, ten)
  expect(results.map(({ first }) => first.type)).toEqual([
    ...Array.from({ length: 3 }, () => 'offer'),
    ...Array.from({ length: 7 }, () => 'none'),
  ])
  expect(overBudget(results)).toBe(7)
  const last = results.at(-1)?.first.tried.find(({ rule }) => rule === 'price-20')
  expect(last?.verdict).toBe('over_budget')
})

test('without budgets nothing changes, and nothing is said of them', () => {
  const [text, mapping] = [textOf('sample.csv'), mappingOf('sample.mapping.json')]
  const plain = replay(compile(defaultPlaybook, 'default'), text, mapping, at)
  const plenty = Intl.supportedValuesOf('currency').map((currency) => [currency, 1e9])
  const rich = under([{ id: 'all', kinds: null, monthly: Object.fromEntries(plenty) }], text, mapping)
  expect(rich).toEqual(plain)
  expect(report(plain)).not.toContain('budget')
})

test('what all first offers cost together is never above the budget, in any currency', () => {
  const [text, mapping] = [textOf('sample.csv'), mappingOf('sample.mapping.json')]
  const money = fc.nat({ max: 150_000 })
  fc.assert(
    fc.property(fc.record({ USD: money, ILS: money, EUR: money }), (monthly) => {
      const { cost } = sumOf(under([{ id: 'all', kinds: null, monthly }], text, mapping).results)
      for (const [currency, amount] of Object.entries(cost))
        expect(amount).toBeLessThanOrEqual((monthly as Record<string, number>)[currency] ?? 0)
    }),
    { numRuns: 40 },
  )
})

test('a try tells for how many the money ran out, before and after', () => {
  const comparison = compare(under(month(1200 * 8), alike, ten), under(month(1200 * 2), alike, ten))
  expect(comparison.overBudget).toEqual({ before: 2, after: 8 })
  expect(comparison.cost).toEqual([{ currency: 'USD', before: 9600, after: 2400 }])
  expect(tryReport(comparison)).toContain('A budget had run out for 2 leavers before, and for 8 after.\n')
  expect(report(under(month(1200 * 9), alike, ten))).toContain('A budget had run out for 1 leaver.\n')
})

test('a diff names the budgets that change', () => {
  const diff = (from: Budget[], to: Budget[]) =>
    diffPlaybooks({ ...defaultPlaybook, budgets: from }, { ...defaultPlaybook, budgets: to }).map(
      changeInWords,
    )
  const [prices] = month(5000) as [Budget]
  expect(diff([], [prices])).toEqual(['Budget prices is new, as number 1: kinds discount, monthly USD 5000.'])
  expect(diff([prices], month(4000))).toEqual(['Budget prices: monthly.USD 5000 becomes 4000.'])
  expect(diff([prices], [])).toEqual(['Budget prices is gone: kinds discount, monthly USD 5000.'])
})
