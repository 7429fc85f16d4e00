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
    .map(({ path, to }) => ({ path, message: `no step is called ${to}` }))
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

/** Takes away, again and again, the steps that lead only to such as were taken away: what stays turns in a circle. */
function circles({ steps }: Flow): Problem[] {
  const left = new Set(Object.keys(steps))
  const leadsOn = (id: StepId): boolean => exitsOf(steps[id]).some(([, to]) => left.has(to))
  for (;;) {
    const ended = [...left].filter((id) => !leadsOn(id))
    if (ended.length === 0) break
    for (const id of ended) left.delete(id)
  }
  return [...left].map((id) => ({ path: `flow.steps.${id}`, message: 'leads in a circle' }))
}
