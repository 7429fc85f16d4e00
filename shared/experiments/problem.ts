import type { Problem } from '#shared/playbook/problem.ts'

/** For programs: none of them ever changes its meaning. */
export const problemCodes = [
  'id_reserved',
  'malformed',
  'out_of_range',
  'weights_sum',
  'arm_twice',
  'arm_empty',
  'holdout_unknown',
  'holdout_makes_offers',
  'holdout_twice',
  'holdout_empty',
  'rule_unknown',
  'rule_twice',
  'offer_unknown',
  'step_unknown',
  'reason_unknown',
  'words_unknown',
  'condition_wrong',
  'arm_wrong',
  'reasons_too_few',
  'horizon_too_short',
  'kept_too_short',
  'planned_too_few',
  'dates_reversed',
  'date_passed',
  'currency_unknown',
  'namespace_reversed',
  'namespace_seed',
  'namespace_overlap',
  'offer_shared',
  'bandit_too_few',
  'bandit_floor',
  'arm_added',
  'arm_removed',
  'arm_changed',
  'weights_changed',
  'fixed',
  'no_change',
  'not_a_draft',
  'not_running',
  'was_started',
  'discarded',
  'not_discarded',
] as const
export type ExperimentProblemCode = (typeof problemCodes)[number]

/** What is wrong with an experiment and where: `arms.1.changes.0.offer`. */
export interface ExperimentProblem extends Problem {
  code: ExperimentProblemCode
}

export const problem = (code: ExperimentProblemCode, path: string, message: string): ExperimentProblem => ({
  code,
  path,
  message,
})
