import { readComment } from '#shared/reading/comment.ts'
import type { Reader } from '#shared/reading/reader.ts'
import type { Reading } from '#shared/reading/reading.ts'
import { logFault } from '../errors.ts'

/** Who plainly asks to leave or to stay needs no second opinion, and gets none. */
export async function readWith(model: () => Reader, text: string, language: string): Promise<Reading | null> {
  const phrases = readComment(text)
  if (phrases.intent === 'leave' || phrases.intent === 'stay') return null
  try {
    const reading = await model().read(text, language)
    return reading.reasons.length > 0 ? reading : { ...reading, reasons: phrases.reasons }
  } catch (fault) {
    logFault('reading', fault)
    return null
  }
}
