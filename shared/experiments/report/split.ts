import type { Life } from '#shared/experiments/life.ts'
import type { ArmCounts, PhaseCounts } from '#shared/outcomes/experiment-sums.ts'
import { splitOf, type Split } from '#shared/statistics/split.ts'
import { maturedAt, type Drawn } from './totals.ts'

/** Where it is looked for whether the arms fill as their weights say, in the order in which customers come there. */
export const splitChecks = ['exposed', 'matured', 'known'] as const
export type SplitCheck = (typeof splitChecks)[number]

export interface SplitReport extends Split {
  check: SplitCheck
  /** In the order of the document: how many there are in each arm, and how many there should be. */
  arms: { arm: string; count: number; expected: number }[]
}

export const splitsOf = (life: Life, drawn: readonly Drawn[], sums: readonly PhaseCounts[]): SplitReport[] =>
  splitChecks.map((check) => {
    const phases = drawn.map(({ phase, shares }) => {
      const found = sums.find((one) => one.phase === phase)?.arms ?? []
      const count = (arm: string) =>
        countOf(
          check,
          found.find((one) => one.arm === arm),
          life.experiment.horizon,
        )
      return [...shares].map(([arm, share]) => ({ arm, share, count: count(arm) }))
    })
    const arms = life.experiment.arms.map(({ id: arm }) => ({
      arm,
      count: sum(phases.flat().filter((part) => part.arm === arm)),
      expected: phases.reduce((all, parts) => {
        return all + sum(parts) * (parts.find((part) => part.arm === arm)?.share ?? 0)
      }, 0),
    }))
    return { check, arms, ...splitOf(phases) }
  })

const sum = (parts: readonly { count: number }[]): number => parts.reduce((all, { count }) => all + count, 0)

function countOf(check: SplitCheck, one: ArmCounts | undefined, horizon: number): number {
  if (!one) return 0
  const matured = maturedAt(one, horizon)
  return { exposed: one.exposed.n, matured: matured.n, known: matured.known }[check]
}
