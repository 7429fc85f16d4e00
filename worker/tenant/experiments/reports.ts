import type { Life } from '#shared/experiments/life.ts'
import { briefOf, type Brief } from '#shared/experiments/report/brief.ts'
import { daysNeeded, reportOf, type ExperimentReport } from '#shared/experiments/report.ts'
import { latchedIn } from './latched.ts'
import { allPhases, countsIn, sumsIn } from './sums.ts'

/** The report of a day, from the rows by arm and day; it reads no customer. */
export function reportIn(sql: SqlStorage, life: Life, day: string): ExperimentReport {
  const { id } = life.experiment
  return reportOf(life, sumsIn(sql, allPhases(id), daysNeeded(life)), latchedIn(sql, id), day)
}

/** What a list says of it, which is what the report of that day says, from fewer rows. */
export function briefIn(sql: SqlStorage, life: Life, day: string): Brief {
  const { id } = life.experiment
  return briefOf(life, countsIn(sql, allPhases(id), daysNeeded(life)), latchedIn(sql, id), day)
}
