/** How many customers, and so how many days, until an offer of a given effect is called. */
import { plannedMoney, plannedRate } from './gate.ts'
import { mustBeCount, mustBePositive, mustBeShare } from './guards.ts'
import { normalQuantile, upperTail } from './normal.ts'
import { halfWidthFactor, rho2 } from './range.ts'

/** What is measured, as it stands without an offer: a share, or a number whose standard deviation is known. */
export type Measure = { type: 'rate'; share: number } | { type: 'money'; deviation: number }

export interface Design {
  measure: Measure
  /** Offers against one holdout; they share what the holdout leaves, and alpha, evenly. */
  offers: number
  /** Of all customers. */
  holdoutShare: number
  alpha: number
  /** The least chance that an offer of the effect is called by the planned number. */
  power: number
}

/** Customers, each counted once. */
export interface Need {
  holdout: number
  perOffer: number
  total: number
  /** Holdout and one offer together: what the range is tuned to. Stored at the start and not changed after it. */
  planned: number
  /** What `total` would be if nobody ever looked before the end. */
  fixedTotal: number
}

interface Spread {
  holdout: number
  offer: number
}

function check({ measure, offers, holdoutShare, alpha, power }: Design): void {
  mustBePositive('offers', offers)
  mustBeCount('offers', offers)
  mustBeShare('holdoutShare', holdoutShare)
  mustBeShare('alpha', alpha)
  mustBeShare('power', power)
  if (measure.type === 'rate') mustBeShare('share', measure.share)
  else mustBePositive('deviation', measure.deviation)
}

/** Variance for each customer; an offer is taken to move the mean of money and leave its spread. */
function spreadOf(measure: Measure, effect: number): Spread {
  if (measure.type === 'money') return { holdout: measure.deviation ** 2, offer: measure.deviation ** 2 }
  const after = measure.share + effect
  return { holdout: measure.share * (1 - measure.share), offer: after * (1 - after) }
}

function checkEffect(measure: Measure, effect: number): void {
  mustBePositive('effect', effect)
  if (measure.type === 'rate' && measure.share + effect > 1)
    throw new RangeError(`effect must be at most ${1 - measure.share}, not ${effect}`)
}

const level = ({ alpha, offers }: Design): number => alpha / offers

/** The range's half width in standard errors at the planned number: the same for every plan. */
const factorAtPlan = (alpha: number): number => halfWidthFactor(1, rho2(alpha, 1), alpha)

/** Of a pair, the holdout's share; and of all, the pair's. */
function pairOf({ offers, holdoutShare }: Design): { holdout: number; ofAll: number } {
  const ofAll = holdoutShare + (1 - holdoutShare) / offers
  return { holdout: holdoutShare / ofAll, ofAll }
}

/** Customers of one pair whose variance of the difference, times this many, is `spread`. */
const unit = (design: Design, { holdout, offer }: Spread): number =>
  holdout / pairOf(design).holdout + offer / (1 - pairOf(design).holdout)

/**
 * The need of a design for an absolute effect (0.05: five points; or whole units of the currency).
 * n of a pair = (c + z)² (v_A / h + v_B / (1 − h)) / effect², c being 1.96 for one look and 3.035 for any number at
 * alpha 0.05. Throws a RangeError for shares and levels out of bounds, or an effect that is not possible.
 */
export function needOf(design: Design, effect: number): Need {
  check(design)
  checkEffect(design.measure, effect)
  const factor = factorAtPlan(level(design))
  const { holdout, perOffer } = armsOf(design, pairFor(design, effect, factor))
  const fixed = armsOf(design, pairFor(design, effect, -normalQuantile(level(design) / 2)))
  const pair = holdout + perOffer
  return {
    holdout,
    perOffer,
    total: holdout + design.offers * perOffer,
    planned: design.measure.type === 'rate' ? plannedRate(pair) : plannedMoney(pair),
    fixedTotal: fixed.holdout + design.offers * fixed.perOffer,
  }
}

const pairFor = (design: Design, effect: number, factor: number): number =>
  ((factor + normalQuantile(design.power)) ** 2 * unit(design, spreadOf(design.measure, effect))) /
  effect ** 2

function armsOf(design: Design, pair: number): { holdout: number; perOffer: number } {
  const share = pairOf(design).holdout
  return { holdout: Math.ceil(pair * share), perOffer: Math.ceil(pair * (1 - share)) }
}

/**
 * The smallest effect that `total` customers in all arms find with the design's power, or null where none is large
 * enough. Throws a RangeError as `needOf` does.
 */
export function smallestEffect(design: Design, total: number): number | null {
  check(design)
  mustBePositive('total', total)
  const pair = total * pairOf(design).ofAll
  const needs = (effect: number): number => pairFor(design, effect, factorAtPlan(level(design)))
  const { measure } = design
  // Without an effect on the spread, the need falls with its square.
  if (measure.type === 'money') return Math.sqrt(needs(1) / pair)
  let [low, high] = [0, 1 - measure.share]
  if (needs(high) > pair) return null
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2
    if (needs(middle) > pair) low = middle
    else high = middle
  }
  return high
}

/**
 * The chance, 0 to 1, that an offer of this effect is called at `total` customers in all arms; before that it may have
 * been called as well, so it is a floor. Throws a RangeError as `needOf` does.
 */
export function powerOf(design: Design, effect: number, total: number): number {
  check(design)
  checkEffect(design.measure, effect)
  mustBePositive('total', total)
  const spread = unit(design, spreadOf(design.measure, effect))
  const se = Math.sqrt(spread / (total * pairOf(design).ofAll))
  return upperTail(factorAtPlan(level(design)) - effect / se)
}

/**
 * Whole days from the first customer to the last one's day: `perDay` eligible customers, judged after `horizon` days.
 * Throws a RangeError where a number is out of bounds.
 */
export function daysFor(total: number, perDay: number, horizon: number): number {
  mustBeCount('total', total)
  mustBePositive('perDay', perDay)
  mustBeCount('horizon', horizon)
  return Math.ceil(total / perDay) + horizon
}

/**
 * The holdout's share that needs the fewest customers for k offers: √k / (k + √k), as one holdout serves them all
 * (Dunnett, J. Am. Stat. Assoc. 50, 1955). Throws a RangeError where k is not a whole number from 1.
 */
export function bestHoldoutShare(offers: number): number {
  mustBeCount('offers', offers)
  mustBePositive('offers', offers)
  return Math.sqrt(offers) / (offers + Math.sqrt(offers))
}
