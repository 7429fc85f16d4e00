/** Offers as programmes: ranked by what they keep, so that none is clung to (S0.26), and the good ones are used earlier (S0.27). */
import { shareOf } from './rates.ts'

export interface Programme {
  offer: string
  shown: number
  took: number
  /** Shown to, and it is known how they stood on their day. */
  known: number
  /** Of these: took it, and were kept and paying. */
  kept: number
  /** Took it, and it is known how they stood. */
  taken: number
}

export interface Ranked extends Programme {
  rank: number
  /** Kept ÷ known: what the programme is ranked by. */
  success: number | null
  /** Proposed for retirement; somebody decides. */
  retire: boolean
}

/** Below so many nothing is proposed. */
export const fewestKnown = 50
/** Below so many who took it, nobody is told to offer it unasked. */
export const fewestTaken = 20

/**
 * The most successful first. One is proposed for retirement when, of at least 50, so few were kept that even the upper
 * end of the 95 % range (Wilson, JASA 22, 1927) is below what all others together keep. Different customers are shown
 * different offers, so this is a reason to look and not a proof: that is what experiments are for.
 */
export function ranked(programmes: readonly Programme[]): Ranked[] {
  return programmes
    .map((one) => ({ ...one, success: shareOf(one.kept, one.known), retire: isWeak(one, programmes) }))
    .toSorted(
      (a, b) => (b.success ?? -1) - (a.success ?? -1) || b.shown - a.shown || (a.offer < b.offer ? -1 : 1),
    )
    .map((one, index) => ({ ...one, rank: index + 1 }))
}

function isWeak(one: Programme, all: readonly Programme[]): boolean {
  const others = all.filter(({ offer }) => offer !== one.offer)
  const sum = (of: 'known' | 'kept') => others.reduce((total, other) => total + other[of], 0)
  const usual = shareOf(sum('kept'), sum('known'))
  return usual !== null && one.known >= fewestKnown && upperEnd(one.kept, one.known) < usual
}

/** Upper end of the 95 % range of a share, after Wilson. */
function upperEnd(yes: number, n: number): number {
  const z2 = 1.959964 ** 2
  const p = yes / n
  return (p + z2 / (2 * n) + Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n)))) / (1 + z2 / n)
}

/** Worth offering before anybody asks to leave: enough have taken it, some stayed, and it is not up for retirement. */
export const candidates = (programmes: readonly Ranked[]): Ranked[] =>
  programmes.filter(({ taken, kept, retire }) => taken >= fewestTaken && kept > 0 && !retire)
