/** What is known of an experiment on both nights, and what was called of it on each. */
import type { CountedRow } from '#tests/figures/by-hand.ts'
import { callOn, isDaily, moneyAgainst, savedBy, type KeptCall, type Known } from './compared.ts'
import type { Document } from './documents.ts'
import { guardOf, guards, type Guard } from './harm.ts'
import { splitOdds, type Range } from './ranges.ts'
import { restatedBetween, type RestatedDay } from './restated.ts'
import { isClosed, laterOf, subjectsIn } from './subjects.ts'

export type Check = 'exposed' | 'matured' | 'known'
export const checks: readonly Check[] = ['exposed', 'matured', 'known']

/** How many customers came to an arm in a phase, and of how many it is known that much. */
export function countOf(
  { subjects, document, now }: Known,
  check: Check,
  arm: string,
  phase: number,
): number {
  const own = subjects.filter((one) => one.arm === arm && one.phase === phase)
  const closed = own.filter((one) => isClosed(one, document.horizon, now))
  if (check === 'exposed') return own.length
  return check === 'matured'
    ? closed.length
    : closed.filter((one) => laterOf(one, document.horizon).isKept !== null).length
}

/** Odds of a hundred to one for another split. */
function isLopsided(known: Known, check: Check): boolean {
  const odds = known.document.phases.map(({ phase, shares }) =>
    splitOdds(
      Object.entries(shares).map(([arm, share]) => ({ share, count: countOf(known, check, arm, phase) })),
    ),
  )
  return odds.reduce((sum, one) => sum + one, 0) >= Math.log(100)
}

const lopsidedIn = (known: Known): Check[] => checks.filter((check) => isLopsided(known, check))

/** `night`: a day; the range is that of then. */
interface Called<C> {
  arm: string
  call: C
  night: string
  range: Range
}

export interface Watched {
  known: Known
  /** Rows as of the first night: what was closed then may be restated. */
  before: Known
  kept: Called<KeptCall>[]
  money: Called<'profitable' | 'loses_money'>[]
  harm: { arm: string; guard: Guard; night: string }[]
  /** The night on which harm stopped it; null where it runs. */
  stopped: string | null
  /** Today's. */
  lopsided: Check[]
  saved: Readonly<Record<string, Range | null>>
  restated: RestatedDay[]
}

export function watched(
  document: Document,
  nights: readonly { rows: readonly CountedRow[]; at: string }[],
): Watched {
  const all = nights.map(({ rows, at }): Known & { night: string } => {
    return { document, subjects: subjectsIn(rows, document), now: Date.parse(at), night: at.slice(0, 10) }
  })
  const [before, known] = all
  if (!before || !known) throw new Error('there are two nights')
  const made: Made = { kept: [], money: [], harm: [] }
  for (const one of all) look(one, made)
  const isGlobal = document.id === 'holdout'
  return {
    ...made,
    known,
    before,
    stopped: isGlobal ? null : (made.harm[0]?.night ?? null),
    lopsided: lopsidedIn(known),
    saved: Object.fromEntries(document.offers.map((arm) => [arm, savedBy(known, arm)])),
    restated: restatedBetween(before, known),
  }
}

/** Calls give way to stronger ones alone; what was called once is not called again. */
const strength: Record<KeptCall, number> = {
  not_worth_waiting: 1,
  no_difference: 2,
  keeps_fewer: 3,
  keeps_more: 3,
}

type Made = Pick<Watched, 'kept' | 'money' | 'harm'>

function look(known: Known & { night: string }, made: Made): void {
  const { document, night } = known
  const isBlocked = lopsidedIn(known).length > 0
  for (const arm of document.offers) {
    for (const guard of guards)
      if (
        guardOf(known, guard, arm).found?.isAlarm &&
        !made.harm.some((one) => one.arm === arm && one.guard === guard)
      )
        made.harm.push({ arm, guard, night })
    if (isBlocked) continue
    const range = savedBy(known, arm)
    const call = range && callOn(range, document.smallest)
    const last = made.kept.findLast((one) => one.arm === arm)
    if (range && call && (!last || strength[call] > strength[last.call]))
      made.kept.push({ arm, call, night, range })
    const money = moneyAgainst(known, arm).range
    if (money && (money.low > 0 || money.high < 0) && !made.money.some((one) => one.arm === arm))
      made.money.push({ arm, call: money.low > 0 ? 'profitable' : 'loses_money', night, range: money })
  }
}

export type KeptState = KeptCall | 'blocked' | 'undecided' | 'collecting'

export function keptState({ kept, lopsided, saved }: Watched, arm: string): KeptState {
  if (lopsided.length > 0) return 'blocked'
  const call = kept.findLast((one) => one.arm === arm)
  return call?.call ?? (saved[arm] ? 'undecided' : 'collecting')
}

export function moneyState({ known, money, lopsided }: Watched, arm: string) {
  if (lopsided.length > 0) return 'blocked'
  const call = money.findLast((one) => one.arm === arm)
  return call?.call ?? (moneyAgainst(known, arm).range ? 'not_proven' : 'collecting')
}

/** Offers against each other, once both are called better than the holdout. */
export function betterOnes(of: Watched): string[] {
  if (isDaily(of.known)) return []
  return of.known.document.offers.filter((arm) => keptState(of, arm) === 'keeps_more')
}
