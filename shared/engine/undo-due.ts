import { addHours } from '#shared/rules/derived.ts'

/** Hours within which a cancellation is taken back at billing, or somebody sees to it. */
const within = 72

export const undoDue = (askedAt: string): string => addHours(new Date(askedAt), within)
