/**
 * Do the arms fill as their weights say? If not, something drops customers from one of them, and no comparison holds.
 * Looked at as often as one likes: Lindon & Malek, Anytime-valid inference for multinomial count data (NeurIPS 2022;
 * arXiv 2011.03567).
 */
import { mustBeCount, mustBePositive, mustBeShare } from './guards.ts'
import { logGamma } from './log-gamma.ts'

/** One arm while the weights stood: customers in it, and its share of all (the shares of a phase sum to 1). */
export interface Part {
  count: number
  share: number
}

export interface Split {
  /** ln of the odds for "another split" over "the split as weighted". */
  logOdds: number
  isAlarm: boolean
}

/** How near the declared split the alternatives are thought to lie: small deviations are found soonest around 100. */
const nearness = 100

/**
 * Over all phases of an experiment: weights that were changed begin a new one. `alpha` is the chance of ever sounding
 * a false alarm. Throws a RangeError for counts that are not whole, or shares that are not of one whole.
 */
export function splitOf(phases: readonly (readonly Part[])[], alpha = 0.01): Split {
  mustBeShare('alpha', alpha)
  const logOdds = phases.reduce((sum, parts) => sum + logOddsOf(parts), 0)
  return { logOdds, isAlarm: logOdds >= -Math.log(alpha) }
}

function logOddsOf(parts: readonly Part[]): number {
  for (const { count, share } of parts) {
    mustBeCount('count', count)
    mustBePositive('share', share)
  }
  const whole = parts.reduce((sum, { share }) => sum + share, 0)
  if (Math.abs(whole - 1) > 1e-9) throw new RangeError(`shares must sum to 1, not ${whole}`)
  const all = parts.reduce((sum, { count }) => sum + count, 0)
  const drawn = parts.reduce((sum, { count, share }) => {
    const before = nearness * share
    return sum + logGamma(before + count) - logGamma(before) - count * Math.log(share)
  }, 0)
  return logGamma(nearness) - logGamma(nearness + all) + drawn
}
