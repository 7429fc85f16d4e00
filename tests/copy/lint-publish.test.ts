import { expect, test } from 'vitest'
import type { Words } from '#shared/copy/copy.ts'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { aPlaybook } from '#tests/fixtures/a-playbook.ts'

const problemsOf = (words: Words): string[] => {
  const checked = checkPlaybook(aPlaybook({ words }))
  return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path}: ${message}`)
}

const refused: [about: string, words: Words, problem: string][] = [
  [
    'a refusal that shames',
    { en: { 'offer.decline': 'No, I like paying full price' } },
    'words.en.offer.decline: “No, I like paying full price” breaks shame.refusal by saying “I like paying full”. Whoever declines',
  ],
  [
    'an end without a day',
    { en: { 'offer.second': 'One more thing. It is here for a limited time!' } },
    'words.en.offer.second: “It is here for a limited time!” breaks urgency.vague_end by saying “limited time”',
  ],
  [
    'pressure in one plural form',
    { 'en-GB': { months: { one: '{n} month', other: 'Hurry! {n} months' } } },
    'words.en-GB.months: “Hurry!” breaks urgency.hurry',
  ],
  [
    'a way out by telephone',
    { en: { 'term.end.value': 'To cancel, please call our team' } },
    'words.en.term.end.value: “To cancel, please call our team” breaks obstruction.channel',
  ],
  [
    'a way out that does not say so',
    { en: { way_out: 'Continue' } },
    'words.en.way_out: “Continue” breaks trick.label by saying “Continue”. The button does not say',
  ],
  [
    'haste in Hebrew',
    { he: { 'offer.second': 'הזדמנות אחרונה לשמור על ההנחה' } },
    'words.he.offer.second: “הזדמנות אחרונה לשמור על ההנחה” breaks urgency.hurry',
  ],
]

test.each(refused)('%s is refused, with the sentence and the rule', (_about, words, problem) => {
  const problems = problemsOf(words)
  expect(problems.filter((one) => one.startsWith(problem))).toHaveLength(1)
  expect(problems.join()).toContain('India, Guidelines for Prevention and Regulation of Dark Patterns 2023')
})

test('what a business says honestly is published', () => {
  const words = {
    en: { way_out: 'End it now', 'offer.second': 'One more thing, until 31 December 2026.' },
    he: { way_out: 'סיום המנוי' },
  }
  expect(problemsOf(words)).toEqual([])
})
