import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Experiment, Namespace } from './experiment.ts'
import { problem, type ExperimentProblem } from './problem.ts'
import { reachOf, type Reached } from './reach.ts'

const others = ({ id }: Experiment, all: readonly Experiment[]): Experiment[] =>
  all.filter((one) => one.id !== id)

/** A slice of its own, cut by another hash than the arms. */
export function namespaceProblems(experiment: Experiment, all: readonly Experiment[]): ExperimentProblem[] {
  const { namespace, id } = experiment
  if (namespace === null) return []
  const { from, to } = namespace
  if (from >= to) return [problem('namespace_reversed', 'namespace.to', `must be more than from, ${from}`)]
  const same = 'must not be the name of the experiment: the arms would follow from the slice'
  const overlaps = others(experiment, all).filter(
    (one) => one.namespace && doOverlap(namespace, one.namespace),
  )
  return [
    ...(namespace.id === id ? [problem('namespace_seed', 'namespace.id', same)] : []),
    ...overlaps.map((one) =>
      problem(
        'namespace_overlap',
        'namespace',
        `${from} to ${to} is partly taken by ${one.id}: ${one.namespace?.from} to ${one.namespace?.to}`,
      ),
    ),
  ]
}

const doOverlap = (one: Namespace, other: Namespace): boolean =>
  one.id === other.id && one.from < other.to && other.from < one.to

const areApart = ({ namespace: one }: Experiment, { namespace: other }: Experiment): boolean =>
  one !== null && one.id === other?.id && !doOverlap(one, other)

/** Two experiments on one offer hold each other's customers out, unless a namespace keeps their customers apart. */
export function sharingProblems(
  experiment: Experiment,
  playbook: Playbook,
  all: readonly Experiment[],
): ExperimentProblem[] {
  const key = ({ reason, id, period }: Reached): string => `${reason}/${id}/${period}`
  const mine = reachOf(experiment, playbook)
  return others(experiment, all).flatMap((one) => {
    if (areApart(experiment, one)) return []
    const theirs = new Set(reachOf(one, playbook).map(key))
    const shared = mine.find((reached) => theirs.has(key(reached)))
    const remedy = 'give both a range of one namespace, or customers of their own'
    return shared
      ? [
          problem(
            'offer_shared',
            'namespace',
            `${one.id} is on ${shared.id} for ${shared.reason} too; ${remedy}`,
          ),
        ]
      : []
  })
}
