import { expect, it } from 'vitest'
import type { ExposedCustomer } from '#shared/outcomes/exposed-customer.ts'
import { cellsOf, type Member } from '#shared/outcomes/cohort.ts'
import { addedUp } from '#shared/outcomes/segments.ts'
import { anExposedCustomer, later } from '#tests/fixtures/an-exposed-customer.ts'

const member = (more: Partial<ExposedCustomer>, kept: 0 | 1 | null = 1, arm = 'b'): Member => ({
  arm,
  cameBack: null,
  customer: anExposedCustomer({ later: [later({ horizon: 30 }), later({ kept })], ...more }),
})

const members = [
  member({}),
  member({ reason: null, period: null }, 0),
  member({ tier: 'preferred' }, null),
  member({ reason: 'unused', period: 'year' }, 0, 'a'),
]

it('groups are counted by arm: all, those known, and of these those kept', () => {
  const { cells, segments } = addedUp(members, 60, null)
  expect(segments.map(({ arm, by, key, n, known, kept }) => [arm, by, key, n, known, kept])).toEqual([
    ['a', 'period', 'year', 1, 1, 0],
    ['a', 'reason', 'unused', 1, 1, 0],
    ['a', 'tier', 'standard', 1, 1, 0],
    ['b', 'period', '', 1, 1, 0],
    ['b', 'period', 'month', 2, 1, 1],
    ['b', 'reason', '', 1, 1, 0],
    ['b', 'reason', 'price', 2, 1, 1],
    ['b', 'tier', 'preferred', 1, 0, 0],
    ['b', 'tier', 'standard', 2, 2, 1],
  ])
  expect(cells).toEqual(cellsOf(members, 60, null))
})

it('on the day that the experiment judges on, and on no other', () => {
  expect(addedUp(members, 30, null).segments).toEqual([])
  expect(addedUp(members, 30, null).cells).not.toEqual([])
  const longer = members.map(({ customer, ...one }) => ({ ...one, customer: { ...customer, horizon: 30 } }))
  expect(addedUp(longer, 30, null).segments.find(({ key }) => key === 'preferred')).toMatchObject({ kept: 1 })
})
