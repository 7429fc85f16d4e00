import { expect, test } from 'vitest'
import { compare } from '#shared/replay/compare.ts'
import { replay } from '#shared/replay/replay.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { compile } from '#shared/rules/compiled.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'
import { at, mappingOf, textOf } from '#tests/replay/played.ts'

const mapping = mappingOf('sample.mapping.json')
const played = (changes: Partial<Playbook>) =>
  replay(compile(aPlaybook(changes), 'x'), textOf('sample.csv'), mapping, at)
const live = played({})
const against = (changes: Partial<Playbook>) => compare(live, played(changes))
const { rules, tiers } = aPlaybook()

test('a draft that changes nothing changes nobody', () => {
  const same = against({ name: 'Same' })
  expect(same).toMatchObject({ draft: 'Same', leavers: live.results.length, tiers: [], changed: [] })
  expect(same.cost.filter(({ before, after }) => before !== after)).toEqual([])
  expect(same.refused.before).toEqual(same.refused.after)
})

test('who moves tier is counted, and told one by one', () => {
  const all = tiers.map((tier) => (tier.id === 'preferred' ? { ...tier, when: 'true' } : tier))
  const moved = against({ tiers: all })
  const before = live.results.filter(({ tier }) => tier !== 'preferred')
  expect(moved.tiers.reduce((sum, { customers }) => sum + customers, 0)).toBe(before.length)
  expect(moved.changed.filter(({ before, after }) => before.tier !== after.tier)).toHaveLength(before.length)
})

test('without an offer there is nothing to pay, and the refusals say why', () => {
  const never = against({ rules: rules.filter(({ reasons }) => !reasons.includes('price')) })
  const price = live.results.filter(({ reasons, first }) => reasons[0] === 'price' && first.type === 'offer')
  const answered = never.changed.filter(({ reasons }) => reasons[0] === 'price')
  expect(answered.map(({ customer }) => customer)).toEqual(
    expect.arrayContaining(price.map(({ customer }) => customer)),
  )
  for (const { after } of answered) expect(after.first).toHaveProperty('none')
  for (const { before, after } of never.cost) expect(after).toBeLessThanOrEqual(before)
  expect(never.totals.find(({ reason }) => reason === 'price')?.after?.cost).toEqual({})
})
