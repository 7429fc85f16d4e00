import { expect, test } from 'vitest'
import { longestComment } from '#shared/protocol/answer.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { readComment } from '#shared/reading/comment.ts'
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

test('a comment is read to its longest, and not beyond', () => {
  const filler = (length: number) => '.'.repeat(length)
  expect(readComment(`${filler(longestComment - 20)} cancel my plan`).intent).toBe('leave')
  expect(readComment(`${filler(longestComment)} cancel my plan`).intent).toBe('unclear')
})
