import { experimentProblems } from '#shared/experiments/check-experiment.ts'
import { stateOf } from '#shared/experiments/life.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { underWay } from './lives.ts'

/** Why a playbook cannot take the place of the one that experiments are on: one that runs would not fit it any more. */
export function unfitIn(
  sql: SqlStorage,
  playbook: Playbook,
  day: string,
): { path: string; message: string }[] {
  const all = underWay(sql, day)
  const others = all.map(({ experiment }) => experiment)
  return all
    .filter((life) => stateOf(life, day) === 'running')
    .flatMap(({ experiment }) =>
      experimentProblems(experiment, { playbook, others }).map(({ path, message }) => ({
        path: ['experiments', experiment.id, path].filter(Boolean).join('.'),
        message: `the experiment ${experiment.id} runs and would not fit any more: ${message}`,
      })),
    )
}
