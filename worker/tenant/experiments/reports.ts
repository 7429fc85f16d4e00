import type { Life } from '#shared/experiments/life.ts'
import { daysNeeded, reportOf, type ExperimentReport } from '#shared/experiments/report.ts'
import { latchedIn } from './latched.ts'
import { experimentSums } from './sums.ts'

/** The report of a day, from the rows by arm and day; it reads no customer. */
export function reportIn(sql: SqlStorage, life: Life, day: string): ExperimentReport {
  const { id } = life.experiment
  const daysOf = daysNeeded(life)
  const phases = life.phases.map(({ experiment: { phase } }) => phase)
  const sums = phases.map((phase) => experimentSums(sql, { experiment: id, phase, daysOf }))
  return reportOf(life, sums, latchedIn(sql, id), day)
}
