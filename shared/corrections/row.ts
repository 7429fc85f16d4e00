import { correctionsIn, wordsGoneAt } from '#shared/engine/corrections.ts'
import type { Event } from '#shared/engine/events.ts'
import { sessionOf } from '#shared/engine/fold.ts'
import type { Intent, ReadBy } from '#shared/reading/reading.ts'
import { usualRetention } from '#shared/retention.ts'

/** One reading that support corrected: what it takes to read the words better next time. */
export interface CorrectionRow {
  session: string
  /** Of the words, in the session's log. */
  position: number
  /** When they were written, an ISO instant. */
  at: string
  /** The language of the page. */
  language: string
  /** Null once the words have gone; how they were read stays. */
  text: string | null
  /** When they go, in milliseconds since 1970. */
  expires: number
  read: { intent: Intent; reasons: string[]; sure: number; by: ReadBy | null }
  intent: Intent
  reasons: string[]
  correctedAt: string
  correctedBy: string
}

/** A row for each of a session's words that were corrected; of several corrections the last. */
export function correctionRows(events: readonly Event[], days = usualRetention.wordDays): CorrectionRow[] {
  const { started } = sessionOf(events)
  return [...correctionsIn(events)].flatMap(([position, corrected]) => {
    const words = events[position]
    if (words?.type !== 'words_given') return []
    const { text, at, reading, by = null } = words
    const { intent, reasons, sure } = reading
    return [
      {
        session: started.session,
        position,
        at,
        language: started.locale,
        text,
        expires: wordsGoneAt(at, days),
        read: { intent, reasons, sure, by },
        intent: corrected.intent,
        reasons: corrected.reasons,
        correctedAt: corrected.at,
        correctedBy: corrected.by,
      },
    ]
  })
}
