import { expect, test } from 'vitest'
import { catalogues, type Language } from '#shared/copy/copy.ts'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import { Sentence } from '#shared/copy/sentence.ts'

const languages = Object.keys(catalogues) as Language[]
const keys = Object.keys(catalogues.en) as CopyKey[]

const formsOf = (sentence: Sentence): string[] =>
  typeof sentence === 'string' ? [sentence] : Object.values(sentence).filter((form) => form !== undefined)
const placesOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted()
const union = (sentence: Sentence): string[] => [...new Set(formsOf(sentence).flatMap(placesOf))].toSorted()
const all = (language: Language): [CopyKey, string][] =>
  keys.flatMap((key) => formsOf(catalogues[language][key]).map((text): [CopyKey, string] => [key, text]))
const lost = (language: Language, bad: RegExp): string[] =>
  all(language)
    .filter(([, text]) => bad.test(text))
    .map(([key, text]) => `${key}: ${text}`)

test.each(languages)('%s has every sentence, and no other', (language) => {
  expect(Object.keys(catalogues[language]).toSorted()).toEqual(keys.toSorted())
  expect(
    Object.values(catalogues[language]).filter((sentence) => !Sentence.safeParse(sentence).success),
  ).toEqual([])
})

test.each(languages)('%s fills the same places as English', (language) => {
  const different = keys.filter(
    (key) => union(catalogues[language][key]).join() !== union(catalogues.en[key]).join(),
  )
  // A form for one or two says the number in words.
  const numberless = (places: string[]) => places.filter((place) => place !== 'n').join()
  const uneven = keys.filter((key) => {
    const sentence = catalogues[language][key]
    return formsOf(sentence).some((form) => numberless(placesOf(form)) !== numberless(union(sentence)))
  })
  expect({ different, uneven }).toEqual({ different: [], uneven: [] })
})

test.each(languages)('%s has every plural form it needs, for 0 to 200', (language) => {
  const rules = new Intl.PluralRules(language)
  const needed = [...new Set(Array.from({ length: 201 }, (_, n) => rules.select(n)))]
  const counted = keys.filter((key) => union(catalogues[language][key]).includes('n'))
  const missing = counted.flatMap((key) => {
    const sentence = catalogues[language][key]
    return needed
      .filter((form) => typeof sentence === 'string' || !Object.hasOwn(sentence, form))
      .map((form) => `${key} ${form}`)
  })
  expect(counted.length).toBeGreaterThan(3)
  expect(missing).toEqual([])
})

test.each(languages)('%s is set in real quotes, dashes and dots, without stray spaces', (language) => {
  expect(lost(language, /['"`]|\.\.\.| {2}|^ | $|--| [,.;:!?]/)).toEqual([])
})

test('Hebrew joins its particles with a maqaf and speaks to no one as man or woman', () => {
  const gendered =
    /(?:^|\s)(?:אתה|תוכלי?|תרצה|תרצי|לחצי?|בחרי?|הזן|הקלד|שלחי?|אנא|מעוניי?נת?|מצטערת?|לקוח)(?![א-ת])|[א-ת]\/[א-ת]|\([התי]\)/
  expect(lost('he', /[א-ת]-[א-ת{]/)).toEqual([])
  expect(lost('he', gendered)).toEqual([])
})

const pressure: Record<Language, RegExp> = {
  en: /last chance|hurry|only today|act now|limited|expires|before it.s too late|are you sure|lose |miss out|don.t go|sorry to see|we.ll miss|why (?:won|don|not)|unfortunately|regret/i,
  he: /הזדמנות אחרונה|למהר|רק היום|מוגבל|לפני שיהיה מאוחר|בטוח|להפסיד|חבל|נתגעגע|לצערנו|מצטערים לשמוע|למה לא/,
}

test.each(languages)('%s puts no one under pressure and blames no one', (language) => {
  expect(lost(language, pressure[language])).toEqual([])
})
