import { expect, test } from 'vitest'
import { idleParts } from '#shared/playbook/check-day.ts'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { departments, noReview, type Review } from '#shared/playbook/review.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'

const ben = { name: 'Ben', department: 'finance' } as const
const cases: [review: Review, ...notices: string[]][] = [
  [noReview],
  [{ owner: 'Ada', reviewers: [ben] }],
  [{ owner: 'Ada', reviewers: [] }, 'review.reviewers: Ada answers for it, and nobody else has looked at it'],
  [{ owner: null, reviewers: [ben] }, 'review.owner: it was looked at, and nobody answers for it'],
]

test.each(cases)('S0.15 %j keeps nothing from being published', (review, ...notices) => {
  const playbook = aPlaybook({ review })
  expect(checkPlaybook(playbook).ok).toBe(true)
  const told = idleParts(playbook).filter(({ path }) => path.startsWith('review'))
  expect(told.map(({ path, message }) => `${path}: ${message}`)).toEqual(notices)
})

test('S0.15 reviewers are of the departments that must be asked', () => {
  expect(departments).toEqual(expect.arrayContaining(['service', 'sales', 'finance', 'management']))
})
