import { en } from './words-en.ts'
import { he } from './words-he.ts'
import type { Words } from './words.ts'

export const languages = ['en', 'he'] as const
export type Language = (typeof languages)[number]

export const words: Record<Language, Words> = { en, he }
export const ownNames: Record<Language, string> = { en: 'English', he: 'עברית' }

export const isLanguage = (tag: string | undefined): tag is Language =>
  languages.some((known) => known === tag)
