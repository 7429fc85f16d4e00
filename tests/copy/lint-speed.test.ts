/** Words come from tenants: no text may keep the linter busy for longer than its length deserves. */
import { expect, test } from 'vitest'
import { lintCopy } from '#shared/copy/lint.ts'
import { english } from '#shared/copy/lint-rules-en.ts'
import { hebrew } from '#shared/copy/lint-rules-he.ts'

const length = 100_000
const floods = [
  'a',
  'cancel ',
  'call us ',
  'if not ',
  "i don't want ",
  'you must before ',
  'are you sure ',
  'not to not ',
  'offer ends ',
  '1 : 1',
  'only 1 ',
  'לא ',
  'לבטל ',
  'אם אין ',
  'ביטול חובה ',
  '. ',
]

test.each(floods)('100 kB of %j are read in a moment', (part) => {
  const text = part.repeat(length / part.length)
  for (const language of ['en', 'he'] as const) {
    const began = performance.now()
    lintCopy(text, language)
    expect(performance.now() - began).toBeLessThan(2000)
  }
})

test.each(floods)('four times as much of %j takes no more than some four times as long', (part) => {
  const timed = (size: number): number => {
    const text = `${part.repeat(size / part.length)} end`
    const began = performance.now()
    for (const language of ['en', 'he'] as const) lintCopy(text, language)
    return performance.now() - began
  }
  timed(length / 4)
  // A tenth of a second of slack: what is measured is the curve, not the machine.
  expect(timed(length)).toBeLessThan(timed(length / 4) * 12 + 100)
})

/** A group that is repeated without end, or that holds such a repetition and is itself repeated. */
function repeatsWithin(source: string): string[] {
  const plain = source.replaceAll(/\\.|\[(?:\\.|[^\]])*\]/g, 'x')
  const groups = plain.matchAll(/\(([^()]*)\)(?:[*+]|\{\d+,\d*\})/g)
  return [...groups].map(([whole, inside = '']) => (/[*+]|\{\d+,/.test(inside) ? whole : '')).filter(Boolean)
}

test.each([...Object.entries(english.patterns), ...Object.entries(hebrew.patterns)])(
  '%s: no repetition in a repetition, and no gap without a limit',
  (_rule, { source }) => {
    expect(repeatsWithin(source)).toEqual([])
    expect(source).not.toMatch(/\.[*+]/)
  },
)
