import type { Measured } from './load.ts'

export const middleOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** The middle of several rounds, so that a moment in which the machine was elsewhere counts for little. */
export function middle(name: string, rounds: readonly Measured[]): Measured {
  const of = (pick: (one: Measured) => number) => middleOf(rounds.map(pick))
  const requests = rounds.reduce((sum, one) => sum + one.requests, 0)
  return {
    name,
    requests,
    perSecond: of((one) => one.perSecond),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    cpu: of((one) => one.cpu),
  }
}

/** Median microseconds of one run of `work`, over batches, after a warm-up. */
export function median(work: () => unknown, batches = 60, size = 300): number {
  const took: number[] = []
  for (let batch = 0; batch < batches; batch++) {
    const since = performance.now()
    for (let one = 0; one < size; one++) work()
    took.push(((performance.now() - since) * 1000) / size)
  }
  return took.slice(10).toSorted((a, b) => a - b)[Math.floor((batches - 10) / 2)] ?? 0
}
