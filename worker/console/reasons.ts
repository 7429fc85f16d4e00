import type { Words } from './words.ts'

/** Reasons in one phrase; null where none was given. */
export const reasonsIn = (reasons: readonly string[], words: Words): string | null =>
  reasons.length === 0 ? null : words.copy.list(reasons.map((id) => words.named('cause', id)))
