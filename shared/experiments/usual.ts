/**
 * The questions that are asked most, each of one thing that one arm does otherwise. They become a document like any
 * other; what they cannot say is written as a document.
 */
import type { Playbook } from '#shared/playbook/playbook.ts'
import type { Change } from './changes.ts'
import { metWith } from './check-eligibility.ts'
import { buckets } from './hash.ts'

/** Figures of an offer that are one number. */
export const figures = ['percent', 'cycles', 'months', 'days', 'withinHours'] as const

/** All that the terms of an offer are made of: the figures, and amounts by currency. */
export const termNames = [...figures, 'amounts'] as const
export type TermName = (typeof termNames)[number]

/** What one arm does otherwise; `nothing`: the playbook as it is, held against no offer at all. */
export type Varied = Exclude<Change, { type: 'no_offer' | 'rule' | 'route' }> | { type: 'nothing' }

export interface Usual {
  varied: Varied
  /** Beside the arm that is new one in which everything is as today. */
  hasToday: boolean
  /** Of all customers, in basis points. */
  holdoutShare: number
}

/** What an arm of it is called, for people. */
export interface ArmNames {
  holdout: string
  today: string
  other: string
}

export const usualArms = { holdout: 'no-offer', today: 'today', other: 'other' } as const

/** The holdout first; what it leaves is shared evenly. Every figure goes in as it is: the check says what is wrong. */
export function armsOf({ varied, hasToday, holdoutShare }: Usual, names: ArmNames) {
  const other =
    varied.type === 'nothing' ? [] : [{ id: usualArms.other, name: names.other, changes: [varied] }]
  const isToday = hasToday || other.length === 0
  const today = isToday ? [{ id: usualArms.today, name: names.today, changes: [] }] : []
  const offers = [...today, ...other]
  const left = buckets - holdoutShare
  const each = Math.floor(left / offers.length)
  const holdout = { id: usualArms.holdout, name: names.holdout, changes: [{ type: 'no_offer' as const }] }
  return [
    { ...holdout, weight: holdoutShare },
    ...offers.map((arm, index) => ({
      ...arm,
      weight: index === 0 ? left - each * (offers.length - 1) : each,
    })),
  ]
}

/** The reasons that such a change is met with; null where it is all of them. */
export function askedFor(varied: Varied, playbook: Pick<Playbook, 'rules'>): string[] | null {
  if (varied.type === 'nothing') return null
  const met = metWith(varied, playbook) ?? []
  return met.length === 0 ? null : [...new Set(met)]
}

/** What the arms of a document ask, where it is one of these questions; null for any other. */
export function variedIn(arms: readonly { id: string; changes: readonly Change[] }[]): Varied | null {
  const [change, ...more] = arms.find(({ id }) => id === usualArms.other)?.changes ?? []
  if (change === undefined) return { type: 'nothing' }
  if (more.length > 0 || change.type === 'no_offer' || change.type === 'rule' || change.type === 'route')
    return null
  return change
}
