import { expect, test } from 'vitest'
import { readComment } from '#shared/reading/comment.ts'
import { evenly, growth } from '#tests/fixtures/curve.ts'

/** Characters of the longest comment. */
const mostRead = 5000

/** Words that begin many patterns and finish none, and what grows when it is made plain. */
const floods = [
  'a',
  ' ',
  '\n',
  '.',
  '"',
  'cancel ',
  'cancel it now please ',
  "don't want to ",
  'my the this our ',
  'where-',
  'want like request my account ',
  'charged ',
  'service x ',
  'if cancel ',
  'twice took 5 ',
  'חויבתי ',
  'לבטל לי ',
  'לא רוצה ',
  'אם לבטל ',
  'אני רוצה ש',
  'cancel לבטל ',
  '\ufdfa',
  'a\u0301\u0301\u0301',
  '👨‍👩‍👧',
]

test.each(floods)('a flood of %j takes no longer than its length deserves', (part) => {
  expect(growth(readComment, part, mostRead)).toBeLessThan(evenly)
})

test.each(floods)('of a flood of %j no more is read than the longest comment', (part) => {
  const flood = part.repeat(Math.ceil((20 * mostRead) / part.length))
  expect(readComment(flood)).toEqual(readComment(flood.slice(0, mostRead)))
})
