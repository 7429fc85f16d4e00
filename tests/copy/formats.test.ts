import { expect, test } from 'vitest'
import { copyFor } from '#shared/copy/copy.ts'

/** Spaces and direction marks differ between versions of ICU; what is read does not. */
const plain = (text: string): string =>
  text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u200e\u200f]/g, '')

const tags = [
  ['en', 'en', 'ltr'],
  ['en-GB', 'en', 'ltr'],
  ['he', 'he', 'rtl'],
  ['he-IL', 'he', 'rtl'],
  ['he_IL', 'he', 'rtl'],
  ['iw', 'he', 'rtl'],
  ['HE', 'he', 'rtl'],
  ['fr-CA', 'en', 'ltr'],
  ['', 'en', 'ltr'],
  ['not a tag', 'en', 'ltr'],
  ['__proto__', 'en', 'ltr'],
  ['constructor', 'en', 'ltr'],
] as const

test.each(tags)('%j is answered in %s', (tag, language, direction) => {
  expect(copyFor(tag)).toMatchObject({ language, direction })
})

const money = [
  ['en', 4900, 'USD', '$49.00'],
  ['en-GB', 4900, 'USD', 'US$49.00'],
  ['en', 4990, 'ILS', '₪49.90'],
  ['he', 4990, 'ILS', '49.90 ₪'],
  ['he', 4900, 'USD', '49.00 $'],
  ['en', 980, 'JPY', '¥980'],
  ['en', 1500, 'KWD', 'KWD 1.500'],
  ['en', 123_456_789, 'USD', '$1,234,567.89'],
  ['en-IE', 48_000, 'EUR', '€480.00'],
  ['en', 0, 'USD', '$0.00'],
] as const

test.each(money)('%s: %i %s is %s', (tag, amount, currency, text) => {
  expect(plain(copyFor(tag).money({ amount, currency }))).toBe(text)
})

test('days, months and moments are the customer’s language, and UTC', () => {
  const [en, gb, he] = ['en', 'en-GB', 'he'].map((tag) => copyFor(tag))
  expect(en?.day('2026-12-01')).toBe('December 1, 2026')
  expect(gb?.day('2026-12-01')).toBe('1 December 2026')
  expect(he?.day('2026-12-01')).toBe('1 בדצמבר 2026')
  expect(he?.month('2026-12-31')).toBe('דצמבר 2026')
  expect(plain(en?.moment('2026-12-01T23:30:05Z') ?? '')).toBe('December 1, 2026 at 11:30:05 PM UTC')
  expect(plain(gb?.deadline('2026-12-01T23:30:05Z') ?? '')).toBe('1 December 2026 at 23:30 UTC')
  expect(plain(he?.deadline('2026-12-01T23:30:05Z') ?? '')).toBe('1 בדצמבר 2026 בשעה 23:30 UTC')
})

test('counted things are said as people say them', () => {
  const [en, he] = [copyFor('en'), copyFor('he')]
  expect([1, 2, 12].map((n) => en.say('months', { n }))).toEqual(['1 month', '2 months', '12 months'])
  expect([1, 2, 12].map((n) => he.say('months', { n }))).toEqual(['חודש אחד', 'חודשיים', '12 חודשים'])
  expect([0, 20, 1000].map((n) => he.say('years', { n }))).toEqual(['0 שנים', '20 שנים', '1,000 שנים'])
  expect(en.list(['a', 'b', 'c'])).toBe('a, b, and c')
  expect(he.list(['א', 'ב'])).toBe('א וב')
})
