/** What was planted in the customers of each arm, added up as they are played. */
import type { Played } from './year.ts'

/** `keeps`: the sum of the points by which each was more likely to be kept for what they were shown. */
export interface Planted {
  experiment: string
  phase: number
  arm: string
  n: number
  keeps: number
}

export function planted(before: readonly Planted[], played: readonly Played[]): Planted[] {
  const all = new Map(before.map((one) => [keyOf(one), { ...one }]))
  for (const { session, keeps } of played)
    for (const { experiment, phase, arm } of session.exposed) {
      const place = { experiment, phase, arm }
      const one = all.get(keyOf(place)) ?? { ...place, n: 0, keeps: 0 }
      all.set(keyOf(place), { ...one, n: one.n + 1, keeps: one.keeps + keeps })
    }
  return [...all.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const keyOf = ({ experiment, phase, arm }: Omit<Planted, 'n' | 'keeps'>): string =>
  `${experiment} ${phase} ${arm}`
