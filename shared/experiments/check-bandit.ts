import type { Experiment } from './experiment.ts'
import { buckets } from './hash.ts'
import { problem, type ExperimentProblem } from './problem.ts'

/** Between two offers an even split finds the better one sooner than weights that follow chance. */
const fewestOffers = 3

/** Weights that move need offers to move between, and something to move. */
export function banditProblems({ bandit, arms, holdoutArm }: Experiment): ExperimentProblem[] {
  if (bandit === null) return []
  const offers = arms.filter(({ id, weight }) => id !== holdoutArm && weight > 0).length
  if (offers < fewestOffers) {
    const message = `there are ${offers} offers that customers come to, and it needs ${fewestOffers}`
    return [problem('bandit_too_few', 'bandit', message)]
  }
  const most = Math.ceil(buckets / offers) - 1
  return bandit.floor <= most
    ? []
    : [problem('bandit_floor', 'bandit.floor', `must be at most ${most}, or ${offers} floors leave nothing`)]
}
