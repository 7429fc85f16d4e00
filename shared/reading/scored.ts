import { readComment } from './comment.ts'
import type { Intent, Reading } from './reading.ts'

/** How well something is heard: how often it is there, found, and found where it is not. */
export interface Tally {
  has: number
  /** Of those, found. */
  found: number
  /** Found where it is not. */
  wrong: number
}

export const blankTally = (): Tally => ({ has: 0, found: 0, wrong: 0 })

export function count(tally: Tally, has: boolean, found: boolean): void {
  if (has) tally.has += 1
  if (found && has) tally.found += 1
  if (found && !has) tally.wrong += 1
}

/** Null where there was nothing to find. */
export const recall = ({ has, found }: Tally): number | null => (has === 0 ? null : found / has)

/** Null where nothing was found. */
export const precision = ({ found, wrong }: Tally): number | null =>
  found + wrong === 0 ? null : found / (found + wrong)

/** Words with what somebody who knows says they mean. */
export interface Labelled {
  text: string
  intent: Intent
  reasons: readonly string[]
}

export interface Scored<T extends Labelled> {
  leave: Tally
  reasons: Record<string, Tally>
  /** What is read in another way than it was labelled, in order. */
  misread: { row: T; reading: Reading }[]
}

/** How the phrases of today read what was labelled: after an export of corrections, whether it would go better now. */
export function scored<T extends Labelled>(
  rows: readonly T[],
  read: (text: string) => Reading = readComment,
): Scored<T> {
  const result: Scored<T> = { leave: blankTally(), reasons: {}, misread: [] }
  for (const row of rows) {
    const reading = read(row.text)
    count(result.leave, row.intent === 'leave', reading.intent === 'leave')
    const named = new Set([...row.reasons, ...reading.reasons])
    for (const reason of named) {
      const tally = (result.reasons[reason] ??= blankTally())
      count(tally, row.reasons.includes(reason), reading.reasons.includes(reason))
    }
    const isRight = reading.reasons.length === named.size && row.reasons.length === named.size
    if (!isRight || reading.intent !== row.intent) result.misread.push({ row, reading })
  }
  return result
}
