import type { Offer } from '#shared/playbook/offers.ts'
import type { Playbook, Rule, Step, StepId } from '#shared/playbook/playbook.ts'
import type { Change } from './changes.ts'
import type { Arm } from './experiment.ts'

/**
 * The playbook as it is in an arm. `reasons`: those the experiment is for; only their offers are held back. A name that
 * the playbook does not have changes nothing: the check refuses it before the experiment starts, and again before a
 * playbook without it is published.
 */
export const applyArm = (
  playbook: Playbook,
  { changes }: Pick<Arm, 'changes'>,
  reasons: readonly string[] | null = null,
): Playbook => withoutLost(changes.reduce((before, change) => changed(before, change, reasons), playbook))

function changed(playbook: Playbook, change: Change, reasons: readonly string[] | null): Playbook {
  const { limits, rules } = playbook
  switch (change.type) {
    case 'no_offer':
      return reasons === null
        ? { ...playbook, limits: { ...limits, offers: 0 } }
        : { ...playbook, rules: rules.flatMap((rule) => ruleWithout(rule, reasons)) }
    case 'attempts':
      return { ...playbook, limits: { ...limits, offers: change.attempts } }
    case 'offer': {
      const { rule: id, offer } = change
      return { ...playbook, rules: rules.map((rule) => (rule.id === id ? { ...rule, offer } : rule)) }
    }
    case 'rule': {
      const place = rules.findIndex(({ id }) => id === change.before)
      return { ...playbook, rules: rules.toSpliced(place === -1 ? rules.length : place, 0, change.rule) }
    }
    case 'terms':
      return withTerms(playbook, change)
    case 'sentence':
      return { ...playbook, words: withSentence(playbook.words, change) }
    case 'route':
      return withRoute(playbook, change)
  }
}

function ruleWithout(rule: Rule, reasons: readonly string[]): Rule[] {
  const left = rule.reasons.filter((reason) => !reasons.includes(reason))
  return left.length === 0 ? [] : [{ ...rule, reasons: left }]
}

type Of<T extends Change['type']> = Extract<Change, { type: T }>

function withTerms(playbook: Playbook, { offer: id, terms }: Of<'terms'>): Playbook {
  if (!Object.hasOwn(playbook.offers, id)) return playbook
  const before: Record<string, unknown> = { ...playbook.offers[id] }
  if (terms.percent !== undefined) delete before['amounts']
  if (terms.amounts !== undefined) delete before['percent']
  // Figures that this kind of offer does not have are found when the whole playbook is checked.
  const offer = { ...before, ...terms } as Offer
  return { ...playbook, offers: { ...playbook.offers, [id]: offer } }
}

function withSentence(words: Playbook['words'], { key, text }: Of<'sentence'>): Playbook['words'] {
  const own = Object.entries(text).map(([tag, sentence]) => [tag, { ...words[tag], [key]: sentence }])
  return { ...words, ...(Object.fromEntries(own) as Playbook['words']) }
}

function withRoute(playbook: Playbook, { step: id, exit, to }: Of<'route'>): Playbook {
  const { flow } = playbook
  const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined
  if (!step || exit === 'kind' || !Object.hasOwn(step, exit)) return playbook
  const routed: Step = { ...step, [exit]: to }
  return { ...playbook, flow: { ...flow, steps: { ...flow.steps, [id]: routed } } }
}

/** Without the steps that a new route goes round: a question left out is a step that nothing leads to. */
function withoutLost(playbook: Playbook): Playbook {
  const { flow } = playbook
  const reached = new Set<StepId>([flow.start])
  for (const id of reached) for (const to of exitsOf(flow.steps[id])) reached.add(to)
  const steps = Object.fromEntries(Object.entries(flow.steps).filter(([id]) => reached.has(id)))
  return { ...playbook, flow: { ...flow, steps } }
}

const exitsOf = (step: Step | undefined): StepId[] =>
  Object.entries(step ?? {}).flatMap(([name, to]) => (name === 'kind' ? [] : [to]))
