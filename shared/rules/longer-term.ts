import type { Terms } from './terms.ts'

/** Reasons, and options of the follow-up question, that speak of little use or of a short time. */
const brief = new Set(['unused', 'moved', 'closing', 'for_now', 'for_good'])

export const isBrief = (reasonOrOption: string): boolean => brief.has(reasonOrOption)

/**
 * Whether an offer would bind for a year somebody who does not use the plan, or not for long: whatever else they said
 * and whatever a playbook says, it is not made.
 */
export const bindsTooLong = (
  terms: Terms,
  { reasons, said }: { reasons: readonly string[]; said: readonly string[] },
): boolean => terms.kind === 'continuation' && terms.to === 'year' && [...reasons, ...said].some(isBrief)
