import { expect, test } from 'vitest'
import { readComment } from '#shared/reading/comment.ts'
import { sets } from './sets.ts'

const length = 100_000

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

test.each(floods)('a flood of %j is read in a moment', (word) => {
  const text = word.repeat(Math.ceil(length / word.length))
  readComment(text)
  const began = performance.now()
  readComment(text)
  expect(performance.now() - began).toBeLessThan(50)
})

/** The middle of many runs; a shared machine makes single ones jump. */
function median(work: () => unknown): number {
  const took = Array.from({ length: 101 }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return took.toSorted((a, b) => a - b)[50] ?? 0
}

test.each(['he', 'en-extra'] as const)('5,000 characters of %s take about a millisecond', (name) => {
  const text = (sets[name] ?? []).map((one) => one.text).join('. ')
  const took = median(() => readComment(text.slice(0, 5000)))
  console.info(`${name}: ${took.toFixed(2)} ms for 5,000 characters`)
  // Five times what it takes alone: tests share the machine. `npm run bench` prints the figure itself.
  expect(took).toBeLessThan(5)
})
