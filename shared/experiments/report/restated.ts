import type { PhaseCounts } from '#shared/outcomes/experiment-sums.ts'

/** Days of exposure whose figures changed after they were closed: late word from billing. */
export interface RestatedDays {
  /** Of the data as a whole: 1, and one more for each time that any day was restated. */
  revision: number
  days: RestatedDay[]
}

/** `revision`: 1 is the first closing. `on`: the day on which it changed last. */
export interface RestatedDay {
  phase: number
  day: string
  horizon: number
  revision: number
  on: string
}

export function restatedOf(sums: readonly PhaseCounts[]): RestatedDays {
  const days = sums.flatMap(({ phase, restated }) => restated.map((one) => ({ phase, ...one })))
  return { revision: days.reduce((all, { revision }) => all + revision - 1, 1), days }
}
