/** How many customers a second are put into arms: by the hash alone, as nobody waits for a store there. */
import { assign } from '#shared/experiments/assign.ts'
import { Experiment } from '#shared/experiments/experiment.ts'
import { holdoutOn } from '#shared/experiments/holdout.ts'
import { median } from './median.ts'

const customers = Array.from({ length: 1000 }, (_, index) => `cus_${(index * 7919).toString(36)}`)

const experiment = (namespace: unknown): Experiment =>
  Experiment.parse({
    id: 'pause-length',
    name: 'One month or two',
    owner: 'Bench',
    arms: ['control', 'today', 'shorter', 'longer'].map((id) => ({
      id,
      name: id,
      weight: 2500,
      changes: [],
    })),
    holdoutArm: 'control',
    smallestEffect: 500,
    namespace,
  })

export function benchAssign(): string {
  let next = 0
  const customer = (): string => customers[next++ % customers.length] ?? ''
  const plain = experiment(null)
  const sliced = experiment({ id: 'slices', from: 0, to: 9000 })
  const holdout = holdoutOn('2026-11-22', 500)
  const one = median(() => assign(plain, customer()))
  const all = median(() => {
    const who = customer()
    return (holdout && assign(holdout, who)?.arm === 'held') || assign(sliced, who)
  })
  const rate = (micros: number): string => Math.round(1e6 / micros).toLocaleString('en')
  return `assignment: ${rate(one)} a second (${one.toFixed(2)} µs each), ${rate(all)} with the global holdout before it and a namespace`
}
