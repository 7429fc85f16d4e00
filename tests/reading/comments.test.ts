import { expect, test } from 'vitest'
import { readComment } from '#shared/reading/comment.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { english } from '#shared/reading/lexicon-en.ts'
import { hebrew } from '#shared/reading/lexicon-he.ts'
import englishCases from '#tests/cases/comments-en.json' with { type: 'json' }
import hebrewCases from '#tests/cases/comments-he.json' with { type: 'json' }

test.each([...englishCases, ...hebrewCases])('$text', ({ text, intent, reasons }) => {
  const reading = readComment(text)
  expect({ intent: reading.intent, reasons: reading.reasons }).toEqual({ intent, reasons })
})

test('the words name reasons of the playbook we ship, and in its order', () => {
  const known = defaultPlaybook.reasons.map(({ id }) => id).filter((id) => id !== 'other')
  expect(Object.keys(english.reasons)).toEqual(known)
  expect(Object.keys(hebrew.reasons)).toEqual(known)
})

test.each([
  'a'.repeat(5000),
  'cancel '.repeat(700),
  'charged '.repeat(600),
  'חויבתי '.repeat(700),
  'service x '.repeat(500),
])('a flood is read in a moment: %#', (text) => {
  const began = performance.now()
  readComment(text)
  expect(performance.now() - began).toBeLessThan(500)
})

test('what comes after 2,000 characters is kept by others and not read here', () => {
  expect(readComment(`${'.'.repeat(2000)} cancel my plan`).intent).toBe('unclear')
})
