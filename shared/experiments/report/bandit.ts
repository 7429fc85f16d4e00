/** Where a bandit is on: the weights that the next customers are drawn by, from what is known early. */
import type { Arm } from '#shared/experiments/experiment.ts'
import type { Life } from '#shared/experiments/life.ts'
import type { ExperimentReport } from '#shared/experiments/report.ts'
import { banditWeights } from '#shared/statistics/bandit.ts'
import { chancesBest } from '#shared/statistics/belief.ts'
import { isRateEnough, type RateArm } from '#shared/statistics/gate.ts'

/** Days after the exposure: the day an experiment is judged on would come too late to learn from. */
const earlyDay = 30

/** In basis points of everybody. Every change is a phase of its own, so a small one is not worth making. */
export const leastMove = 500

/**
 * The arms with their next weights; null where they stay: it is off or does not run, the arms fill otherwise than they
 * should, weights were changed today, an offer has too few customers for a range, or no weight would change by much.
 * Offers share what the holdout leaves; who is closed stays so. The guess pools all phases, so a season may lead it
 * astray; the judgement is by days and is not led.
 */
export function movedArms({ experiment, phases }: Life, report: ExperimentReport): Arm[] | null {
  const { bandit, arms, holdoutArm } = experiment
  const since = phases.at(-1)?.since.slice(0, 10)
  const mayMove = report.state === 'running' && !report.isBlocked && since !== report.today
  if (bandit === null || !mayMove) return null
  const open = arms.filter(({ id, weight }) => id !== holdoutArm && weight > 0)
  const early = open.map(({ id }) => earlyOf(report, id))
  if (!early.every(isRateEnough)) return null
  const holdout = arms.find(({ id }) => id === holdoutArm)?.weight ?? 0
  const weights = banditWeights(chancesBest(early), { holdout, floor: bandit.floor / 10_000 })
  const next = new Map(open.map(({ id, weight }, place) => [id, weights[place] ?? weight]))
  const moved = arms.map((arm) => ({ ...arm, weight: next.get(arm.id) ?? arm.weight }))
  const isWorthIt = moved.some(
    ({ weight }, place) => Math.abs(weight - (arms[place]?.weight ?? 0)) >= leastMove,
  )
  return isWorthIt ? moved : null
}

function earlyOf({ arms, horizon }: ExperimentReport, id: string): RateArm {
  const arm = arms.find((one) => one.arm === id)
  if (arm && horizon === earlyDay) return { n: arm.judged.known, yes: arm.judged.kept }
  return arm?.against?.otherDays.find(({ day }) => day === earlyDay)?.offer ?? { n: 0, yes: 0 }
}
