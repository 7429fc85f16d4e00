import { catalogues, copyFor, type Copy, type Language } from '#shared/copy/copy.ts'
import type { CopyKey } from '#shared/copy/catalogue.ts'
import type { Sentence } from '#shared/copy/sentence.ts'
import { en } from './words-en.ts'
import { he } from './words-he.ts'

export type WordKey = keyof typeof en
/** All words of the console in one language. A missing key does not compile. */
export type ConsoleWords = Record<WordKey, Sentence>

export const consoleWords: Record<Language, ConsoleWords> = { en, he }
export const languages = Object.keys(catalogues) as Language[]
/** Each language in its own words. */
export const ownNames: Record<Language, string> = { en: 'English', he: 'עברית' }

/** What the console says to one operator: its own words, and the customers' words of the same language in `copy`. */
export interface Words {
  language: Language
  copy: Copy
  say: (key: WordKey, values?: Record<string, string | number>) => string
  /** A name for an id that a playbook chose; ours where we ship it, else the id as it is. */
  named: (kind: 'cause' | 'band', id: string) => string
  /** Day and time, short, in UTC. */
  moment: (at: string) => string
  /** Time to the second, in UTC. */
  clock: (at: string) => string
  /** How long it took, in minutes and seconds. */
  span: (from: string, until: string) => string
  percent: (percent: number) => string
  /** Name of the language a customer was spoken to in. */
  languageOf: (locale: string) => string
  place: (code: string) => string
}

const made = new Map<Language, Words>()

export function wordsIn(language: Language): Words {
  let words = made.get(language)
  if (!words) made.set(language, (words = make(language)))
  return words
}

function make(language: Language): Words {
  const copy = copyFor(language, consoleWords)
  const say: Words['say'] = (key, values) => copy.say(key as CopyKey, values)
  const utc = { timeZone: 'UTC', hourCycle: 'h23' } as const
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...utc })
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium', ...utc })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const places = new Intl.DisplayNames(language, { type: 'region' })
  return {
    language,
    copy,
    say,
    named: (kind, id) => (Object.hasOwn(en, `${kind}.${id}`) ? say(`${kind}.${id}` as WordKey) : id),
    moment: (at) => moment.format(new Date(at)),
    clock: (at) => clock.format(new Date(at)),
    span: (from, until) => minutes((Date.parse(until) - Date.parse(from)) / 1000),
    percent: (value) => percent.format(value / 100),
    languageOf: (locale) => names.of(copyFor(locale).language) ?? locale,
    place: (code) => places.of(code.slice(0, 2)) ?? code,
  }
}

/** `12:05`, and `1:02:05` where it took hours: read the same in every language. */
function minutes(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const [first, ...rest] = parts[0] === 0 ? parts.slice(1) : parts
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':')
}
