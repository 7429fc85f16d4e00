import { expect, test } from 'vitest'
import { catalogues, type Language, type Words } from '#shared/copy/copy.ts'
import { lintCatalogue, lintCopy } from '#shared/copy/lint.ts'
import { ruleNotes } from '#shared/copy/lint-rules.ts'
import { chatWords, exitWords } from '#widget/words.ts'
import { consoleWords } from '#worker/console/words.ts'
import { words as demoWords } from '#worker/demo/languages.ts'

const rulesIn = (text: string, language: Language = 'en', key = ''): string[] =>
  lintCopy(text, language, key).map(({ rule }) => rule)

/** Every text of a tree of words; functions are filled with what could be anything. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String((value as (...all: string[]) => unknown)('{a}', '{b}'))]
  return Object.values(value ?? {}).flatMap(textsOf)
}

const loose = (texts: string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text, index) => [`text.${index}`, text]))

const ours: [where: string, words: Words][] = [
  ['the conversation', catalogues],
  ['the console', consoleWords],
  ['the demonstration', { en: loose(textsOf(demoWords.en)), he: loose(textsOf(demoWords.he)) }],
  [
    'the widget',
    {
      en: loose([exitWords('en'), ...chatWords('en')]),
      he: loose([exitWords('he'), ...chatWords('he')]),
    },
  ],
]

test.each(ours)('nothing is found in the words of %s', (_where, words) => {
  expect(Object.keys(words)).toEqual(['en', 'he'])
  expect(Object.values(words).map((catalogue) => Object.keys(catalogue).length > 3)).toEqual([true, true])
  expect(lintCatalogue(words)).toEqual([])
})

test('a finding says where, which words, which rule, why, by which law, and what to write instead', () => {
  const words = { 'en-GB': { 'offer.decline': 'Sure? No thanks, I’d rather pay full price.' } }
  expect(lintCatalogue(words)).toEqual([
    {
      tag: 'en-GB',
      key: 'offer.decline',
      sentence: "No thanks, I'd rather pay full price.",
      words: "No thanks, I'd rather",
      rule: 'shame.refusal',
      ...ruleNotes['shame.refusal'],
    },
  ])
})

test('every rule has one sentence of why, a law and a way to say it instead', () => {
  for (const { why, law, instead } of Object.values(ruleNotes)) {
    expect(why).toMatch(/^[A-Z][^.!?]+\.$/)
    expect(law).toMatch(/^India, Guidelines for Prevention and Regulation of Dark Patterns 2023: /)
    expect(instead).toMatch(/^[A-Z].+[.”]$/)
  }
})

test('words of a language we do not speak are not read', () => {
  expect(lintCatalogue({ fr: { back: 'Hurry!' } })).toEqual([])
})

const honest: [text: string, language?: Language, key?: string][] = [
  ['20% off for 3 months'],
  ['The offer ends on 31 December 2026.'],
  ['This offer ends soon: on {ends}.'],
  ['Only for a limited time, until {until}.'],
  ['For your safety, the link will expire in 24 hours.'],
  ['You have 2 seats left on your plan.'],
  ['Only one question left.'],
  ['Cancel my phone plan'],
  ['You will get an email when your cancellation is done.'],
  ['We confirm the cancellation by e-mail.'],
  ["You don't need to call us to cancel."],
  ['You do not have to answer before you cancel.'],
  ['To cancel, press the button below or call us.'],
  ['Your cancellation is accepted by {due}.'],
  ['It was not and is not your fault.'],
  ['We made a big mistake.'],
  ['I’d rather not say'],
  ['No, I’d rather cancel'],
  ['I do not need the benefits', 'en', 'reason.benefits'],
  ['We do not want discounts', 'en', 'probe.option.discounts'],
  ['הנחה של 20% למשך שלושה חודשים', 'he'],
  ['ההצעה מסתיימת ב־31 בדצמבר 2026', 'he'],
  ['ההצעה מסתיימת ב־{ends}', 'he'],
  ['לבטל את מנוי הטלפון', 'he'],
  ['אישור הביטול יישלח בדואר אלקטרוני', 'he'],
  ['אין צורך להתקשר כדי לבטל', 'he'],
  ['המנוי לא יתחדש לאחר מכן', 'he'],
]

test.each(honest)('%s: is said honestly', (text, language = 'en', key = '') => {
  expect(rulesIn(text, language, key)).toEqual([])
})

const labels: [key: string, language: Language, good: string, bad: string][] = [
  ['way_out', 'en', 'End it now', 'Go on'],
  ['way_out', 'he', 'סיום המנוי', 'המשך'],
  ['confirm.accept', 'en', 'Yes, cancel', 'Yes'],
  ['confirm.accept', 'he', 'כן, לבטל', 'כן'],
  ['confirm.decline', 'en', 'Keep my plan', 'Cancel'],
  ['confirm.decline', 'he', 'להישאר', 'ביטול'],
  ['offer.decline', 'en', 'Not for me', 'Claim it later'],
  ['offer.decline', 'he', 'לוותר על ההצעה', 'אחר כך'],
  ['permit.no', 'en', 'No', 'Remind me'],
  ['permit.no', 'he', 'לא', 'להזכיר לי'],
]

test.each(labels)('%s in %s: “%s” says what it does, “%s” does not', (key, language, good, bad) => {
  expect(rulesIn(good, language, key)).toEqual([])
  expect(rulesIn(bad, language, key)).toEqual(['trick.label'])
})

test.each([
  ['No thanks, I\u2019d rather pay full price', 'shame.refusal'],
  ['HURRY\u200b UP', 'urgency.hurry'],
  ['Ｌａｓｔ chance', 'urgency.hurry'],
  ['Limited\u00a0time offer', 'urgency.vague_end'],
  ['Call\n  us to cancel.', 'obstruction.channel'],
  ['Email help@example.com if you wish to cancel.', 'obstruction.channel'],
])('%j is seen through', (text, rule) => {
  expect(rulesIn(text)).toContain(rule)
})
