/** Counts how well a reading meets its labels. It counts; the tests say what is good enough. */
import type { Reading } from '#shared/reading/reading.ts'
import { blankTally as blank, count, type Tally } from '#shared/reading/scored.ts'
import type { Utterance } from './sets.ts'

export interface Score {
  leave: Tally
  /** Utterances that do not ask to leave. */
  others: number
  reasons: Record<string, Tally>
  /** All reasons together. */
  named: Tally
}

export function score(rows: readonly Utterance[], read: (text: string) => Reading): Score {
  const total: Score = { leave: blank(), others: 0, reasons: {}, named: blank() }
  for (const { text, intent, reasons } of rows) {
    const reading = read(text)
    count(total.leave, intent === 'leave', reading.intent === 'leave')
    if (intent !== 'leave') total.others += 1
    if (reasons === null) continue
    for (const reason of new Set([...reasons, ...reading.reasons])) {
      total.reasons[reason] ??= blank()
      for (const tally of [total.reasons[reason], total.named])
        count(tally, reasons.includes(reason), reading.reasons.includes(reason))
    }
  }
  return total
}

export const recall = ({ has, found }: Tally): number => (has === 0 ? 1 : found / has)

export const precision = ({ found, wrong }: Tally): number =>
  found + wrong === 0 ? 1 : found / (found + wrong)

/** Of those who did not ask to leave, the share that was read as if they did. */
export const falseRate = ({ leave, others }: Score): number => (others === 0 ? 0 : leave.wrong / others)
