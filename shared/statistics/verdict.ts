/**
 * What may be said of each offer. A call is made when the range first allows it and stays made: the ranges hold for all
 * looks at once, so a look in between was as good as one at the end.
 */
import { comparisonsOf, type Arms, type Comparison, type Plan } from './comparison.ts'
import { mustBePositive } from './guards.ts'
import type { Range } from './range.ts'

export type KeptCall = 'keeps_more' | 'keeps_fewer' | 'no_difference' | 'not_worth_waiting'
export type MoneyCall = 'profitable' | 'loses_money'

/** What was called of an offer first, of which data, and what the range was then. Stored as it is, never edited. */
export interface Call<C> {
  offer: string
  call: C
  range: Range
  date: string
  revision: number
}

/** Today's range stands beside a call; it is null where later corrections of the data left too few customers. */
export type Verdict<C, Open> =
  | { state: 'collecting' }
  | { state: 'blocked'; call: Call<C> | null }
  | { state: Open; range: Range }
  | { state: C; range: Range | null; call: Call<C> }

export type KeptVerdict = Verdict<KeptCall, 'undecided'>
export type MoneyVerdict = Verdict<MoneyCall, 'not_proven'>

export type Advice = 'ship' | 'ship_profitable'

/** When and on which revision of the data this look is; blocked while an alarm says that the data cannot be trusted. */
export interface Look {
  date: string
  revision: number
  isBlocked: boolean
}

export interface Calls {
  kept: readonly Call<KeptCall>[]
  money: readonly Call<MoneyCall>[]
}

export interface Judged {
  offers: { offer: string; kept: KeptVerdict; money: MoneyVerdict; advice: Advice | null }[]
  /** Made at this look: to be stored behind the earlier ones. */
  newCalls: Calls
}

/**
 * A call gives way only to a stronger one, never to its opposite: "not worth waiting" may still become "keeps fewer".
 * Of the two that are strongest, the one that came first stands.
 */
const keptStrength: Record<KeptCall, number> = {
  keeps_more: 3,
  keeps_fewer: 3,
  no_difference: 2,
  not_worth_waiting: 1,
}
const moneyStrength: Record<MoneyCall, number> = { profitable: 1, loses_money: 1 }

function keptCall({ low, high }: Range, smallest: number): KeptCall | null {
  if (low > 0) return 'keeps_more'
  if (high < 0) return 'keeps_fewer'
  if (high >= smallest) return null
  return low > -smallest ? 'no_difference' : 'not_worth_waiting'
}

function moneyCall({ low, high }: Range): MoneyCall | null {
  if (low > 0) return 'profitable'
  return high < 0 ? 'loses_money' : null
}

/**
 * The verdicts of one look at an experiment whose weights stood still, with the calls of earlier looks in the order in
 * which they were made. Throws a RangeError for impossible counts or a plan out of bounds.
 */
export const verdictOf = (arms: Arms, plan: Plan, calls: Calls, look: Look): Judged =>
  judged(comparisonsOf(arms, plan), plan, calls, look)

/** The same from comparisons in hand, such as those of `dailyComparisonsOf`. Throws a RangeError likewise. */
export function judged(compared: readonly Comparison[], plan: Plan, calls: Calls, look: Look): Judged {
  const smallest = plan.smallestEffect
  mustBePositive('smallestEffect', smallest)
  const told = compared.map(({ offer, kept, money }) => ({
    offer,
    kept: latched(
      { offer, range: kept, call: kept && keptCall(kept, smallest), open: 'undecided' as const },
      { past: calls.kept, strength: keptStrength, look },
    ),
    money: latched(
      { offer, range: money, call: money && moneyCall(money), open: 'not_proven' as const },
      { past: calls.money, strength: moneyStrength, look },
    ),
  }))
  return {
    offers: told.map(({ offer, kept: [kept], money: [money] }) => ({
      offer,
      kept,
      money,
      advice: adviceOf(kept, money),
    })),
    newCalls: { kept: told.flatMap(({ kept }) => kept[1]), money: told.flatMap(({ money }) => money[1]) },
  }
}

interface Today<C, Open> {
  offer: string
  range: Range | null
  call: C | null
  open: Open
}

interface Before<C extends string> {
  past: readonly Call<C>[]
  strength: Record<C, number>
  look: Look
}

function latched<C extends string, Open>(
  { offer, range, call, open }: Today<C, Open>,
  { past, strength, look: { date, revision, isBlocked } }: Before<C>,
): [Verdict<C, Open>, Call<C>[]] {
  const standing = strongest(
    past.filter((one) => one.offer === offer),
    strength,
  )
  if (isBlocked) return [{ state: 'blocked', call: standing }, []]
  if (range && call && (!standing || strength[call] > strength[standing.call])) {
    const made = { offer, call, range, date, revision }
    return [{ state: call, range, call: made }, [made]]
  }
  if (standing) return [{ state: standing.call, range, call: standing }, []]
  return [range ? { state: open, range } : { state: 'collecting' }, []]
}

const strongest = <C extends string>(
  calls: readonly Call<C>[],
  strength: Record<C, number>,
): Call<C> | null =>
  calls.reduce<Call<C> | null>(
    (best, one) => (best && strength[best.call] >= strength[one.call] ? best : one),
    null,
  )

/**
 * To ship, an offer must keep more, and must not be known to lose money: so there must be a range of money. Proven
 * profitable takes both; as both must hold, neither needs a smaller alpha (Berger, Technometrics 24, 1982).
 */
export function adviceOf(kept: KeptVerdict, money: MoneyVerdict): Advice | null {
  if (kept.state !== 'keeps_more') return null
  if (money.state === 'profitable') return 'ship_profitable'
  return money.state === 'not_proven' ? 'ship' : null
}
