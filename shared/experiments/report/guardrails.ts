/** Harm beside what an offer is meant for: one-sided ranges, each with its whole alpha, and counts where there is none. */
import type { Life } from '#shared/experiments/life.ts'
import type { MoneyArm, RateArm } from '#shared/statistics/gate.ts'
import { moneyGuardrail, rateGuardrail, type Guardrail, type Limit } from '#shared/statistics/guardrail.ts'
import type { Pair } from './compare.ts'
import { guardrailIds, type GuardrailId } from './guardrail-ids.ts'
import type { Latched } from './latched.ts'
import { maturedAt, stretchesOf, totalOf, within, type Total } from './totals.ts'

/** `not_counted`: nobody tells us of it yet. `collecting`: too few customers, the counts are shown as they are. */
export const guardrailStates = ['not_counted', 'collecting', 'well', 'harm'] as const
export type GuardrailState = (typeof guardrailStates)[number]

/** Customers, and for how many of them it is so: `mean` is that share of one, or for `secondsToLeave` seconds. */
export interface GuardrailCount {
  n: number
  /** Null where the figure is no share. */
  yes: number | null
  mean: number | null
}

export interface GuardrailReport {
  guardrail: GuardrailId
  state: GuardrailState
  /** Which direction is harm: more complaints, but fewer who get to leave. */
  harm: 'more' | 'less'
  /** How much worse it may be: a share of one, or seconds. */
  margin: number
  holdout: GuardrailCount | null
  offer: GuardrailCount | null
  /** Offer minus holdout, and the end of its range that is harm; null while there is no range. */
  difference: number | null
  bound: number | null
  /** The day on which harm was found first. */
  since: string | null
}

/** Each has its own: to miss harm is the worse error. */
const alpha = 0.05

export function guardrailsOf(life: Life, pair: Pair, latched: readonly Latched[]): GuardrailReport[] {
  const { horizon } = life.experiment
  const stretches = stretchesIn(pair)
  return guardrailIds.map((guardrail) => {
    const [holdout, offer] = [pair.holdout, pair.offer].map((total) => countOf(guardrail, total, horizon))
    const limit = limitOf(life, guardrail)
    const found = foundIn(stretches, guardrail, horizon, limit)
    const since = latched.find(({ metric, arm }) => metric === guardrail && arm === pair.offer.arm)?.day
    return {
      guardrail,
      state: stateOf(holdout ?? offer ?? null, found, since !== undefined),
      harm: limit.harm,
      margin: limit.margin,
      holdout: holdout ? shown(holdout) : null,
      offer: offer ? shown(offer) : null,
      difference: found?.difference ?? null,
      bound: found?.bound ?? null,
      since: since ?? null,
    }
  })
}

function stateOf(counted: Count | null, found: Guardrail | null, isLatched: boolean): GuardrailState {
  if (counted === null) return 'not_counted'
  if (isLatched || found?.isAlarm) return 'harm'
  return found ? 'well' : 'collecting'
}

function limitOf({ experiment }: Life, guardrail: GuardrailId): Limit {
  const margin = experiment.guardrailMargins[guardrail]
  return {
    harm: guardrail === 'leaving' ? 'less' : 'more',
    margin: guardrail === 'secondsToLeave' ? margin : margin / 10_000,
    alpha,
    planned: experiment.plannedTotal,
  }
}

type Both = readonly [holdout: Total, offer: Total]

/** Where weights changed, seasons are not compared with each other: each stretch is judged by itself, and harm in one is harm. */
function stretchesIn({ drawn, sums, holdout, offer }: Pair): Both[] {
  const stretches = stretchesOf(drawn)
  if (stretches.length <= 1) return [[holdout, offer]]
  return stretches.map((stretch) => {
    const own = within(sums, stretch)
    return [totalOf(own, holdout.arm), totalOf(own, offer.arm)]
  })
}

function foundIn(
  stretches: readonly Both[],
  guardrail: GuardrailId,
  horizon: number,
  limit: Limit,
): Guardrail | null {
  const found = stretches.map(([holdout, offer]) => {
    const [a, b] = [countOf(guardrail, holdout, horizon), countOf(guardrail, offer, horizon)]
    return a && b ? judged(a, b, limit) : null
  })
  return found.find((one) => one?.isAlarm) ?? found.findLast((one) => one !== null) ?? null
}

type Count = RateArm | MoneyArm

const judged = (a: Count, b: Count, limit: Limit): Guardrail | null =>
  'yes' in a && 'yes' in b
    ? rateGuardrail(a, b, limit)
    : 'sum' in a && 'sum' in b
      ? moneyGuardrail(a, b, limit)
      : null

/** What the sums tell; null for what nobody counts yet. */
function countOf(guardrail: GuardrailId, { exposed, matured: all }: Total, horizon: number): Count | null {
  const matured = maturedAt({ matured: all }, horizon)
  const { n, kept, involuntary, askedAgain } = matured
  switch (guardrail) {
    case 'leaving': {
      // Who says that they stay is not kept from leaving, or every good offer would be harm.
      const others = exposed.n - exposed.deflected
      return { n: others, yes: Math.min(others, exposed.cancelled) }
    }
    case 'secondsToLeave': {
      const { cancelled, seconds, secondsSquares } = exposed
      return { n: cancelled, payers: cancelled, sum: seconds, sumOfSquares: secondsSquares }
    }
    case 'askedAgain':
      return { n, yes: askedAgain }
    case 'failedPayments':
      return { n: kept + involuntary, yes: involuntary }
    case 'refunds':
      return told(matured.refundsKnown, matured.refunded)
    case 'complaints':
      return told(matured.complaintsKnown, matured.complained)
  }
}

/** Where nobody tells of it, that nothing is known of it is no good news. */
const told = (n: number, yes: number): RateArm | null => (n === 0 ? null : { n, yes })

function shown(count: Count): GuardrailCount {
  const { n } = count
  const sum = 'yes' in count ? count.yes : count.sum
  return { n, yes: 'yes' in count ? count.yes : null, mean: n === 0 ? null : sum / n }
}
