import type { Around } from '#shared/experiments/check-experiment.ts'
import { Experiment } from '#shared/experiments/experiment.ts'
import { defaultPlaybook } from '#shared/playbook/default.ts'

/** A document as somebody writes it, with what a test changes in it. */
export const aDocument = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 'pause-length',
  name: 'One month or two',
  hypothesis: 'A shorter pause is taken by fewer and resumed by more.',
  owner: 'Product marketing',
  arms: [holdout, asToday, shorter],
  holdoutArm: 'control',
  eligibility: { when: 'facts.period == "month"', reasons: ['unused', 'product'] },
  horizon: 90,
  smallestEffect: 500,
  ...changes,
})

export const holdout = { id: 'control', name: 'No offer', weight: 4000, changes: [{ type: 'no_offer' }] }
export const asToday = { id: 'today', name: 'Two months', weight: 3000, changes: [] as unknown[] }
export const shorter = {
  id: 'shorter',
  name: 'One month',
  weight: 3000,
  changes: [{ type: 'terms', offer: 'pause-2', terms: { months: 1 } }] as unknown[],
}

/** The holdout and three offers, one of them in warmer words. */
export const fourArms = [
  holdout,
  { ...asToday, weight: 2000 },
  { ...shorter, weight: 2000 },
  {
    id: 'warmer',
    name: 'In other words',
    weight: 2000,
    changes: [
      { type: 'sentence', key: 'sorry.unused', text: { en: 'Then it was not worth it to you so far.' } },
    ] as unknown[],
  },
]

/** Two arms: the holdout, and one with these changes. */
export const against = (...changes: unknown[]): unknown[] => [
  { ...holdout, weight: 5000 },
  { ...asToday, weight: 5000, changes },
]

export const anExperiment = (changes: Record<string, unknown> = {}): Experiment =>
  Experiment.parse(aDocument(changes))

export const alone: Around = { playbook: defaultPlaybook, others: [] }
export const beside = (...others: Experiment[]): Around => ({ playbook: defaultPlaybook, others })
