import { expect, test } from 'vitest'
import { catalogues } from '#shared/copy/copy.ts'
import { Sentence } from '#shared/copy/sentence.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'
import { consoleWords, languages, ownNames, wordsIn } from '#worker/console/words.ts'

const forms = (sentence: Sentence): string[] =>
  typeof sentence === 'string' ? [sentence] : Object.values(sentence).filter((form) => form !== undefined)
const places = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string).toSorted()
/** A form for one or for two of a thing may leave the number out: it is said by the word itself. */
const withoutNumber = (names: string[]): string[] => names.filter((name) => name !== 'n')

test.each(languages)('%s has the same keys and the same places as English', (language) => {
  const words = consoleWords[language]
  expect(Object.keys(words)).toEqual(Object.keys(consoleWords.en))
  for (const [key, sentence] of Object.entries(words)) {
    const wanted = withoutNumber(places(forms(consoleWords.en[key as keyof typeof words])[0] ?? ''))
    for (const form of forms(sentence)) expect(withoutNumber(places(form)), key).toEqual(wanted)
    expect(Sentence.safeParse(sentence).success, key).toBe(true)
  }
})

test.each(languages)('%s has every plural that its rules ask for', (language) => {
  const categories = new Intl.PluralRules(language)
    .resolvedOptions()
    .pluralCategories.filter((name) => name !== 'many')
  const counted = Object.values(consoleWords[language]).filter((sentence) => typeof sentence !== 'string')
  for (const sentence of counted) expect(Object.keys(sentence)).toEqual(expect.arrayContaining(categories))
})

test('the console says nothing under a key of the customers’ own words', () => {
  const theirs = Object.keys(catalogues.en)
  expect(Object.keys(consoleWords.en).filter((key) => theirs.includes(key))).toEqual([])
})

test('every reason and tier of the playbook we ship has a name in every language', () => {
  for (const language of languages) {
    const { named } = wordsIn(language)
    for (const { id } of defaultPlaybook.reasons) expect(named('cause', id)).not.toBe(id)
    for (const { id } of defaultPlaybook.tiers) expect(named('band', id)).not.toBe(id)
    expect(ownNames[language]).toMatch(/\p{L}/u)
  }
  expect(wordsIn('en').named('cause', 'too-loud')).toBe('too-loud')
})

test.each([
  ['2026-11-05T10:00:00Z', '2026-11-05T10:00:28.400Z', '0:28'],
  ['2026-11-05T10:00:00Z', '2026-11-05T10:12:05Z', '12:05'],
  ['2026-11-05T10:00:00Z', '2026-11-05T11:02:05Z', '1:02:05'],
])('from %s to %s took %s', (from, until, span) => {
  expect(wordsIn('he').span(from, until)).toBe(span)
})
