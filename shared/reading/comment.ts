import { english } from './lexicon-en.ts'
import { hebrew } from './lexicon-he.ts'
import type { Lexicon } from './lexicon.ts'
import { noPhrases, reasonsIn, type Phrases } from './phrases.ts'
import { plain } from './plain.ts'
import type { Intent, Reading } from './reading.ts'
import { sureOf } from './sure.ts'
import { wishOf } from './wish.ts'

/** UTF-16 code units that are read; the rest of a flood is kept but not read. */
const longestRead = 5000

/**
 * Reads a comment in English and Hebrew, or both in one, offline. Reasons come in the order of the playbook. *Leave*
 * is only said where the words ask for the end itself; it leads to a confirmation, never past it. A tenant's own
 * phrases add reasons, after ours; they never take away what ours hear.
 */
export function readComment(text: string, own: Phrases = noPhrases): Reading {
  const words = plain(text.slice(0, longestRead)).slice(0, longestRead)
  const lexicons = spokenIn(words)
  const wish = wishOf(words, lexicons)
  const ours = Object.keys(english.reasons).filter((reason) =>
    lexicons.some((lexicon) => lexicon.reasons[reason]?.test(words)),
  )
  const reasons = [...new Set([...ours, ...reasonsIn(own, words)])]
  const intent = wish.to ?? intentWithout(words, reasons, lexicons)
  return { intent, reasons, sure: sureOf({ intent, reasons }, wish.wavers) }
}

/** Somebody else's reading, with the reasons that the tenant's own phrases hear besides. */
export function withPhrases(reading: Reading, text: string, own: Phrases): Reading {
  const more = reasonsIn(own, plain(text.slice(0, longestRead)).slice(0, longestRead))
  if (more.every((reason) => reading.reasons.includes(reason))) return reading
  const reasons = [...new Set([...reading.reasons, ...more])]
  const intent = reading.intent === 'unclear' ? 'reason' : reading.intent
  const sure = intent === reading.intent ? reading.sure : sureOf({ intent, reasons }, false)
  return { ...reading, intent, reasons, sure }
}

function spokenIn(words: string): Lexicon[] {
  const spoken = [/[\u05d0-\u05ea]/.test(words) ? hebrew : null, /[a-z]/.test(words) ? english : null]
  return spoken.filter((lexicon) => lexicon !== null)
}

function intentWithout(words: string, reasons: readonly string[], lexicons: readonly Lexicon[]): Intent {
  if (reasons.length > 0) return 'reason'
  return words.includes('?') || lexicons.some(({ question }) => question.test(words)) ? 'question' : 'unclear'
}
