import { english } from './objections-en.ts'
import { hebrew } from './objections-he.ts'
import { plain } from './plain.ts'

/** What stands against an offer. Of several the first of these is answered: it leaves the others no weight. */
export const objections = [
  'already_decided',
  'no_trust',
  'wants_function',
  'too_complicated',
  'too_short',
  'too_expensive',
  'not_now',
] as const
export type Objection = (typeof objections)[number]

/** Phrases of one language; all of them meet text that is lower case and has single spaces. */
export interface Against extends Record<Objection, RegExp> {
  /** No, and nothing more. */
  refusal: RegExp
  /** A yes that has a wish beside it is no objection. */
  assent: RegExp
}

/** UTF-16 code units that are read. */
const longestRead = 2000

const read = (text: string): string => plain(text.slice(0, longestRead))

export function objectionIn(text: string): Objection | null {
  const words = read(text)
  if (english.assent.test(words) || hebrew.assent.test(words)) return null
  return objections.find((one) => english[one].test(words) || hebrew[one].test(words)) ?? null
}

/** Whether the words decline what was offered, without saying why. */
export function isRefusal(text: string): boolean {
  const words = read(text)
  return english.refusal.test(words) || hebrew.refusal.test(words)
}
