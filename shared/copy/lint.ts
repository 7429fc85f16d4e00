import type { Language, Words } from './copy.ts'
import { english } from './lint-rules-en.ts'
import { hebrew } from './lint-rules-he.ts'
import { ruleNotes, type RuleId, type RuleNote, type RuleWords } from './lint-rules.ts'
import type { Sentence } from './sentence.ts'

/** Words that press, shame, trick or hold back the reader, and what to write instead. */
export interface Finding extends RuleNote {
  /** Where it stands: language tag and key, as in a playbook's `words`; empty for a loose text. */
  tag: string
  key: string
  sentence: string
  /** The words that gave it away. */
  words: string
  rule: RuleId
}

const rules: Record<Language, RuleWords> = { en: english, he: hebrew }

/** Reasons for leaving are said by the customer and refuse nothing: “I do not need the benefits” is one. */
const reasons = /^(?:reason|probe)\./

/** What is wrong with a text, sentence by sentence. `key` lets the label of a button be held to what it does. */
export function lintCopy(text: string, language: Language, key = ''): Finding[] {
  const plain = normalize(text)
  const found = (rule: RuleId, sentence: string, words: string): Finding => ({
    tag: language,
    key,
    sentence,
    words,
    rule,
    ...ruleNotes[rule],
  })
  const inSentences = sentencesOf(plain).flatMap((sentence) =>
    matches(sentence, rules[language])
      .filter(([rule]) => rule !== 'shame.refusal' || !reasons.test(key))
      .map(([rule, words]) => found(rule, sentence, words)),
  )
  const label = rules[language].labels[key]
  const isMisleading = label !== undefined && !label.test(plain)
  return isMisleading ? [...inSentences, found('trick.label', plain, plain)] : inSentences
}

/** Every finding in words of several languages, such as a playbook's. A language we do not speak is not read. */
export function lintCatalogue(words: Words): Finding[] {
  return Object.entries(words).flatMap(([tag, catalogue]) => {
    const language = tag.split('-')[0] ?? ''
    if (!isKnown(language)) return []
    return Object.entries(catalogue).flatMap(([key, sentence]) =>
      formsOf(sentence)
        .flatMap((form) => lintCopy(form, language, key))
        .map((finding) => ({ ...finding, tag })),
    )
  })
}

const isKnown = (language: string): language is Language => Object.hasOwn(rules, language)

const formsOf = (sentence: Sentence): string[] =>
  typeof sentence === 'string' ? [sentence] : Object.values(sentence).filter((form) => form !== undefined)

function matches(sentence: string, { patterns, unless }: RuleWords): [RuleId, string][] {
  return (Object.keys(patterns) as (keyof RuleWords['patterns'])[]).flatMap((rule) => {
    const words = patterns[rule].exec(sentence)?.[0].trim()
    const isLeft = words === undefined || unless[rule]?.test(sentence)
    return isLeft ? [] : [[rule, words] satisfies [RuleId, string]]
  })
}

/** One kind of apostrophe, no vowel points, no marks that are not seen, no runs of white space. */
const normalize = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u2018\u2019\u05f3`\u00b4]/g, "'")
    .replaceAll(/[\u0591-\u05bd\u05bf-\u05c7\u200b-\u200f\u2060-\u2069\u00ad]/g, '')
    .replaceAll('\u05be', '-')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** A dot inside an address or a number ends nothing. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?]) /)
    .map((one) => one.trim())
    .filter((one) => one !== '')
