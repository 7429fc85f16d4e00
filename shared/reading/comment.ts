import { english } from './lexicon-en.ts'
import { hebrew } from './lexicon-he.ts'

/** What a comment says, as far as words alone tell. `sure` is 0 to 1; it never makes an offer by itself. */
export interface Reading {
  intent: 'leave' | 'reason' | 'question' | 'unclear'
  reasons: string[]
  sure: number
}

/** UTF-16 code units that are read; the rest of a flood is kept but not read. */
const longestRead = 2000

/**
 * Reads a comment in English and Hebrew, offline. Reasons come in the order of the lexicon. *Leave* is only said
 * where the words ask for the end itself; it leads to a confirmation, never past it.
 */
export function readComment(text: string): Reading {
  const plain = normalize(text.slice(0, longestRead))
  const lexicon = /[\u0590-\u05ff]/.test(plain) ? hebrew : english
  const reasons = Object.keys(lexicon.reasons).filter((reason) => lexicon.reasons[reason]?.test(plain))
  const leaves = lexicon.leave.test(plain) && !lexicon.stay.test(plain)
  if (leaves) return { intent: 'leave', reasons, sure: 0.9 }
  if (reasons.length > 0) return { intent: 'reason', reasons, sure: reasons.length === 1 ? 0.8 : 0.6 }
  if (lexicon.question.test(plain)) return { intent: 'question', reasons, sure: 0.6 }
  return { intent: 'unclear', reasons, sure: 0 }
}

/** Lower case, one kind of apostrophe and of quote, no vowel points, no runs of white space. */
const normalize = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u05f3`]/g, "'")
    .replaceAll(/[\u201c\u201d\u05f4]/g, '"')
    .replaceAll(/[\u0591-\u05c7]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
