import { Experiment } from './experiment.ts'
import { buckets } from './hash.ts'

/** The experiment that every tenant has: what becomes of those who are made no offer at all. */
export const holdoutId = 'holdout'

/** Share of all customers who are made no offer, whatever is being tried: 5 %, in basis points. */
export const usualHoldout = 500

/**
 * The global holdout as it stands on a day: an experiment like any other, drawn anew for each quarter of the year, so
 * that nobody is held out for ever; see decision 31. Null where nobody is to be held out.
 */
export function holdoutOn(day: string, share: number): Experiment | null {
  if (share === 0) return null
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  return Experiment.parse({
    id: holdoutId,
    name: 'Holdout',
    owner: 'Parley',
    arms: [
      { id: 'held', name: 'No offers', weight: share, changes: [{ type: 'no_offer' }] },
      { id: 'usual', name: 'The playbook', weight: buckets - share, changes: [] },
    ],
    holdoutArm: 'held',
    smallestEffect: 200,
    phase: Number(day.slice(0, 4)) * 10 + quarter,
  })
}
