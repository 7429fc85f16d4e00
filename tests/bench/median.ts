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
