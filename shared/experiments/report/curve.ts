import { agesOf } from '#shared/outcomes/experiment-sums.ts'
import { meanDaysKept, survivalOf, type Age } from '#shared/statistics/survival.ts'
import type { Course } from './totals.ts'

/** Who is still there at each age, from the first day on. A picture and not for decisions: its ranges are for one look. */
export interface Curve {
  /** From age 0, in days; as far as the horizon or day 90, whichever is later, or as customers have come. */
  ages: Age[]
  /** Days kept on average until the horizon; null while the curve does not reach so far. */
  meanDays: number | null
}

export function curveOf(course: Course, horizon: number, today: string): Curve {
  // The clock that writes exposures may be ahead of the one that reads them, or be set back.
  const last = course.exposedOn.at(-1)?.day ?? today
  const ages = survivalOf(agesOf(course, last > today ? last : today), 0.05, Math.max(90, horizon) + 1)
  return { ages, meanDays: meanDaysKept(ages, horizon) }
}
