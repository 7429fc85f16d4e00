import { Experiment } from './experiment.ts'
import { buckets } from './hash.ts'

/** The experiment that every tenant has: what becomes of those who are made no offer at all. */
export const holdoutId = 'holdout'

/** The arm of it in which nobody is made an offer. */
export const heldArm = 'held'

/** Share of all customers who are made no offer, whatever is being tried: 5 %, in basis points. */
export const usualHoldout = 500

/**
 * The global holdout as it stands on a day: an experiment like any other, drawn anew for each quarter of the year, so
 * that nobody is held out for ever, and for another share; see decision 31. Null where nobody is to be held out.
 */
export function holdoutOn(day: string, share: number): Experiment | null {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  return share === 0 ? null : holdoutIn((Number(day.slice(0, 4)) * 10 + quarter) * phasesInQuarter + share)
}

/** The quarter and the share make the number of a phase: 2026400500 is 5 % in the last quarter of 2026. */
const phasesInQuarter = 100_000

/** What a phase of it was drawn from: the number says it all. */
export function holdoutIn(phase: number): Experiment {
  const share = phase % phasesInQuarter
  return Experiment.parse({
    id: holdoutId,
    name: 'Holdout',
    owner: 'Parley',
    arms: [
      { id: heldArm, name: 'No offers', weight: share, changes: [{ type: 'no_offer' }] },
      { id: 'usual', name: 'The playbook', weight: buckets - share, changes: [] },
    ],
    holdoutArm: heldArm,
    smallestEffect: 200,
    phase,
  })
}

/** The first day of the quarter of a phase. */
export function quarterBegins(phase: number): string {
  const quarter = Math.floor(phase / phasesInQuarter)
  const month = (quarter % 10) * 3 - 2
  return `${Math.floor(quarter / 10)}-${String(month).padStart(2, '0')}-01`
}
