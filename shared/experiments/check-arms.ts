import { meant } from '#shared/rules/nearest.ts'
import { isHoldout, type Experiment } from './experiment.ts'
import { buckets } from './hash.ts'
import { problem, type ExperimentProblem } from './problem.ts'

/** Arms that share out all customers, one of them the holdout. */
export const armProblems = (experiment: Experiment): ExperimentProblem[] => [
  ...doubles(experiment),
  ...weights(experiment),
  ...holdout(experiment),
]

const doubles = ({ arms }: Experiment): ExperimentProblem[] =>
  arms.flatMap(({ id }, index) =>
    arms.findIndex((one) => one.id === id) < index
      ? [problem('arm_twice', `arms.${index}.id`, `${id} is there twice`)]
      : [],
  )

/** An arm is emptied by a new phase; one that begins empty was not meant. */
function weights(experiment: Experiment): ExperimentProblem[] {
  const { arms, phase } = experiment
  const sum = arms.reduce((total, { weight }) => total + weight, 0)
  const empty = arms.flatMap((arm, index) =>
    arm.weight === 0 && phase === 1 && !isHoldout(experiment, arm)
      ? [problem('arm_empty', `arms.${index}.weight`, `nobody would come to ${arm.id}`)]
      : [],
  )
  return sum === buckets
    ? empty
    : [...empty, problem('weights_sum', 'arms', `weights must sum to ${buckets} and sum to ${sum}`)]
}

function holdout(experiment: Experiment): ExperimentProblem[] {
  const { arms, holdoutArm } = experiment
  const index = arms.findIndex((arm) => isHoldout(experiment, arm))
  const arm = arms[index]
  if (!arm) {
    const ids = arms.map(({ id }) => id)
    const message = `no arm is called ${holdoutArm}${meant(holdoutArm, ids)}`
    return [problem('holdout_unknown', 'holdoutArm', message)]
  }
  const isOfferless = arm.changes.length === 1 && arm.changes[0]?.type === 'no_offer'
  const path = `arms.${index}`
  const empty = 'nobody would be held out, and there would be nothing to compare with'
  const wrong = 'the changes of the holdout are [{ "type": "no_offer" }]'
  return [
    ...(arm.weight === 0 ? [problem('holdout_empty', `${path}.weight`, empty)] : []),
    ...(isOfferless ? [] : [problem('holdout_makes_offers', `${path}.changes`, wrong)]),
    ...offerless(experiment),
  ]
}

/** Whoever is made no offer belongs to the holdout: two of them would be one, counted apart. */
const offerless = (experiment: Experiment): ExperimentProblem[] =>
  experiment.arms.flatMap((arm, index) =>
    arm.changes.flatMap(({ type }, at) =>
      type === 'no_offer' && !isHoldout(experiment, arm)
        ? [problem('holdout_twice', `arms.${index}.changes.${at}`, 'only the holdout is made no offer')]
        : [],
    ),
  )
