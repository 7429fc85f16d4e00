import { expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'
import { transcript } from '#shared/engine/transcript.ts'
import { play } from '#shared/replay/play.ts'
import { replay } from '#shared/replay/replay.ts'
import { report } from '#worker/cli/replay/report.ts'
import { at, compiled, here, leaversOf, mappingOf, textOf } from './played.ts'

const text = textOf('sample.csv')
const mapping = mappingOf('sample.mapping.json')
const played = replay(compiled, text, mapping, at)
const leavers = leaversOf(text, mapping)
const of = (customer: string) => played.results.find((result) => result.customer === customer)

test('S0.13 who gets what in the sample is what it was', async () => {
  await expect(report(played)).toMatchFileSnapshot(here('sample.golden.txt'))
})

test('every leaver goes through the whole conversation', () => {
  expect(played.results).toHaveLength(23)
  expect(new Set(played.results.map(({ outcome }) => outcome))).toEqual(new Set(['cancelled']))
})

test.each(leavers)(
  'S0.17 $customer is asked for the reason first, unless already cancelling',
  ({ customer }) => {
    const leaver = leavers.find((one) => one.customer === customer)!
    const moved = play(compiled, leaver, at).filter((event) => event.type === 'moved')
    expect(moved[0]?.to).toBe(leaver.facts.status === 'cancelling' ? 'confirm' : 'reason')
  },
)

test.each(['en', 'he'])('every conversation can be told in %s, with nothing left to fill in', (language) => {
  const copy = copyFor(language)
  for (const leaver of leavers) {
    const said = transcript(compiled, play(compiled, leaver, at), copy)
    expect(said.length).toBeGreaterThan(1)
    expect(said.map((one) => one.text).join('\n')).not.toMatch(/\{\w+\}|undefined|null|NaN/)
  }
})

test('S2.17 low value and high service cost: asked, but offered nothing', () => {
  expect(of('c-103')).toMatchObject({
    tier: 'courtesy',
    first: { type: 'none', why: 'tier' },
    outcome: 'cancelled',
  })
})

test('S0.11 one reason, two tiers, two sets of offers', () => {
  expect(of('c-101')).toMatchObject({ tier: 'preferred', reasons: ['price'], second: { offer: 'loyal-30' } })
  expect(of('c-110')).toMatchObject({
    tier: 'standard',
    reasons: ['price', 'unused'],
    second: { type: 'none' },
  })
})

test.each([
  ['c-106', 'moved'],
  ['c-107', 'bereaved'],
  ['c-108', 'billing_error'],
  ['c-109', 'closing'],
])('S1.9 %s is let go without an offer: %s', (customer, reason) => {
  expect(of(customer)).toMatchObject({
    reasons: [reason],
    first: { type: 'none', why: 'reason' },
    second: null,
  })
})

test('S1.14 own words are read: a Hebrew complaint over the product, an English one over two lines', () => {
  expect(of('c-112')).toMatchObject({ reasons: ['product'], first: { kind: 'guided_help' } })
  expect(of('c-104')).toMatchObject({ reasons: ['service'], first: { kind: 'service_fix' } })
})

test('S1.14 who writes that they want it cancelled is at the confirmation next', () => {
  expect(of('c-120')).toMatchObject({ first: { type: 'none', why: 'left' }, turns: 2 })
})

test('an empty reason is a question skipped', () => {
  expect(of('c-113')).toMatchObject({ reasons: [], turns: 2, outcome: 'cancelled' })
})

test('a place that is not known is asked for permission, and so has one question more', () => {
  expect(leavers.find(({ customer }) => customer === 'c-121')?.facts.place).toBeNull()
  expect(of('c-121')?.turns).toBe(6)
  expect(of('c-104')?.turns).toBe(5)
})

test('S3.1 facts come out of days, currencies and tables', () => {
  expect(leavers.find(({ customer }) => customer === 'c-105')?.facts).toMatchObject({
    name: '佐藤 美咲',
    plan: { id: 'plus', name: { en: 'Plus', he: 'פלוס' } },
    price: { amount: 1500, currency: 'JPY' },
    idleDays: 3,
    costToServe: 400,
    smallerPlan: null,
  })
  expect(leavers.find(({ customer }) => customer === 'c-122')?.facts).toMatchObject({
    name: null,
    price: { amount: 3500, currency: 'KWD' },
    since: null,
    use: null,
    place: null,
  })
})

test('the sums are those of the lines', () => {
  const sum = (key: 'leavers' | 'noOffer') => played.totals.reduce((total, one) => total + one[key], 0)
  expect(sum('leavers')).toBe(played.results.length)
  expect(sum('noOffer')).toBe(played.results.filter(({ first }) => first.type === 'none').length)
})
