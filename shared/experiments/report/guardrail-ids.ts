import type { GuardrailMargins } from '#shared/experiments/experiment.ts'

/** In the order in which they are shown. */
export const guardrailIds = [
  'leaving',
  'secondsToLeave',
  'askedAgain',
  'failedPayments',
  'refunds',
  'complaints',
] as const satisfies (keyof GuardrailMargins)[]
export type GuardrailId = (typeof guardrailIds)[number]
