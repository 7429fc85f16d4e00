import { holdoutIn, holdoutOn, quarterBegins } from './holdout.ts'
import type { Life } from './life.ts'

/**
 * The global holdout told as an experiment, for its report. `phases`: those that customers were exposed to. It runs while
 * a share is held out; null where none is and none ever was.
 */
export function holdoutLife(phases: readonly number[], share: number, now: string): Life | null {
  const today = holdoutOn(now.slice(0, 10), share)
  const all = [...new Set([...phases, ...(today ? [today.phase] : [])])].toSorted((a, b) => a - b)
  const [first, last] = [all[0], today?.phase ?? all.at(-1)]
  if (first === undefined || last === undefined) return null
  return {
    experiment: holdoutIn(last),
    phases: all.map((phase) => ({ experiment: holdoutIn(phase), since: beginning(phase) })),
    startedAt: beginning(first),
    stopped: today ? null : { at: now, why: 'other' },
    discarded: null,
  }
}

const beginning = (phase: number): string => `${quarterBegins(phase)}T00:00:00.000Z`
