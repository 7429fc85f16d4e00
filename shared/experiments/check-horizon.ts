import type { Offer } from '#shared/playbook/offers.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Experiment } from './experiment.ts'
import { problem, type ExperimentProblem } from './problem.ts'
import { reachOf, type Period, type Reached } from './reach.ts'

/** As the horizons count them: sixty days are two months. */
const days: Record<Period, number> = { month: 30, year: 365 }

/**
 * Whoever is paused, or pays less for a while, has not shown yet that they stay. An offer begins with the next billing
 * interval, so the horizon is no shorter than what lasts longest and one interval.
 */
export function horizonProblems(experiment: Experiment, playbook: Playbook): ExperimentProblem[] {
  const [longest] = reachOf(experiment, playbook).toSorted((a, b) => needs(b) - needs(a))
  if (longest === undefined || needs(longest) <= experiment.horizon) return []
  return [problem('horizon_too_short', 'horizon', told(longest))]
}

/** Days from the exposure until it is over; 0 where nothing lasts. */
function needs({ offer, period }: Reached): number {
  const lasts = lasting(offer, period)
  return lasts === 0 ? 0 : lasts + days[period]
}

function lasting(offer: Offer, period: Period): number {
  switch (offer.kind) {
    case 'discount':
      return offer.cycles * days[period]
    case 'pause':
    case 'benefit':
      return offer.months * days.month
    case 'trial_extension':
      return offer.days
    case 'credit':
    case 'plan_change':
    case 'continuation':
    case 'service_fix':
    case 'guided_help':
    case 'contact':
      return 0
  }
}

function told(reached: Reached): string {
  const { id, offer, period } = reached
  const lasts = `${id} lasts ${lasting(offer, period)} days for who pays by the ${period}`
  const other = period === 'year' ? ', or leave them out: facts.period == "month"' : ''
  return `${lasts}, and one more ${period} must pass: must be at least ${needs(reached)}${other}`
}
