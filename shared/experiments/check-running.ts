import { same } from '#shared/playbook/diff.ts'
import type { Experiment } from './experiment.ts'
import { problem, type ExperimentProblem } from './problem.ts'

/** What may be written anew while it runs: none of it says who is in which arm, or how that is judged. */
const free: ReadonlySet<string> = new Set(['name', 'owner', 'endsOn', 'coverage', 'arms', 'phase'])

/** Why a document is no new text of the one that runs. */
export function revisionProblems(running: Experiment, next: Experiment): ExperimentProblem[] {
  const added = next.arms.flatMap(({ id }, index) =>
    running.arms.some((one) => one.id === id)
      ? []
      : [problem('arm_added', `arms.${index}`, `${id} comes in by a new phase only`)],
  )
  const weighed = 'weights, and the order of arms, change by a new phase only'
  return [
    ...fixed(running, next),
    ...arms(running, next),
    ...added,
    ...(added.length > 0 || same(drawn(running), drawn(next))
      ? []
      : [problem('weights_changed', 'arms', weighed)]),
  ]
}

/** Why a document is no next phase of the one that runs: customers are drawn anew, everything else stands. */
export const phaseProblems = (running: Experiment, next: Experiment): ExperimentProblem[] => [
  ...fixed(running, next),
  ...arms(running, next),
  ...(same(drawn(running), drawn(next))
    ? [problem('no_change', 'arms', 'the arms and weights are those that run; a new phase needs others')]
    : []),
]

/** What a customer's arm follows from: the order of the arms too. */
const drawn = (experiment: Experiment) => experiment.arms.map(({ id, weight }) => ({ id, weight }))

const fixed = (running: Experiment, next: Experiment): ExperimentProblem[] =>
  (Object.keys(running) as (keyof Experiment)[])
    .filter((field) => !free.has(field) && !same(running[field], next[field]))
    .map((field) => problem('fixed', field, 'cannot change any more: it was fixed when this started'))

/** An arm stays what it is, for those who are in it. */
function arms(running: Experiment, next: Experiment): ExperimentProblem[] {
  return running.arms.flatMap((arm) => {
    const index = next.arms.findIndex(({ id }) => id === arm.id)
    const now = next.arms[index]
    if (!now) {
      const message = `${arm.id} cannot be taken out while customers are in it; give it the weight 0 in a new phase`
      return [problem('arm_removed', 'arms', message)]
    }
    return same(arm.changes, now.changes)
      ? []
      : [problem('arm_changed', `arms.${index}.changes`, `${arm.id} is something else then; name it anew`)]
  })
}
