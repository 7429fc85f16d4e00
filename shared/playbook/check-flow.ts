import { meant } from '#shared/rules/nearest.ts'
import type { Playbook, Step, StepId } from './playbook.ts'
import type { Problem } from './problem.ts'

type Flow = Playbook['flow']

/** Every step is there, is led to, and leads to the one confirmation without a circle. */
export function flowProblems({ flow }: Playbook): Problem[] {
  const lost = lostSteps(flow)
  if (lost.length > 0) return lost
  return [...beginning(flow), ...confirmation(flow), ...unreached(flow), ...circles(flow)]
}

/** Where a step leads, by the name of the exit. */
const exitsOf = (step: Step | undefined): [name: string, to: StepId][] =>
  Object.entries(step ?? {}).filter(([name]) => name !== 'kind')

function lostSteps({ start, steps }: Flow): Problem[] {
  const exits = Object.entries(steps).flatMap(([id, step]) =>
    exitsOf(step).map(([name, to]) => ({ path: `flow.steps.${id}.${name}`, to })),
  )
  return [{ path: 'flow.start', to: start }, ...exits]
    .filter(({ to }) => !Object.hasOwn(steps, to))
    .map(({ path, to }) => ({ path, message: `no step is called ${to}${meant(to, Object.keys(steps))}` }))
}

const beginning = ({ start, steps }: Flow): Problem[] =>
  steps[start]?.kind === 'ask'
    ? []
    : [{ path: 'flow.start', message: 'must be a step of kind ask: everyone is asked for the reason' }]

function confirmation({ steps }: Flow): Problem[] {
  const count = Object.values(steps).filter(({ kind }) => kind === 'confirm').length
  return count === 1
    ? []
    : [{ path: 'flow.steps', message: `needs one step of kind confirm and has ${count}` }]
}

function unreached({ start, steps }: Flow): Problem[] {
  const reached = new Set([start])
  for (const id of reached) for (const [, to] of exitsOf(steps[id])) reached.add(to)
  return Object.keys(steps)
    .filter((id) => !reached.has(id))
    .map((id) => ({ path: `flow.steps.${id}`, message: 'no step leads here' }))
}

/** A step from which one comes back to it. */
function circles({ steps }: Flow): Problem[] {
  const comesBack = (id: StepId): boolean => {
    const ahead = new Set(exitsOf(steps[id]).map(([, to]) => to))
    for (const next of ahead) for (const [, to] of exitsOf(steps[next])) ahead.add(to)
    return ahead.has(id)
  }
  return Object.keys(steps)
    .filter(comesBack)
    .map((id) => ({ path: `flow.steps.${id}`, message: 'leads in a circle' }))
}
