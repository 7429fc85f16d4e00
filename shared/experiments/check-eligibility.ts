import type { Playbook } from '#shared/playbook/playbook.ts'
import { forTiers, problemsIn } from '#shared/rules/condition-check.ts'
import { meant } from '#shared/rules/nearest.ts'
import type { Change } from './changes.ts'
import type { Experiment } from './experiment.ts'
import { problem, type ExperimentProblem } from './problem.ts'

/** Who is asked can be told. */
export const eligibilityProblems = (experiment: Experiment, playbook: Playbook): ExperimentProblem[] => [
  ...condition(experiment.eligibility.when),
  ...(experiment.eligibility.reasons ?? []).flatMap((id, index) => {
    const message = wrongReason(id, playbook)
    return message === null ? [] : [problem('reason_unknown', `eligibility.reasons.${index}`, message)]
  }),
]

const condition = (when: string | null): ExperimentProblem[] =>
  (when === null ? [] : problemsIn(when, forTiers)).map(({ line, column, offset, message }) => ({
    ...problem('condition_wrong', 'eligibility.when', `line ${line}, column ${column}: ${message}`),
    offset,
  }))

function wrongReason(id: string, { reasons }: Playbook): string | null {
  const reason = reasons.find((one) => one.id === id)
  const ids = reasons.map((one) => one.id)
  if (!reason) return `no reason is called ${id}${meant(id, ids)}`
  return reason.path === 'respond' ? null : `reason ${id} is never answered with an offer`
}

/** An experiment for some reasons changes nothing for others: who is not in it must not meet it. */
export function widthProblems({ arms, eligibility }: Experiment, playbook: Playbook): ExperimentProblem[] {
  const { reasons } = eligibility
  if (reasons === null) return []
  return arms.flatMap(({ changes }, arm) =>
    changes.flatMap((change, index) => {
      const met = metWith(change, playbook)
      const other = met?.find((reason) => !reasons.includes(reason))
      if (met !== null && other === undefined) return []
      const who = other === undefined ? 'all, whatever their reason' : `who says ${other}`
      const message = `is met by ${who}; say so in eligibility.reasons, or leave it out`
      return [problem('reasons_too_few', `arms.${arm}.changes.${index}`, message)]
    }),
  )
}

/** The reasons that a change is met with; null where it is any, or none has been given yet. */
export function metWith(change: Change, { rules }: Pick<Playbook, 'rules'>): string[] | null {
  switch (change.type) {
    case 'no_offer':
      return []
    case 'offer':
      return rules.filter(({ id }) => id === change.rule).flatMap(({ reasons }) => reasons)
    case 'rule':
      return change.rule.reasons
    case 'terms':
      return rules.filter(({ offer }) => offer === change.offer).flatMap(({ reasons }) => reasons)
    case 'sentence':
      return change.key.startsWith('sorry.') ? [change.key.slice('sorry.'.length)] : null
    case 'route':
    case 'attempts':
      return null
  }
}
