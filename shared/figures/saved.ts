/** Truly saved: kept beyond what the holdout says would have stayed anyway. No other number is called a save. */
import { rateLack, plannedRate, type RateArm, type RateLack } from '#shared/statistics/gate.ts'
import { rangeAt } from '#shared/statistics/range.ts'

/** One draw of the holdout: customers whose day 60 is known, and those kept and paying on it. */
export interface Draw {
  offered: RateArm
  held: RateArm
}

export type Saved =
  | { state: 'collecting'; offered: RateArm; held: RateArm; lack: { offered: RateLack; held: RateLack } }
  | {
      state: 'known'
      offered: RateArm
      held: RateArm
      /** Share of the offered who stay because they are: with its always-valid range, as fractions of one. */
      share: number
      low: number
      high: number
    }

/** How often the range leaves out the truth at any look, over the life of the holdout. */
const level = { alpha: 0.05, planned: plannedRate(5000) }

/**
 * The difference in the share kept and paying on day 60, offered minus held out, each draw by itself and weighted by its
 * customers: whoever changes the share held out from one quarter to the next must not make a difference of the season.
 * Below the evidence gate there is no figure, only the counts.
 */
export function trulySaved(draws: readonly Draw[]): Saved {
  // A draw with one arm alone compares nobody with nobody.
  const both = draws.filter((draw) => draw.offered.n > 0 && draw.held.n > 0)
  const [offered, held] = [added(both.map((draw) => draw.offered)), added(both.map((draw) => draw.held))]
  const lack = { offered: rateLack(offered), held: rateLack(held) }
  const isLacking = [...Object.values(lack.offered), ...Object.values(lack.held)].some((count) => count > 0)
  if (isLacking) {
    const all = {
      offered: added(draws.map((draw) => draw.offered)),
      held: added(draws.map((draw) => draw.held)),
    }
    return { state: 'collecting', ...all, lack }
  }
  const total = both.reduce((sum, draw) => sum + draw.offered.n + draw.held.n, 0)
  let [difference, variance] = [0, 0]
  for (const draw of both) {
    const weight = (draw.offered.n + draw.held.n) / total
    difference += weight * (draw.offered.yes / draw.offered.n - draw.held.yes / draw.held.n)
    variance += weight ** 2 * (spread(draw.offered) + spread(draw.held))
  }
  const range = rangeAt({ difference, se: Math.sqrt(variance), n: total, ...level })
  return { state: 'known', offered, held, share: difference, low: range.low, high: range.high }
}

const added = (arms: readonly RateArm[]): RateArm => ({
  n: arms.reduce((sum, { n }) => sum + n, 0),
  yes: arms.reduce((sum, { yes }) => sum + yes, 0),
})

/** Of a mean. One more of each, so that a small draw in which all are alike is not taken for a sure thing. */
function spread({ n, yes }: RateArm): number {
  const mean = (yes + 1) / (n + 2)
  return (mean * (1 - mean)) / n
}
