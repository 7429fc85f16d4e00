import { expect, test } from 'vitest'
import { against, aDocument, anExperiment, beside } from './an-experiment.ts'
import { toldOf } from './told.ts'

test('what they were made from is well', () => {
  expect(toldOf(aDocument())).toEqual([])
})

test.each([[null], [7], ['text'], [[]]])('%j is no experiment', (document) => {
  expect(toldOf(document)).toEqual(['malformed : must be an object: { … }'])
})

test('what is left out is ours, in whole numbers', () => {
  expect(anExperiment({ eligibility: undefined, horizon: undefined })).toMatchObject({
    eligibility: { when: null, reasons: null },
    horizon: 60,
    metric: 'kept',
    alpha: 0.05,
    power: 0.8,
    coverage: 10_000,
    namespace: null,
    valueCap: null,
    plannedTotal: 5000,
    phase: 1,
  })
})

test('a horizon is asked of whoever may be made the offer: a discount by the year needs two', () => {
  const price = { reasons: ['price'] }
  const told = (eligibility: object) => toldOf(aDocument({ eligibility, arms: against() }))[0]
  expect(told({ ...price, when: null })).toMatch(
    /renewal-20 lasts 365 days .* at least 730, or leave them out/,
  )
  expect(told({ ...price, when: 'facts.period == "month"' })).toMatch(/loyal-30 lasts 90 days .* 120$/)
  expect(told({ ...price, when: 'facts.period == "month" && facts.use == 3' })).toMatch(/loyal-30/)
})

test('an offer that lasts no time asks for no horizon', () => {
  expect(toldOf(aDocument({ eligibility: { reasons: ['service'] }, arms: against(), horizon: 30 }))).toEqual(
    [],
  )
})

const slice = (from: number, to: number, id = 'offers') => ({ namespace: { id, from, to } })
const other = (changes: Record<string, unknown>) => anExperiment({ id: 'other', ...changes })
const mine = (changes: Record<string, unknown>, one: Record<string, unknown>) =>
  toldOf(aDocument(changes), beside(other(one))).map((told) => told.split(' ')[0])

test.each([
  ['on one offer', {}, {}, ['offer_shared']],
  ['with a namespace for one of them', slice(0, 5000), {}, ['offer_shared']],
  ['with two namespaces', slice(0, 5000), slice(5000, 10_000, 'others'), ['offer_shared']],
  ['with ranges that overlap by one', slice(0, 5001), slice(5000, 10_000), ['namespace_overlap']],
  ['with ranges of their own', slice(0, 5000), slice(5000, 10_000), []],
  ['with the range below', slice(5000, 10_000), slice(0, 5000), []],
  ['for other reasons', {}, { eligibility: { reasons: ['service'] }, arms: against() }, []],
  [
    'for who pays by the month, and by the year',
    { horizon: 730, eligibility: { when: 'facts.period == "year"', reasons: ['price'] }, arms: against() },
    { horizon: 120, eligibility: { when: 'facts.period == "month"', reasons: ['price'] }, arms: against() },
    [],
  ],
])('two experiments %s', (_, changes, one, codes) => {
  expect(mine(changes, one)).toEqual(codes)
})

test('an experiment is not in its own way', () => {
  expect(toldOf(aDocument(), beside(anExperiment()))).toEqual([])
})
