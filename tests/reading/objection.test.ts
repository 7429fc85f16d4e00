import { expect, test } from 'vitest'
import { evenly, growth } from '#tests/fixtures/curve.ts'
import { isRefusal, objectionIn, objections } from '#shared/reading/objection.ts'
import cases from '#tests/cases/objections.json' with { type: 'json' }

test.each(Object.entries(cases))('%s: at least 30, of every kind, and some that are none', (_, own) => {
  expect(own.length).toBeGreaterThanOrEqual(30)
  for (const kind of [...objections, null])
    expect(own.filter(({ objection }) => objection === kind).length, String(kind)).toBeGreaterThanOrEqual(5)
})

test.each([...cases.en, ...cases.he])('S4.7 “$text” holds against it: $objection', ({ text, objection }) => {
  expect(objectionIn(text)).toBe(objection)
})

test.each([
  ['no', true],
  ['No, thanks!', true],
  ["I don't want the discount", true],
  ['not interested', true],
  ['לא תודה', true],
  ['לא מעוניינת', true],
  ['לא רוצה הנחה', true],
  ['no problem', false],
  ['no idea what that means', false],
  ['hm, that could be fine', false],
  ['why not', false],
  ['לא נורא', false],
  ['לא בטוח', false],
  ['yes', false],
])('“%s” declines: %s', (text, declines) => {
  expect(isRefusal(text)).toBe(declines)
})

test.each(['not ', 'after three ', 'i need the ', "don't ", 'only ', 'לא ', 'אין ', 'רק ', 'it '])(
  'a flood of %j takes no longer than its length deserves',
  (part) => {
    expect(growth(objectionIn, part, 5000)).toBeLessThan(evenly)
  },
)
