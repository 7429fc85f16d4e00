import { copyProblems } from '#shared/playbook/check-copy.ts'
import { wordProblems } from '#shared/playbook/check-words.ts'
import { checkPlaybook } from '#shared/playbook/check.ts'
import { strangeCurrencies } from '#shared/playbook/currencies.ts'
import type { Playbook } from '#shared/playbook/playbook.ts'
import { meant } from '#shared/rules/nearest.ts'
import { applyArm } from './apply-arm.ts'
import type { Change } from './changes.ts'
import type { Arm, Experiment } from './experiment.ts'
import { problem, type ExperimentProblem, type ExperimentProblemCode } from './problem.ts'

/** Every change names what there is, and every arm is a playbook that could be published. */
export const changeProblems = ({ arms }: Experiment, playbook: Playbook): ExperimentProblem[] =>
  arms.flatMap((arm, index) => {
    const path = `arms.${index}`
    const wrong = arm.changes.flatMap((change, at) =>
      inChange(change, `${path}.changes.${at}`, knownTo(arm, at, playbook)),
    )
    return wrong.length > 0 ? wrong : asPlaybook(arm, path, playbook)
  })

/** What a change finds: the playbook with the rules that the changes before it add. */
const knownTo = ({ changes }: Arm, at: number, playbook: Playbook): Playbook =>
  applyArm(playbook, { changes: changes.slice(0, at).filter(({ type }) => type === 'rule') })

function inChange(change: Change, path: string, playbook: Playbook): ExperimentProblem[] {
  const rules = playbook.rules.map(({ id }) => id)
  const offers = Object.keys(playbook.offers)
  switch (change.type) {
    case 'offer':
      return [
        ...missing('rule', change.rule, rules, `${path}.rule`),
        ...missing('offer', change.offer, offers, `${path}.offer`),
      ]
    case 'rule':
      return [
        ...(change.before === null ? [] : missing('rule', change.before, rules, `${path}.before`)),
        ...(rules.includes(change.rule.id)
          ? [problem('rule_twice', `${path}.rule.id`, `there is a rule ${change.rule.id} already`)]
          : []),
        ...missing('offer', change.rule.offer, offers, `${path}.rule.offer`),
        ...change.rule.reasons.flatMap((id, index) =>
          missing('reason', id, reasonsOf(playbook), `${path}.rule.reasons.${index}`),
        ),
      ]
    case 'terms':
      return [
        ...missing('offer', change.offer, offers, `${path}.offer`),
        ...strangeCurrencies(change.terms.amounts ?? {}, `${path}.terms.amounts`).map((one) =>
          problem('currency_unknown', one.path, one.message),
        ),
      ]
    case 'route':
      return inRoute(change, path, playbook)
    case 'sentence':
      return inSentence(change, path, playbook)
    case 'attempts':
    case 'no_offer':
      return []
  }
}

const reasonsOf = ({ reasons }: Playbook): string[] => reasons.map(({ id }) => id)

type Named = 'rule' | 'offer' | 'reason' | 'step'

function missing(what: Named, id: string, known: readonly string[], path: string): ExperimentProblem[] {
  const code: ExperimentProblemCode = `${what}_unknown`
  return known.includes(id) ? [] : [problem(code, path, `no ${what} is called ${id}${meant(id, known)}`)]
}

type Of<T extends Change['type']> = Extract<Change, { type: T }>

function inRoute(change: Of<'route'>, path: string, { flow }: Playbook): ExperimentProblem[] {
  const steps = Object.keys(flow.steps)
  const lost = [
    ...missing('step', change.step, steps, `${path}.step`),
    ...missing('step', change.to, steps, `${path}.to`),
  ]
  if (lost.length > 0) return lost
  const exits = Object.keys(flow.steps[change.step] ?? {}).filter((name) => name !== 'kind')
  const near = meant(change.exit, exits)
  const message = `step ${change.step} has no exit ${change.exit}${near}`
  return exits.includes(change.exit) ? [] : [problem('step_unknown', `${path}.exit`, message)]
}

/** Asked of the sentence by itself, so that what is wrong has its place. */
function inSentence({ key, text }: Of<'sentence'>, path: string, playbook: Playbook): ExperimentProblem[] {
  return Object.entries(text).flatMap(([tag, sentence]) => {
    const alone = { ...playbook, words: { [tag]: { [key]: sentence } } }
    const own = [...wordProblems(alone), ...copyProblems(alone)].filter(
      (one) => one.path === `words.${tag}.${key}` || one.message === `we do not speak ${tag}`,
    )
    return own.map(({ message }) => problem('words_unknown', `${path}.text.${tag}`, message))
  })
}

function asPlaybook(arm: Arm, path: string, playbook: Playbook): ExperimentProblem[] {
  const checked = checkPlaybook(applyArm(playbook, arm))
  if (checked.ok) return []
  return checked.problems.map(({ path: place, message }) =>
    problem('arm_wrong', path, `with these changes ${place}: ${message}`),
  )
}
