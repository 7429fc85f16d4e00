/** `sure` is a share one can count: of the readings that claim it, about so many are right. */
import { expect, test } from 'vitest'
import { readComment } from '#shared/reading/comment.ts'
import { halves, sets, unseen, type Utterance } from './sets.ts'

/** No phrase was mended on these. Where nobody labelled the reasons, only *leave or not* can be right or wrong. */
const rows = [
  ...Object.values(sets).flatMap((set) => halves(set ?? []).test),
  ...Object.values(unseen).flat(),
]

function isRight({ text, intent, reasons }: Utterance): boolean {
  const reading = readComment(text)
  if (reading.intent === 'leave') return intent === 'leave'
  if (intent === 'leave') return false
  return reading.reasons.every((reason) => reasons === null || reasons.includes(reason))
}

const levels = Map.groupBy(rows, ({ text }) => readComment(text).sure)

test('a reading that claims to be sure is about as often right', () => {
  const counted = [...levels]
    .toSorted(([a], [b]) => b - a)
    .map(([sure, some]) => ({ sure, of: some.length, right: some.filter(isRight).length }))
  console.info(counted.map(({ sure, of, right }) => `sure ${sure}: ${right} of ${of} right`).join('\n'))
  const many = counted.filter(({ sure, of }) => sure > 0 && of >= 20)
  expect(many.length).toBeGreaterThanOrEqual(2)
  for (const { sure, of, right } of many) expect(Math.abs(right / of - sure)).toBeLessThanOrEqual(0.1)
})

test.each([
  ['cancel my plan', 0.95],
  ['cancel my plan. wait, I changed my mind', 0.6],
  ['too expensive', 0.9],
  ['too expensive, and it crashes', 0.7],
  ['hm', 0],
])('%s: %d', (text, sure) => {
  expect(readComment(text).sure).toBe(sure)
})
