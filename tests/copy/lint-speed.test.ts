/** Words come from tenants: no text may keep the linter busy for longer than its length deserves. */
import { expect, test } from 'vitest'
import { lintCopy } from '#shared/copy/lint.ts'
import { english } from '#shared/copy/lint-rules-en.ts'
import { hebrew } from '#shared/copy/lint-rules-he.ts'
import { evenly, growth } from '#tests/fixtures/curve.ts'

const length = 20_000
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

test.each(floods)('four times as much of %j takes no more than some four times as long', (part) => {
  const lint = (text: string) => [lintCopy(text, 'en'), lintCopy(text, 'he')]
  expect(growth(lint, part, length)).toBeLessThan(evenly)
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
