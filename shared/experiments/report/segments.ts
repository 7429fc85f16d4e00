/** What became of groups of customers: counts, without ranges and without verdicts. */
import type { Life } from '#shared/experiments/life.ts'
import type { ExperimentSums } from '#shared/outcomes/experiment-sums.ts'
import { segmentKinds, type SegmentCell, type SegmentKind } from '#shared/outcomes/segments.ts'

export interface Segment {
  by: SegmentKind
  /** As the sums have it; null for all groups together that are smaller than those shown. */
  key: string | null
  /** The holdout first, then in the order of the document, also who has nobody of the group. */
  arms: Pick<SegmentCell, 'arm' | 'n' | 'known' | 'kept'>[]
}

/** Of one kind, the largest; with twenty of them one would shine by luck. */
const mostShown = 12

/** Phases are added together, also where weights changed: these are counts, and nothing is compared by us. */
export function segmentsOf({ experiment }: Life, sums: readonly ExperimentSums[]): Segment[] {
  const all = sums.flatMap(({ segments }) => segments)
  const { holdoutArm } = experiment
  const others = experiment.arms.map(({ id }) => id).filter((id) => id !== holdoutArm)
  return segmentKinds.flatMap((by) => {
    const own = all.filter((cell) => cell.by === by)
    const keys = keysBySize(own)
    const [shown, small] = [keys.slice(0, mostShown), new Set(keys.slice(mostShown))]
    const segment = (key: string | null, cells: readonly SegmentCell[]): Segment => ({
      by,
      key,
      arms: [holdoutArm, ...others].map((arm) => added(arm, cells)),
    })
    const rest = own.filter(({ key }) => small.has(key))
    return [
      ...shown.map((one) =>
        segment(
          one,
          own.filter(({ key }) => key === one),
        ),
      ),
      ...(rest.length > 0 ? [segment(null, rest)] : []),
    ]
  })
}

function keysBySize(cells: readonly SegmentCell[]): string[] {
  const sizes = new Map<string, number>()
  for (const { key, n } of cells) sizes.set(key, (sizes.get(key) ?? 0) + n)
  return [...sizes].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([key]) => key)
}

function added(arm: string, cells: readonly SegmentCell[]): Segment['arms'][number] {
  const sums = { arm, n: 0, known: 0, kept: 0 }
  for (const cell of cells) {
    if (cell.arm !== arm) continue
    sums.n += cell.n
    sums.known += cell.known
    sums.kept += cell.kept
  }
  return sums
}
