import { decimalsOf, type Money } from '#shared/money.ts'
import type { Style } from '#shared/reading/style.ts'
import type { Localized } from '#shared/rules/facts.ts'
import type { Catalogue, CopyKey, PlaybookKey } from './catalogue.ts'
import { en } from './en.ts'
import { he } from './he.ts'
import type { Sentence } from './sentence.ts'

/** The languages we have all words in. */
export const catalogues = { en, he } satisfies Record<string, Catalogue>
export type Language = keyof typeof catalogues

type Values = Record<string, string | number>
export type Words = Record<string, Record<string, Sentence>>

/** Finds a sentence in the customer's language and fills it in; formats money and dates the way the language does. */
export interface Copy {
  /** BCP 47, such as `en-GB`; its language is always one of ours. */
  tag: string
  language: Language
  direction: 'ltr' | 'rtl'
  say(key: CopyKey | PlaybookKey, values?: Values): string
  /** The same words, with those sentences in this style that are said otherwise in it. */
  inStyle(style: Style | null): Copy
  money(money: Money): string
  /** A calendar day, `2026-12-01`, written out. */
  day(day: string): string
  /** Month and year of a day. */
  month(day: string): string
  /** An ISO instant, to the second, in UTC and saying so. */
  moment(at: string): string
  /** The same to the minute: what one promises is not counted in seconds. */
  deadline(at: string): string
  localized(text: Localized): string
  /** Several things in one phrase: a, b and c. */
  list(items: readonly string[]): string
}

/** The copy for a requested tag; English where we have no words for its language. The tenant's words come first. */
export function copyFor(requested: string, words: Words = {}): Copy {
  const tag = tagFor(requested)
  const language = languageOf(tag)
  const direction = language === 'he' ? 'rtl' : 'ltr'
  const f = formatsFor(tag)
  const own = [words[tag], words[language]]
  const saying =
    (style: Style | null): Copy['say'] =>
    (key, values = {}) =>
      fill(find(key, style, own, language), values, f, direction)
  const copy: Copy = {
    tag,
    language,
    direction,
    say: saying(null),
    inStyle: (style) => (style === null ? copy : { ...copy, say: saying(style) }),
    money: (money) => f.money(money),
    day: (day) => f.day.format(new Date(`${day}T00:00:00Z`)),
    month: (day) => f.month.format(new Date(`${day}T00:00:00Z`)),
    moment: (at) => f.moment.format(new Date(at)),
    deadline: (at) => f.deadline.format(new Date(at)),
    localized: (text) =>
      typeof text === 'string'
        ? text
        : (text[tag] ?? text[language] ?? text['en'] ?? Object.values(text)[0] ?? ''),
    list: (items) => f.list.format(items),
  }
  return copy
}

const languageOf = (tag: string): Language => {
  const language = tag.split('-')[0] as string
  return Object.hasOwn(catalogues, language) ? (language as Language) : 'en'
}

/** Tags remembered: more than the world uses, fewer than somebody could make up. */
const mostTags = 100
const tags = new Map<string, string>()

function tagFor(requested: string): string {
  let tag = tags.get(requested)
  if (tag === undefined) {
    if (tags.size >= mostTags) tags.clear()
    tags.set(requested, (tag = spokenTag(requested)))
  }
  return tag
}

/** A tag that is not BCP 47, or whose language we do not speak, becomes plain English. */
function spokenTag(requested: string): string {
  try {
    const [tag = 'en'] = Intl.getCanonicalLocales(requested.replaceAll('_', '-'))
    const language = tag.split('-')[0] as string
    if (language === 'iw') return 'he'
    return Object.hasOwn(catalogues, language) ? tag : 'en'
  } catch {
    return 'en'
  }
}

/**
 * A tenant's own sentence stands before ours in any style, so that a rewording is never lost. A key nobody has words
 * for comes back as it is: seen at once, and refused by the playbook check.
 */
function find(
  key: string,
  style: Style | null,
  own: (Record<string, Sentence> | undefined)[],
  language: Language,
): Sentence {
  const ours: Record<string, Sentence> = catalogues[language]
  const styled = `${key}.${style}`
  for (const catalogue of [...own, ours, en as Record<string, Sentence>]) {
    if (style !== null && catalogue && Object.hasOwn(catalogue, styled)) return catalogue[styled] as Sentence
    if (catalogue && Object.hasOwn(catalogue, key)) return catalogue[key] as Sentence
  }
  return key
}

interface Formats {
  plural: Intl.PluralRules
  number: Intl.NumberFormat
  day: Intl.DateTimeFormat
  month: Intl.DateTimeFormat
  moment: Intl.DateTimeFormat
  deadline: Intl.DateTimeFormat
  list: Intl.ListFormat
  money(money: Money): string
}

const toTheMinute = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

const made = new Map<string, Formats>()

/** Formatters cost far more to make than to use. */
function formatsFor(tag: string): Formats {
  const known = made.get(tag)
  if (known) return known
  if (made.size >= mostTags) made.clear()
  const currencies = new Map<string, Intl.NumberFormat>()
  const currencyFormat = (currency: string) => {
    const format = currencies.get(currency) ?? new Intl.NumberFormat(tag, { style: 'currency', currency })
    currencies.set(currency, format)
    return format
  }
  const formats: Formats = {
    plural: new Intl.PluralRules(tag),
    number: new Intl.NumberFormat(tag),
    day: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
    moment: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }),
    deadline: new Intl.DateTimeFormat(tag, { ...toTheMinute, timeZone: 'UTC' }),
    list: new Intl.ListFormat(tag, { type: 'conjunction' }),
    money: ({ amount, currency }) => currencyFormat(currency).format(amount / 10 ** decimalsOf(currency)),
  }
  made.set(tag, formats)
  return formats
}

const rightToLeft = /[\u0590-\u08ff]/

/** A name in the other direction must not turn the sentence around (Unicode UAX 9, isolates). */
const isolate = (text: string, direction: 'ltr' | 'rtl'): string =>
  (direction === 'rtl') === rightToLeft.test(text) ? text : `\u2068${text}\u2069`

function fill(sentence: Sentence, values: Values, formats: Formats, direction: 'ltr' | 'rtl'): string {
  const form = typeof sentence === 'string' ? sentence : pluralForm(sentence, values, formats)
  return form.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return place
    return typeof value === 'number' ? formats.number.format(value) : isolate(value, direction)
  })
}

function pluralForm(sentence: Exclude<Sentence, string>, values: Values, formats: Formats): string {
  const category = formats.plural.select(Number(values['n'] ?? 0))
  return (category === 'zero' ? undefined : sentence[category]) ?? sentence.other
}
