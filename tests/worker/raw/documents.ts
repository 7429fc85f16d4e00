/** What a test knows of the experiments that it watches, without asking their documents how they are to be read. */
import { weights, words } from './tried.ts'

/** The share of its customers that each arm had in one phase; the holdout first. */
export interface Phase {
  phase: number
  shares: Readonly<Record<string, number>>
}

export interface Document {
  id: string
  holdout: string
  /** Not the holdout, in the order of the document. */
  offers: readonly string[]
  phases: readonly Phase[]
  horizon: number
  /** A share of one. */
  smallest: number
  planned: number
  /** The most a customer counts for, in minor units; null where money is not judged. */
  cap: { amount: number; currency: string } | null
  /** Of whom it asks, as its page says it; null where it asks everybody. */
  when: string | null
  slice: string | null
}

const shared = { holdout: 'held' }

export const wordsTried: Document = {
  ...shared,
  id: words.id,
  offers: ['usual', 'kinder'],
  phases: [{ phase: 1, shares: { held: 0.36, usual: 0.32, kinder: 0.32 } }],
  horizon: words.horizon,
  smallest: 0.04,
  planned: words.plannedTotal,
  cap: words.valueCap,
  when: words.eligibility.when,
  slice: 'slices 0–7000',
}

export const weightsTried: Document = {
  ...shared,
  id: weights.id,
  offers: ['usual'],
  phases: [
    { phase: 1, shares: { held: 0.6, usual: 0.4 } },
    { phase: 2, shares: { held: 0.25, usual: 0.75 } },
  ],
  horizon: weights.horizon,
  smallest: 0.03,
  planned: weights.plannedTotal,
  cap: null,
  when: weights.eligibility.when,
  slice: 'slices 7000–10000',
}

/** Drawn anew each quarter, with the same share. */
export const globalHoldout: Document = {
  ...shared,
  id: 'holdout',
  offers: ['usual'],
  phases: [2_025_4, 2_026_1, 2_026_2, 2_026_3, 2_026_4].map((quarter) => ({
    phase: quarter * 100_000 + 500,
    shares: { held: 0.05, usual: 0.95 },
  })),
  horizon: 60,
  smallest: 0.02,
  planned: 5000,
  cap: null,
  when: null,
  slice: null,
}
