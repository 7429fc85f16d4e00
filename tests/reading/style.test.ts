import { expect, test } from 'vitest'
import { evenly, growth } from '#tests/fixtures/curve.ts'
import { styleOf } from '#shared/reading/style.ts'
import cases from '#tests/cases/styles.json' with { type: 'json' }

test.each(Object.entries(cases))('%s has cases of every manner', (_, own) => {
  expect(own.length).toBeGreaterThanOrEqual(20)
  for (const style of ['brief', 'warm', null])
    expect(own.filter((one) => one.style === style).length).toBeGreaterThan(2)
})

test.each([...cases.en, ...cases.he])('S4.5 “$text” is $style', ({ text, style }) => {
  expect(styleOf(text)).toBe(style)
})

test('a flood is looked at in its beginning only', () => {
  expect(styleOf('so sad to leave. '.repeat(10_000))).toBe('warm')
  expect(styleOf('-'.repeat(100_000))).toBeNull()
  expect(growth(styleOf, 'so sad to leave. ', 5000)).toBeLessThan(evenly)
})
