/** What may be expected of a design before it starts: days first, then customers, then what would make it shorter. */
import { bestHoldoutShare, daysFor, needOf, smallestEffect, type Design, type Need } from './planner.ts'

export interface Asked {
  design: Design
  /** Absolute, as a share of one; or whole units of the currency. */
  effect: number
  /** Customers let in a day, over all arms. */
  perDay: number
  /** Days after the exposure on which a customer is judged. */
  horizon: number
}

/** `hopeless`: the planned number takes more than a year, and by then the question is another one. */
export type Pace = 'well' | 'slow' | 'hopeless'

/** What would be quicker, and the days that letting customers in would take then. */
export interface Help {
  type: 'fewer_offers' | 'larger_effect' | 'even_shares'
  /** Offers; the effect; the holdout's share. */
  value: number
  days: number
}

export interface Outlook {
  need: Need
  /** Until the last planned customer is let in; `all` until they are judged as well. */
  days: { lettingIn: number; all: number }
  pace: Pace
  /** Customers who are made no offer, and of them those who would have been kept by one of this effect. */
  held: { customers: number; forgone: number }
  /** The smallest effect that is found by so many days of letting in; null where none is large enough. */
  found: { days: number; effect: number | null }[]
  /** The same question with so many offers. */
  arms: { offers: number; perArm: number; total: number; days: number }[]
  helps: Help[]
}

const longest = { well: 120, slow: 365 }
const lookedAt = [30, 60, 90]
const mostOffers = 4

/** Throws a RangeError as `needOf` does, and where nobody comes. */
export function outlookOf(asked: Asked): Outlook {
  const { design, effect, perDay, horizon } = asked
  const need = needOf(design, effect)
  const lettingIn = daysFor(need.total, perDay, 0)
  const customers = need.holdout
  const isShare = design.measure.type === 'rate'
  return {
    need,
    days: { lettingIn, all: lettingIn + horizon },
    pace: paceOf(lettingIn),
    held: { customers, forgone: isShare ? Math.round(customers * effect) : 0 },
    found: lookedAt.map((days) => ({ days, effect: smallestEffect(design, days * perDay) })),
    arms: Array.from({ length: mostOffers }, (_, index) => withOffers(asked, index + 1)),
    helps: helpsOf(asked, lettingIn),
  }
}

const paceOf = (days: number): Pace =>
  days <= longest.well ? 'well' : days <= longest.slow ? 'slow' : 'hopeless'

function withOffers({ design, effect, perDay }: Asked, offers: number): Outlook['arms'][number] {
  const { perOffer, total } = needOf({ ...design, offers }, effect)
  return { offers, perArm: perOffer, total, days: daysFor(total, perDay, 0) }
}

/** Only what helps: by a tenth of the days and more. */
function helpsOf({ design, effect, perDay }: Asked, days: number): Help[] {
  const inDays = (other: Partial<Design>, wanted = effect): number =>
    daysFor(needOf({ ...design, ...other }, wanted).total, perDay, 0)
  const { measure, offers } = design
  const even = bestHoldoutShare(offers)
  const isPossible = measure.type === 'money' || measure.share + 2 * effect <= 1
  const all: Help[] = [
    ...(offers > 1 ? [{ type: 'fewer_offers' as const, value: 1, days: inDays({ offers: 1 }) }] : []),
    ...(isPossible
      ? [{ type: 'larger_effect' as const, value: 2 * effect, days: inDays({}, 2 * effect) }]
      : []),
    { type: 'even_shares', value: even, days: inDays({ holdoutShare: even }) },
  ]
  return all.filter((help) => help.days <= days * 0.9)
}
