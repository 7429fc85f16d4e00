/** Guardrails from customers one by one: harm beside what an offer is meant for. */
import { closedOf, type Known } from './compared.ts'
import type { Phase } from './documents.ts'
import { grouped } from './grouped.ts'
import { boundOf, isEnough, moneyLack, rateOf, sampleOf } from './ranges.ts'
import { hasStayed, laterOf, type Subject } from './subjects.ts'

export const guards = [
  'leaving',
  'secondsToLeave',
  'askedAgain',
  'failedPayments',
  'refunds',
  'complaints',
] as const
export type Guard = (typeof guards)[number]

/** As nobody changed them: shares of one, and seconds. */
const margins: Record<Guard, number> = {
  leaving: 0.02,
  secondsToLeave: 60,
  askedAgain: 0.05,
  failedPayments: 0.02,
  refunds: 0.02,
  complaints: 0.02,
}

/** One number for each customer of whom it is asked. */
function valuesOf(known: Known, guard: Guard, arm: string): number[] {
  const { subjects, document } = known
  const on = document.horizon
  const [own, closed] = [subjects.filter((one) => one.arm === arm), closedOf(known, arm, on)]
  const later = closed.map((one) => laterOf(one, on))
  const told = (of: (boolean | null)[]) => of.filter((one) => one !== null).map(Number)
  switch (guard) {
    case 'leaving':
      return own.filter((one) => !hasStayed(one)).map((one) => Number(secondsOf(one) !== undefined))
    case 'secondsToLeave':
      return own.flatMap((one) => secondsOf(one) ?? [])
    case 'askedAgain':
      return closed.map(({ cameBack }) => Number(cameBack !== null && cameBack < on))
    case 'failedPayments':
      return later
        .filter((one) => one.isKept === true || one.isInvoluntary)
        .map((one) => Number(one.isInvoluntary))
    case 'refunds':
      return told(later.map(({ isRefunded }) => isRefunded))
    case 'complaints':
      return told(later.map(({ hasComplained }) => hasComplained))
  }
}

const secondsOf = ({ row }: Subject): number | undefined => row.leaving?.took

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** Difference and the end that matters; null below the gate. */
function foundIn(known: Known, guard: Guard, offer: string) {
  const [a, b] = [valuesOf(known, guard, known.document.holdout), valuesOf(known, guard, offer)]
  const isTime = guard === 'secondsToLeave'
  const isGated = [a, b].every((of) => {
    const { mature, payers } = moneyLack(of.length, of.length)
    return isTime ? mature + payers === 0 : isEnough(of.length, sum(of))
  })
  if (!isGated) return null
  const [inA, inB] = [a, b].map((of) => (isTime ? sampleOf(of) : rateOf(of.length, sum(of))))
  if (!inA || !inB) return null
  const planned = Math.max(isTime ? 2000 : 1000, known.document.planned)
  const harm = guard === 'leaving' ? 'less' : 'more'
  const bound = boundOf(inA, inB, { alpha: 0.05, planned }, harm)
  const isAlarm = harm === 'more' ? bound > margins[guard] : bound < -margins[guard]
  return { difference: inB.mean - inA.mean, bound, isAlarm }
}

export function guardOf(known: Known, guard: Guard, offer: string) {
  const { document, subjects } = known
  const alike = [...grouped(document.phases, ({ shares }: Phase) => JSON.stringify(shares)).values()]
  // Each stretch in which weights stood still is judged by itself.
  const found = alike.map((phases) => {
    const own = subjects.filter(({ phase }) => phases.some((one) => one.phase === phase))
    return foundIn({ ...known, subjects: own }, guard, offer)
  })
  const said = found.find((one) => one?.isAlarm) ?? found.findLast((one) => one !== null) ?? null
  return {
    harm: guard === 'leaving' ? 'less' : 'more',
    margin: margins[guard],
    holdout: valuesOf(known, guard, document.holdout),
    offer: valuesOf(known, guard, offer),
    found: said,
  } as const
}
