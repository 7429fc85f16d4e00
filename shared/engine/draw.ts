/** Which arms a session belongs to, by chance or by what its customer was exposed to before. */
import { assign } from '#shared/experiments/assign.ts'
import type { Experiment } from '#shared/experiments/experiment.ts'
import { holdoutId } from '#shared/experiments/holdout.ts'
import { dayMs } from '#shared/retention.ts'
import { condition, type Condition } from '#shared/rules/conditions.ts'
import { factsForConditions } from '#shared/rules/derived.ts'
import type { Facts } from '#shared/rules/facts.ts'
import type { Trial } from './trial.ts'

/** The arm that chance gives a customer; null for whom the experiment is not, or whom it leaves out. */
export function drawnTrial(
  experiment: Experiment,
  { customer, facts }: { customer: string; facts: Facts | null },
  at: Date,
): Trial | null {
  if (!isEligible(experiment, facts, at)) return null
  const assigned = assign(experiment, customer)
  return assigned && trialOf(experiment, assigned)
}

export function trialOf(
  { id, phase, arms, horizon }: Experiment,
  { arm, bucket }: { arm: string; bucket: number },
): Trial {
  const plain = arms.find((one) => one.id === arm)?.changes.length === 0
  return { experiment: id, phase, arm, bucket, horizon, plain }
}

/** An arm that mattered to a customer before, and when. */
export interface Earlier {
  phase: number
  arm: string
  bucket: number
  /** Days. */
  horizon: number
  /** ISO instant. */
  at: string
}

/**
 * Whether a customer who was exposed before is drawn anew. Of an experiment never: a customer is one row of it, through
 * all phases. Of the holdout with another phase, once the earlier horizon is over, so that nobody is held out for ever.
 */
export const isDrawnAnew = (
  { experiment, phase }: { experiment: string; phase: number },
  earlier: Pick<Earlier, 'phase' | 'horizon' | 'at'>,
  at: Date,
): boolean =>
  experiment === holdoutId &&
  earlier.phase !== phase &&
  at.getTime() - Date.parse(earlier.at) >= earlier.horizon * dayMs

/** Who is held out is in nothing else. In the order in which experiments are asked, the holdout first. */
export function trialsIn<R>(running: readonly R[], armIn: (one: R) => Trial | null): Trial[] {
  const trials: Trial[] = []
  for (const one of running) {
    const trial = armIn(one)
    if (trial) trials.push(trial)
    if (trial?.experiment === holdoutId && !trial.plain) break
  }
  return trials
}

/** Of whom nothing is known, nothing is asked of the facts either. */
function isEligible({ eligibility: { when } }: Experiment, facts: Facts | null, at: Date): boolean {
  if (facts === null) return false
  if (when === null) return true
  const scope = { facts: factsForConditions(facts, at), tier: '', reasons: [], said: [], signals: [] }
  return conditionIn(when)(scope) === 'yes'
}

const conditions = new Map<string, Condition>()
const mostKept = 200

function conditionIn(when: string): Condition {
  const known = conditions.get(when)
  if (known) return known
  if (conditions.size >= mostKept) conditions.clear()
  const made = condition(when)
  conditions.set(when, made)
  return made
}
