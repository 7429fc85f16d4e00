/** What the planner is asked, and what it answers: beside the form and beside a document. */
import * as z from 'zod'
import { Eligibility, Experiment } from '#shared/experiments/experiment.ts'
import { sumOf, type Counts } from '#shared/figures/counts.ts'
import { outlookOf, type Asked, type Outlook } from '#shared/statistics/outlook.ts'
import { varyOf, type Filled } from './form.ts'
import { numberIn } from './typed.ts'

/** What no document says: how things are today. As it was typed. */
export interface Situation {
  /** Percent of customers kept without an offer. */
  share: string
  /** Customers a day who come to the moment of the offer. */
  perDay: string
}

/** What is known of how things are, from what was recorded; null where that is too little. */
export interface Known {
  share: { percent: number; customers: number } | null
  pace: { perDay: number; conversations: number; days: number } | null
}

/** Customers from whom a share is taken. */
const fewestKnown = 100
const weeksLookedAt = 4

/**
 * From all conversations of the last whole weeks; with `reasons` from those that named them. Some customers come twice
 * and are counted twice, so it is a little too quick. The share is that of the holdout, else of all who decided.
 */
export function knownOf(counts: Counts, reasons: readonly string[] | null): Known {
  const weeks = counts.weeks.slice(-weeksLookedAt)
  const conversations = weeks.reduce((sum, { outcome, reason }) => {
    const of = reasons === null ? Object.values(outcome) : reasons.map((id) => reason[id] ?? 0)
    return sum + of.reduce<number>((total, n) => total + n, 0)
  }, 0)
  const days = weeks.length * 7
  return {
    share: shareOf(counts),
    pace: conversations === 0 ? null : { perDay: rounded(conversations / days), conversations, days },
  }
}

const rounded = (value: number): number => Number(value.toPrecision(2))

function shareOf({ draws, matured }: Counts): Known['share'] {
  const held = draws.reduce((sum, { held: one }) => ({ n: sum.n + one.n, yes: sum.yes + one.yes }), {
    n: 0,
    yes: 0,
  })
  const all = { n: sumOf(matured, 'all.known'), yes: sumOf(matured, 'all.kept') }
  const of = held.n >= fewestKnown ? held : all
  return of.n < fewestKnown ? null : { percent: Math.round((100 * of.yes) / of.n), customers: of.n }
}

/** What is typed stands before what is known. */
export const situationOf = ({ share, perDay }: Situation, known: Known): Situation => ({
  share: share === '' ? String(known.share?.percent ?? '') : share,
  perDay: perDay === '' ? String(known.pace?.perDay ?? '') : perDay,
})

export interface Question {
  offers: number
  /** In basis points. */
  holdoutShare: number
  effect: number
  coverage: number
  horizon: number
  alpha: number
  power: number
}

/**
 * Null where something is lacking, or is no number that a plan can be made of. `heldOut`: the share of all customers who
 * are in the global holdout and so in no experiment, in basis points.
 */
export function workedOut(question: Question, { share, perDay }: Situation, heldOut: number): Outlook | null {
  const [percent, pace] = [numberIn(share), numberIn(perDay)]
  if (typeof percent !== 'number' || typeof pace !== 'number') return null
  const asked: Asked = {
    design: {
      measure: { type: 'rate', share: percent / 100 },
      offers: question.offers,
      holdoutShare: question.holdoutShare / 10_000,
      alpha: question.alpha,
      power: question.power,
    },
    effect: question.effect / 10_000,
    perDay: pace * (1 - heldOut / 10_000) * (question.coverage / 10_000),
    horizon: question.horizon,
  }
  try {
    return outlookOf(asked)
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}

export function questionIn(filled: Filled): Question {
  const times100 = (text: string): number => Number(numberIn(text)) * 100
  return {
    offers: varyOf(filled) !== 'nothing' && filled.today === '1' ? 2 : 1,
    holdoutShare: times100(filled.holdout),
    effect: times100(filled.effect),
    coverage: times100(filled.coverage),
    horizon: Number(numberIn(filled.horizon)),
    alpha: 0.05,
    power: 0.8,
  }
}

/** What a plan is made of; whatever else is not written yet does not matter for it. */
const Planned = z.object(
  Experiment.pick({
    arms: true,
    holdoutArm: true,
    smallestEffect: true,
    coverage: true,
    horizon: true,
    alpha: true,
    power: true,
  }).shape,
)

/** Null where the document does not say enough. */
export function questionOf(document: unknown): Question | null {
  const planned = Planned.safeParse(document).data
  if (!planned) return null
  const { arms, holdoutArm, smallestEffect: effect, coverage, horizon, alpha, power } = planned
  const open = arms.filter(({ weight }) => weight > 0)
  return {
    offers: Math.max(1, open.filter(({ id }) => id !== holdoutArm).length),
    holdoutShare: arms.find(({ id }) => id === holdoutArm)?.weight ?? 0,
    effect,
    coverage,
    horizon,
    alpha,
    power,
  }
}

/** The reasons that a document is for; null for all, and where it does not say. */
export const reasonsOf = (document: unknown): string[] | null =>
  z.object({ eligibility: Eligibility }).safeParse(document).data?.eligibility.reasons ?? null
