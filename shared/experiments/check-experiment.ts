import * as z from 'zod'
import { strangeCurrencies } from '#shared/playbook/currencies.ts'
import type { Schema } from '#shared/playbook/json-schema.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { schemaProblems } from '#shared/playbook/schema-problems.ts'
import { armProblems } from './check-arms.ts'
import { banditProblems } from './check-bandit.ts'
import { changeProblems } from './check-changes.ts'
import { eligibilityProblems, widthProblems } from './check-eligibility.ts'
import { horizonProblems } from './check-horizon.ts'
import { namespaceProblems, sharingProblems } from './check-others.ts'
import { Experiment, fewestPlanned } from './experiment.ts'
import { holdoutId } from './holdout.ts'
import { problem, type ExperimentProblem } from './problem.ts'

export type CheckedExperiment =
  | { ok: true; experiment: Experiment }
  | { ok: false; problems: ExperimentProblem[] }

/** What an experiment is checked against. */
export interface Around {
  /** The playbook that its arms change: the one that is published. */
  playbook: Playbook
  /** Experiments that are running, or stopped with customers whose day has not come. */
  others: readonly Experiment[]
}

/** Everything that would make an experiment say something untrue, found before anybody is in it. */
export function checkExperiment(document: unknown, around: Around): CheckedExperiment {
  const parsed = Experiment.safeParse(document)
  if (!parsed.success) return { ok: false, problems: malformed(parsed.error, document) }
  const problems = experimentProblems(parsed.data, around)
  return problems.length === 0 ? { ok: true, experiment: parsed.data } : { ok: false, problems }
}

/** The same of a document that has its form: asked again when it starts and before another playbook is published. */
export function experimentProblems(
  experiment: Experiment,
  { playbook, others }: Around,
): ExperimentProblem[] {
  const own = [
    ...reserved(experiment),
    ...armProblems(experiment),
    ...banditProblems(experiment),
    ...eligibilityProblems(experiment, playbook),
    ...changeProblems(experiment, playbook),
    ...figureProblems(experiment),
    ...namespaceProblems(experiment, others),
  ]
  // What an arm leads to is asked of arms that can be.
  if (own.length > 0) return own
  return [
    ...widthProblems(experiment, playbook),
    ...horizonProblems(experiment, playbook),
    ...sharingProblems(experiment, playbook, others),
  ]
}

const reserved = ({ id }: Experiment): ExperimentProblem[] =>
  id === holdoutId ? [problem('id_reserved', 'id', `${id} is the one that every tenant has`)] : []

const malformed = (error: z.ZodError, document: unknown): ExperimentProblem[] =>
  error.issues.flatMap((issue) => {
    const isFigure = ['number', 'int'].includes('origin' in issue ? issue.origin : '')
    const code = isFigure ? 'out_of_range' : 'malformed'
    return schemaProblems(new z.ZodError([issue]), document, schema()).map((one) => ({ ...one, code }))
  })

const schema = (): Schema => (made ??= z.toJSONSchema(Experiment, { io: 'input' }) as Schema)
let made: Schema | undefined

function figureProblems(experiment: Experiment): ExperimentProblem[] {
  const { startsOn, endsOn, plannedTotal, valueCap } = experiment
  const isReversed = startsOn !== null && endsOn !== null && endsOn < startsOn
  const fewest = valueCap === null ? fewestPlanned.rates : fewestPlanned.money
  const what = valueCap === null ? 'a rate' : 'money'
  const currency = valueCap === null ? {} : { [valueCap.currency]: valueCap.amount }
  return [
    ...(isReversed ? [problem('dates_reversed', 'endsOn', `${endsOn} is before ${startsOn}`)] : []),
    ...(plannedTotal < fewest
      ? [problem('planned_too_few', 'plannedTotal', `must be at least ${fewest} to judge ${what}`)]
      : []),
    ...(valueCap !== null && valueCap.amount < 1
      ? [problem('out_of_range', 'valueCap.amount', 'must be at least 1')]
      : []),
    ...strangeCurrencies(currency, 'valueCap').map(({ message }) =>
      problem('currency_unknown', 'valueCap.currency', message),
    ),
  ]
}
