import type { Offer } from '#shared/playbook/offers.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { program } from '#shared/rules/conditions.ts'
import { applyArm } from './apply-arm.ts'
import { isHoldout, type Experiment } from './experiment.ts'

const periods = ['month', 'year'] as const
export type Period = (typeof periods)[number]

/** An offer that some arm may make, and to whom. */
export interface Reached {
  reason: string
  id: string
  offer: Offer
  /** How they pay. */
  period: Period
}

/**
 * Every offer that an experiment may make, or hold back: the holdout holds back what the playbook would make. Who pays
 * by the year is left out where a condition certainly says no to them, and so for the month.
 */
export function reachOf(experiment: Experiment, playbook: Playbook): Reached[] {
  const { reasons: asked, when } = experiment.eligibility
  return experiment.arms.flatMap((arm) => {
    const { rules, offers } = isHoldout(experiment, arm) ? playbook : applyArm(playbook, arm)
    return rules.flatMap((rule) => {
      const offer = offers[rule.offer]
      if (!offer) return []
      const reasons = rule.reasons.filter((reason) => asked?.includes(reason) ?? true)
      return periods
        .filter((period) => mayHold(when, period) && mayHold(rule.when, period))
        .flatMap((period) => reasons.map((reason) => ({ reason, id: rule.offer, offer, period })))
    })
  })
}

/** A condition that says no though nothing but the period is known says so to everybody who pays by it. */
const mayHold = (when: string | null, period: Period): boolean =>
  when === null || program(when)({ 'facts.period': period }) !== false
