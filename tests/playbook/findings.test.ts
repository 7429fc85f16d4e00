/** What the terminal and the console tell of a playbook on one day. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jurisdictions } from '#shared/law/jurisdictions.ts'
import { findingsOf } from '#shared/replay/findings.ts'
import { here } from '#tests/replay/played.ts'

const day = '2026-11-22'
const read = (name: string): string => readFileSync(here(`../playbook/${name}.json`), 'utf8')

test.each([
  ['an unreachable step', 'flow-step-unreachable', 'flow.steps.second', /no step leads here/],
  ['an unanswered reason', 'reason-unanswered', 'reasons.1', /no rule answers/],
  ['words missing in one language', 'words-missing-in-hebrew', 'words.he', /has no words/],
  ['words missing in the other', 'words-missing-in-english', 'words.en', /has no words/],
  ['an offer without owner', 'offer-without-owner', 'offers.rest.owner', /must not be empty/],
  ['an owner of blanks', 'offer-owner-blank', 'offers.off-20.owner', /must not be empty/],
])('S1.8 %s is a problem with its place, and nothing is left to publish', (_, file, path, message) => {
  const { playbook, findings } = findingsOf(read(`malformed/${file}`), day)
  expect(playbook).toBeNull()
  expect(findings).toEqual([
    {
      type: 'problem',
      path,
      message: expect.stringMatching(message) as string,
      place: {
        line: expect.any(Number) as number,
        column: expect.any(Number) as number,
      },
    },
  ])
})

test('expired law is told of every playbook from the day after its review, and keeps none from being published', () => {
  const [first] = jurisdictions.toSorted((a, b) => a.reviewBy.localeCompare(b.reviewBy))
  if (!first) throw new Error('there is law')
  const told = (at: string) => findingsOf(read('small'), at).findings.filter(({ path }) => path === first.id)
  expect(told(first.reviewBy)).toEqual([])
  const [after] = told('2031-01-01')
  expect(after).toMatchObject({ type: 'overdue', place: null })
  expect(findingsOf(read('small'), '2031-01-01').playbook).not.toBeNull()
})

test('S0.26 an offer past its review is overdue, with its place', () => {
  const { findings } = findingsOf(read('small').replace('2027-12-31', '2026-11-21'), day)
  expect(findings).toMatchObject([{ type: 'overdue', path: 'offers.less.reviewBy', place: { line: 13 } }])
})
