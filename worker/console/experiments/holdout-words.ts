import { holdoutId } from '#shared/experiments/holdout.ts'
import type { ExperimentTold } from '../../tenant/experiments/life-calls.ts'
import type { Words } from '../words.ts'

/** Nobody gave the holdout's arms their names, so they are said in the language of the page. */
export function inWords(told: ExperimentTold, { say }: Words): ExperimentTold {
  const { life, report } = told
  const { experiment } = life
  if (experiment.id !== holdoutId) return told
  const nameOf = (id: string): string =>
    say(id === experiment.holdoutArm ? 'plan.arm.holdout' : 'exp.holdout.others')
  const arms = experiment.arms.map((arm) => ({ ...arm, name: nameOf(arm.id) }))
  return {
    ...told,
    life: { ...life, experiment: { ...experiment, arms } },
    report: report && { ...report, arms: report.arms.map((arm) => ({ ...arm, name: nameOf(arm.arm) })) },
  }
}
