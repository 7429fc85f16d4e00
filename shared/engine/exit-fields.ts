/**
 * What an exit teaches, in four (S0.6): what went wrong while they were a customer, what made them leave, what was wrong
 * with the leaving itself, and what could bring them back.
 */
export const exitFields = ['defects', 'drivers', 'exitFaults', 'wayBack'] as const
export type ExitField = (typeof exitFields)[number]

/** UTF-16 code units of one note. */
export const longestNote = 1000
