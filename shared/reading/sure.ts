import type { Reading } from './reading.ts'

/** How often readings of each kind were right where we could count, rounded down. */
const right: Record<Reading['intent'], number> = {
  leave: 0.95,
  stay: 0.95,
  question: 0.95,
  reason: 0.9,
  unclear: 0,
}

/** Two reasons are right together less often than one; who says both *go* and *stay* is taken less by the word. */
export function sureOf({ intent, reasons }: Omit<Reading, 'sure'>, wavers: boolean): number {
  if (wavers) return 0.6
  return intent === 'reason' && reasons.length > 1 ? 0.7 : right[intent]
}
