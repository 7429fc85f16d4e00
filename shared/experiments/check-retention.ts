import type { Retention } from '#shared/retention.ts'
import type { Experiment } from './experiment.ts'
import { problem, type ExperimentProblem } from './problem.ts'

/** Days for which a day at the horizon may have to be asked for again, closed, and stated anew. */
const after = 30

/** Whoever is judged on a day must still have a log and a row on it. */
export function retentionProblems(
  { horizon }: Experiment,
  { logDays, rowDays }: Pick<Retention, 'logDays' | 'rowDays'>,
): ExperimentProblem[] {
  const longest = Math.min(logDays, rowDays)
  if (horizon + after <= longest) return []
  const message = `logs and rows are kept for ${longest} days, and ${after} must be left: must be at most ${longest - after}`
  return [problem('kept_too_short', 'horizon', message)]
}
