import type { ExperimentReport } from '#shared/experiments/report.ts'
import type { Call, Verdict } from '#shared/statistics/verdict.ts'
import type { Latched } from './latched.ts'

/** What a report calls that was not called before: to be kept behind the earlier ones. */
export function newCalls(report: ExperimentReport, latched: readonly Latched[]): Latched[] {
  const { phase, today: day } = report
  const found = report.arms.flatMap(({ arm, against }): Latched[] => {
    if (!against) return []
    const { verdict, money, guardrails } = against
    const on = { phase, arm, day, revision: report.restated.revision }
    const kept = standing(verdict)
    const paid = money?.verdict && standing(money.verdict)
    return [
      ...(kept ? [{ ...on, metric: 'kept' as const, ...kept }] : []),
      ...(paid ? [{ ...on, metric: 'money' as const, ...paid }] : []),
      ...guardrails.flatMap(({ guardrail: metric, state, difference, bound }): Latched[] =>
        state !== 'harm' || difference === null || bound === null
          ? []
          : [{ ...on, metric, call: 'harm', range: { difference, bound } }],
      ),
    ]
  })
  return found.filter(
    (one) =>
      !latched.some(({ arm, metric, call }) => arm === one.arm && metric === one.metric && call === one.call),
  )
}

function standing<C, Open>(verdict: Verdict<C, Open>): Pick<Call<C>, 'call' | 'range'> | null {
  const call = 'call' in verdict ? verdict.call : null
  return call && { call: call.call, range: call.range }
}
