import { expect, test } from 'vitest'
import { evenly, growth } from '#tests/fixtures/curve.ts'
import { speaksOfExit } from '#shared/reading/exit-trouble.ts'
import { wishIn } from '#shared/reading/wishes.ts'
import trouble from '#tests/cases/exit-trouble.json' with { type: 'json' }
import wishes from '#tests/cases/wishes.json' with { type: 'json' }
import { sets } from './sets.ts'

test.each(Object.entries(wishes))('%s: at least 30 cases, wishes and others', (_, own) => {
  expect(own.length).toBeGreaterThanOrEqual(30)
  for (const kind of ['whole', 'part', null])
    expect(own.filter(({ wish }) => wish === kind).length, String(kind)).toBeGreaterThanOrEqual(3)
})

test.each([...wishes.en, ...wishes.he])('S1.15 “$text” is a wish: $wish', ({ text, wish }) => {
  expect(wishIn(text)).toBe(wish)
})

test.each([...trouble.en, ...trouble.he])('S0.6 “$text” speaks of the exit: $exit', ({ text, exit }) => {
  expect(speaksOfExit(text)).toBe(exit)
})

test('who asks to leave in the sets of comments is not taken to wish for something', () => {
  const asks = Object.values(sets)
    .flatMap((rows) => rows ?? [])
    .filter(({ intent }) => intent === 'leave')
  const wishing = asks.filter(({ text }) => wishIn(text) === 'whole')
  expect(asks.length).toBeGreaterThan(300)
  expect(wishing.map(({ text }) => text)).toEqual([])
})

test.each([
  'i wish you ',
  'really ',
  'i need an ',
  'there is no ',
  'would be nice ',
  'הלוואי ש',
  'חסר לי ',
  'why is it ',
  'tried to ',
  '. ',
  'a',
])('a flood of %j takes no longer than its length deserves', (part) => {
  expect(growth(wishIn, part, 5000)).toBeLessThan(evenly)
  expect(growth(speaksOfExit, part, 5000)).toBeLessThan(evenly)
})
